#include "evaluator/readers/circuit_parts.h"
#include "evaluator/readers/reader.h"

namespace routesight {
namespace {

void Read(const ResourceReader& peering, TopologyBuilder& builder) {
  auto draft = peering.NewDraft<CircuitPeeringDraft>();
  draft.circuit = peering.Parent("express_route_circuit_name");
  ReadCircuitPeering(peering, peering.values(), "", draft);
  draft.peer_asn = UnlessFilledIn(peering, "peer_asn", draft.peer_asn);
  draft.ipv4_enabled = ResourceReader::Bool(peering["ipv4_enabled"]);
  builder.Add(std::move(draft));
}

constexpr std::string_view kAttributes[] = {
    "express_route_circuit_name",
    "ipv4_enabled",
    "peer_asn",
    "peering_type",
    "primary_peer_address_prefix",
    "secondary_peer_address_prefix",
    "vlan_id",
};

}  // namespace

const Reader kReadAzurermExpressRouteCircuitPeering = {"azurerm_express_route_circuit_peering",
                                                       kAttributes, Read};

}  // namespace routesight

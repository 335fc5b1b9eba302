#include "evaluator/readers/reader.h"
#include "evaluator/readers/stated_values.h"

namespace routesight {
namespace {

void Read(const ResourceReader& connection, TopologyBuilder& builder) {
  auto draft = connection.NewDraft<CircuitConnectionDraft>();
  draft.peering = connection.Link("peering_id");
  draft.peer_peering = connection.Link("peer_peering_id");
  draft.address_prefix =
      PrefixIn(connection, connection["address_prefix_ipv4"], "address_prefix_ipv4",
               "the addresses between the two circuits are not known", draft.gaps);
  builder.Add(std::move(draft));
}

constexpr std::string_view kAttributes[] = {"address_prefix_ipv4", "peer_peering_id", "peering_id"};

}  // namespace

const Reader kReadAzurermExpressRouteCircuitConnection = {
    "azurerm_express_route_circuit_connection", kAttributes, Read};

}  // namespace routesight

#include "evaluator/readers/circuit_parts.h"
#include "evaluator/readers/reader.h"

namespace routesight {
namespace {

constexpr int kMbpsPerGbps = 1000;

std::string TextOf(JsonView value) {
  return value.IsSensitive() ? std::string() : std::string(value.Text());
}

PlanValue<int> Bandwidth(const ResourceReader& circuit, JsonView provider) {
  const PlanValue<int> mbps = NumberIn(provider["bandwidth_in_mbps"]);
  if (!mbps.absent() && !(mbps.known() && mbps.value() == 0)) return mbps;
  // A circuit on a port of ExpressRoute Direct.
  const PlanValue<int> gbps = NumberIn(circuit["bandwidth_in_gbps"]);
  return gbps.known() ? PlanValue<int>(gbps.value() * kMbpsPerGbps) : gbps;
}

// Peerings stand in the data source of a circuit only; else they are resources of their own.
void ReadPeerings(const ResourceReader& circuit, TopologyBuilder& builder) {
  const JsonView peerings = circuit["peerings"];
  for (size_t i = 0; i < peerings.size(); ++i) {
    const std::string type(peerings.At(i)["peering_type"].Text());
    if (type.empty()) continue;
    CircuitPeeringDraft draft;
    draft.name = Concat(circuit.address(), "#peering:", type);
    if (!circuit.arm_id().empty()) draft.arm_id = Concat(circuit.arm_id(), "/peerings/", type);
    draft.managed = false;
    draft.circuit = Reference::ToNode(circuit.address());
    ReadCircuitPeering(circuit, peerings.At(i), Concat("peerings.", i, "."), draft);
    builder.Add(std::move(draft));
  }
}

// Its data source lists all peerings that a circuit has.
PrivatePeering PrivatePeeringIn(const ResourceReader& circuit) {
  const JsonView peerings = circuit["peerings"];
  if (circuit.managed() || !peerings.IsList()) return PrivatePeering::kNotAtHand;
  for (size_t i = 0; i < peerings.size(); ++i) {
    if (!CircuitPeeringTypeIn(peerings.At(i)["peering_type"]).known()) {
      return PrivatePeering::kNotAtHand;
    }
  }
  return PrivatePeering::kAbsent;
}

void Read(const ResourceReader& circuit, TopologyBuilder& builder) {
  auto draft = circuit.NewDraft<CircuitDraft>();
  const JsonView sku = OnlyBlock(circuit["sku"]);
  draft.tier = TextOf(sku["tier"]);
  draft.family = TextOf(sku["family"]);
  const JsonView read = circuit["service_provider_properties"];
  const JsonView provider = read.size() > 0 ? read.At(0) : circuit.values();
  draft.peering_location = TextOf(provider["peering_location"]);
  draft.service_provider = TextOf(provider["service_provider_name"]);
  draft.bandwidth_in_mbps = Bandwidth(circuit, provider);
  draft.port = circuit.Link("express_route_port_id");
  draft.state = WordIn<CircuitState>(circuit["service_provider_provisioning_state"],
                                     {{"Provisioned", CircuitState::kProvisioned},
                                      {"NotProvisioned", CircuitState::kNotProvisioned},
                                      {"Provisioning", CircuitState::kNotProvisioned},
                                      {"Deprovisioning", CircuitState::kNotProvisioned}});
  draft.private_peering = PrivatePeeringIn(circuit);
  builder.Add(std::move(draft));
  ReadPeerings(circuit, builder);
}

constexpr std::string_view kAttributes[] = {"bandwidth_in_gbps",
                                            "bandwidth_in_mbps",
                                            "express_route_port_id",
                                            "peering_location",
                                            "peerings",
                                            "service_provider_name",
                                            "service_provider_properties",
                                            "service_provider_provisioning_state",
                                            "sku"};

}  // namespace

const Reader kReadAzurermExpressRouteCircuit = {"azurerm_express_route_circuit", kAttributes, Read};

}  // namespace routesight

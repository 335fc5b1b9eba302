#include <algorithm>

#include "evaluator/base/rule_catalogue.h"
#include "evaluator/base/text.h"
#include "evaluator/control_plane/circuit_use.h"
#include "evaluator/findings/detector.h"

namespace routesight {
namespace {

std::vector<std::string> SubnetsBehind(const Snapshot& snapshot, VnetId host) {
  const Topology& topology = snapshot.topology;
  const std::vector<RoutingDomainId>& attached = snapshot.ribs.attached;
  std::vector<std::string> subnets;
  for (const Subnet& subnet : topology.subnets) {
    if (!subnet.vnet.has_value() || !host.has_value()) continue;
    if (attached[subnet.vnet.value] != attached[host.value]) continue;
    subnets.emplace_back(topology.Text(subnet.name));
  }
  std::sort(subnets.begin(), subnets.end());
  return subnets;
}

std::vector<Finding> Find(const Snapshot& snapshot) {
  const Topology& topology = snapshot.topology;
  std::vector<Finding> findings;
  for (const GatewayConnection& connection : topology.connections) {
    if (!connection.gateway.has_value() || !connection.circuit.has_value()) continue;
    const Circuit& circuit = topology.circuits[connection.circuit];
    const CircuitUse use = UseOf(circuit);
    if (use == CircuitUse::kCarriesRoutes) continue;
    const bool not_provisioned = use == CircuitUse::kNotProvisioned;
    const std::string name(topology.Text(circuit.name));
    Finding finding;
    finding.resources = {std::string(topology.Text(connection.name)), name};
    finding.message = Concat(finding.resources.front(), " leads to ", name,
                             not_provisioned ? ", which its service provider has not provisioned"
                                             : ", which has no private peering",
                             ": no route passes over it.");
    finding.subnets = SubnetsBehind(snapshot, topology.gateways[connection.gateway].vnet);
    finding.rules = {RuleNamed("ER-03")};
    finding.remedy = not_provisioned
                         ? "Give the service key to the provider and plan again when it is done."
                         : "Add azurerm_express_route_circuit_peering for AzurePrivatePeering, or "
                           "ask the provider for it.";
    findings.push_back(std::move(finding));
  }
  return findings;
}

constexpr std::string_view kReferences[] = {kExpressRouteRouting};

}  // namespace

const Detector kCircuitWithoutRoutes = {
    {"RS404",
     "circuit-without-routes",
     "No route passes over a circuit",
     Severity::kHigh,
     {"A gateway is connected to an ExpressRoute circuit that its service provider has not "
      "provisioned, or that has no private peering.",
      "Nothing is exchanged with on-premises over this circuit until both are there.",
      "service_provider_provisioning_state is NotProvisioned in the plan.",
      "Have the provider provision the circuit, give it a private peering, and plan again."},
     kReferences},
    Find,
    nullptr};

}  // namespace routesight

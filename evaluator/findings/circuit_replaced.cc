#include <algorithm>
#include <set>

#include "evaluator/base/rule_catalogue.h"
#include "evaluator/base/text.h"
#include "evaluator/findings/by_name.h"
#include "evaluator/findings/detector.h"

namespace routesight {
namespace {

bool IsDone(const ApplyTimeline& apply, const std::string& resource, OperationKind kind) {
  return std::any_of(apply.operations.begin(), apply.operations.end(),
                     [&](const TimedOperation& operation) {
                       return operation.resource == resource && operation.kind == kind;
                     });
}

// DOWN-26: A replaced circuit has to be provisioned again.
std::vector<Finding> Find(const Timeline& timeline) {
  const Topology& topology = timeline.before().topology;
  std::vector<Finding> findings;
  for (const auto& [name, circuit] : ByName(topology, topology.circuits)) {
    if (!IsDone(timeline.apply, name, OperationKind::kDelete) ||
        !IsDone(timeline.apply, name, OperationKind::kCreate)) {
      continue;
    }
    Finding finding;
    finding.resources = {name};
    std::set<std::string> subnets;
    std::set<std::string> connections;
    for (const GatewayConnection& connection : topology.connections) {
      if (connection.circuit != circuit) continue;
      connections.insert(NameIn(topology, connection));
      if (!connection.gateway.has_value()) continue;
      const VnetId vnet = topology.gateways[connection.gateway].vnet;
      for (const std::string& subnet : SubnetsOf(topology, vnet)) subnets.insert(subnet);
    }
    finding.resources.insert(finding.resources.end(), connections.begin(), connections.end());
    finding.subnets.assign(subnets.begin(), subnets.end());
    finding.message = Concat(
        name,
        " is replaced: the new circuit has another service key and carries nothing "
        "until its provider has provisioned it, in hours to days",
        connections.empty() ? "" : Concat("; ", Join(connections, ", "), " waits for that"), ".");
    if (connections.empty()) finding.lowered = Severity::kHigh;
    finding.rules = {RuleNamed("DOWN-26")};
    finding.remedy =
        "Order the new circuit beside the old one, move the connections when it is provisioned, "
        "and delete the old one last.";
    findings.push_back(std::move(finding));
  }
  return findings;
}

constexpr std::string_view kReferences[] = {
    "https://learn.microsoft.com/azure/expressroute/expressroute-workflows"};

}  // namespace

const Detector kCircuitReplaced = {
    {"RS118",
     "circuit-replaced",
     "An ExpressRoute circuit is replaced",
     Severity::kCritical,
     {"The plan deletes an ExpressRoute circuit and creates it again: its name, provider or "
      "location changes, or its bandwidth becomes smaller.",
      "The new circuit has another service key. Until the provider has provisioned it, which takes "
      "hours to days and is nothing that Terraform waits for, nothing crosses it, although the "
      "apply succeeded.",
      "bandwidth_in_mbps goes from 500 to 200 to save costs.",
      "Create the new circuit beside the old one, let the provider provision it, move the "
      "connections, and then delete the old one."},
     kReferences},
    nullptr,
    Find};

}  // namespace routesight

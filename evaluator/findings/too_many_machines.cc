#include <set>

#include "evaluator/base/rule_catalogue.h"
#include "evaluator/base/text.h"
#include "evaluator/findings/detector.h"
#include "evaluator/findings/questions.h"

namespace routesight {
namespace {

constexpr int64_t kMostMachines = 4000;

// Whether a machine has an interface in a network that gets its routes from there.
bool IsIn(const Snapshot& snapshot, const Machine& machine, RoutingDomainId domain) {
  for (const NicId nic : machine.nics) {
    const SubnetId subnet = snapshot.topology.nics[nic].subnet;
    if (!subnet.has_value()) continue;
    const VnetId vnet = snapshot.topology.subnets[subnet].vnet;
    if (vnet.has_value() && snapshot.ribs.attached[vnet.value] == domain) return true;
  }
  return false;
}

// LIM-04: A route server serves 4,000 machines. Those that are not known are not counted.
std::vector<Finding> Find(const Snapshot& snapshot) {
  const Topology& topology = snapshot.topology;
  std::vector<Finding> findings;
  for (const RouteServer& server : topology.route_servers) {
    if (!server.vnet.has_value()) continue;
    const RoutingDomainId domain = snapshot.ribs.attached[server.vnet.value];
    if (!domain.has_value()) continue;
    int64_t count = 0;
    for (const Machine& machine : topology.machines) {
      if (!IsIn(snapshot, machine, domain)) continue;
      const bool many = machine.kind == MachineKind::kScaleSet && machine.instances.known();
      count += many ? machine.instances.value() : 1;
    }
    if (count <= kMostMachines) continue;
    Finding finding;
    finding.message =
        Concat("More than the ", kMostMachines, " machines that ", NameIn(topology, server),
               " has capacity for as it is created are in its network and in those "
               "that use it: some of them may not get its routes.");
    finding.resources = {NameIn(topology, server)};
    finding.subnets = SubnetsOf(topology, server.vnet);
    finding.rules = {RuleNamed("LIM-04")};
    finding.lowered = Severity::kMedium;
    finding.remedy = Concat("There are at least ", count,
                            ": add routing infrastructure units, which azurerm does not manage, or "
                            "divide the networks among several route servers.");
    findings.push_back(std::move(finding));
  }
  return findings;
}

constexpr std::string_view kReferences[] = {
    "https://learn.microsoft.com/azure/route-server/route-server-capacity"};

}  // namespace

const Detector kTooManyMachines = {
    {"RS417",
     "too-many-machines",
     "A route server has too many machines to serve",
     Severity::kHigh,
     {"The network of a route server and those that use it have more machines than a route server "
      "of the basic capacity programs routes for.",
      "The machines above the limit may lack the routes of the appliances and gateways, and "
      "nothing "
      "says which ones they are. Somebody may have added capacity outside of Terraform, so this is "
      "told one degree lower.",
      "Five scale sets of 1,000 machines each in spokes of one hub.",
      "Add routing infrastructure units, or divide the networks."},
     kReferences},
    Find,
    nullptr};

}  // namespace routesight

#include <map>
#include <set>

#include "evaluator/base/rule_catalogue.h"
#include "evaluator/base/text.h"
#include "evaluator/findings/detector.h"
#include "evaluator/findings/evidence.h"
#include "evaluator/findings/questions.h"

namespace routesight {
namespace {

// SEL-07: Next hops of announced routes lie in the network or in a peer of it.
std::vector<Finding> Find(const Snapshot& snapshot, const WaySurvey& survey) {
  const Topology& topology = snapshot.topology;
  std::map<VnetId, std::set<std::string>> prefixes;
  std::map<VnetId, std::set<std::string>> subnets;
  std::map<VnetId, std::vector<RouteRow>> rows;
  for (const DeadRow& row : survey.dead_rows) {
    const Subnet& subnet = topology.subnets[row.subnet];
    if (row.route.source != RouteSource::kVirtualNetworkGateway || !subnet.vnet.has_value() ||
        row.route.next_hop_type != NextHopType::kNone) {
      continue;
    }
    prefixes[subnet.vnet].insert(row.route.prefix.ToString());
    subnets[subnet.vnet].insert(NameIn(topology, subnet));
    AddRows({RowOf(snapshot, row.route)}, rows[subnet.vnet]);
  }
  std::vector<Finding> findings;
  for (const auto& [vnet, list] : prefixes) {
    const std::string name = NameIn(topology, topology.vnets[vnet]);
    Finding finding;
    finding.message = Concat(name, " gets ", Join(list, ", "),
                             " from a route server with a next hop that lies neither in it nor in "
                             "a network that it is peered with: packets are dropped.");
    finding.resources = {name};
    finding.subnets.assign(subnets[vnet].begin(), subnets[vnet].end());
    finding.rules = {RuleNamed("SEL-07")};
    finding.routes = rows[vnet];
    finding.confidence = Basis::kObserved;
    finding.remedy = Concat("Peer ", name, " with the network of the appliance, too.");
    findings.push_back(std::move(finding));
  }
  return findings;
}

constexpr std::string_view kReferences[] = {kRouteInjection};

}  // namespace

const Detector kAnnouncedNextHopUnreachable = {
    {"RS303",
     "announced-next-hop-unreachable",
     "A spoke cannot reach an announced next hop",
     Severity::kCritical,
     {"A route server gives a spoke the routes of an appliance that stands in a third network, "
      "with "
      "which the spoke is not peered.",
      "Azure shows such routes with next hop None. They win over shorter routes, and every packet "
      "that takes them is dropped.",
      "An appliance in network X announces 0.0.0.0/0 to the route server of the hub. The spokes "
      "are "
      "peered with the hub and not with X.",
      "Peer the spokes with the network of the appliance, or let the appliance announce a next hop "
      "in the hub."},
     kReferences},
    nullptr,
    nullptr,
    Find};

}  // namespace routesight

#include <algorithm>
#include <map>
#include <set>

#include "evaluator/base/rule_catalogue.h"
#include "evaluator/base/text.h"
#include "evaluator/findings/detector.h"
#include "evaluator/findings/evidence.h"
#include "evaluator/findings/questions.h"

namespace routesight {
namespace {

// One route of one table, which may serve many subnets.
struct Guilty {
  std::string table;
  std::string route;
  std::string prefix;
  std::string next_hop;
  friend auto operator<=>(const Guilty&, const Guilty&) = default;
};

struct Effect {
  std::string reason;
  RuleId rule;
  RouteRow row;
  std::set<std::string> subnets;
};

std::string ReasonOf(const DeadRow& row) {
  if (!row.reason.empty()) return row.reason;
  return std::string(FateInWords(row.fate));
}

// UDR-03, UDR-04, NVA-01: What a next hop must be so that packets get through it.
std::vector<Finding> Find(const Snapshot& snapshot, const WaySurvey& survey) {
  const Topology& topology = snapshot.topology;
  std::map<Guilty, Effect> routes;
  for (const DeadRow& row : survey.dead_rows) {
    if (row.route.source != RouteSource::kUser) continue;
    const Subnet& subnet = topology.subnets[row.subnet];
    const UserRouteTable* table = TableOf(topology, subnet);
    if (table == nullptr) continue;
    Effect& effect =
        routes[{NameIn(topology, *table), std::string(topology.Text(row.route.name)),
                row.route.prefix.ToString(), std::string(topology.Text(row.next_hop))}];
    effect.reason = ReasonOf(row);
    effect.row = RowOf(snapshot, row.route);
    effect.rule = row.rule.value_or(RuleNamed("UDR-04"));
    for (const Subnet& other : topology.subnets) {
      if (other.route_table == subnet.route_table && other.vnet == subnet.vnet) {
        effect.subnets.insert(NameIn(topology, other));
      }
    }
  }
  std::vector<Finding> findings;
  for (const auto& [route, effect] : routes) {
    Finding finding;
    finding.message = Concat("The route ", route.route, " (", route.prefix, ") leads to ",
                             route.next_hop.empty() ? "a next hop" : route.next_hop,
                             ", and packets are dropped there: ", effect.reason, ".");
    finding.resources = {route.table};
    finding.subnets.assign(effect.subnets.begin(), effect.subnets.end());
    finding.rules = {effect.rule};
    finding.routes = {effect.row};
    finding.remedy = effect.rule == RuleNamed("NVA-01")
                         ? "Set ip_forwarding_enabled to true on the interface, or let the route "
                           "lead to one that forwards."
                         : "Let the route lead to an appliance in the same network or in one that "
                           "is peered with it.";
    findings.push_back(std::move(finding));
  }
  return findings;
}

constexpr std::string_view kReferences[] = {kUdrOverview};

}  // namespace

const Detector kDeadNextHop = {
    {"RS302",
     "dead-next-hop",
     "A next hop does not take its packets",
     Severity::kCritical,
     {"A user-defined route names a next hop that is too far away, that is no gateway the network "
      "can use, or whose interface may not forward.",
      "The route stays active and wins, and every packet that takes it is dropped.",
      "A spoke that is peered with hub 1 only has a route to an appliance in hub 2.",
      "Let the route lead to an appliance one hop away, and set ip_forwarding_enabled on its "
      "interface."},
     kReferences},
    nullptr,
    nullptr,
    Find};

}  // namespace routesight

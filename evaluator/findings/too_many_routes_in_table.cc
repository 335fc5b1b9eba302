#include <algorithm>

#include "evaluator/base/rule_catalogue.h"
#include "evaluator/base/text.h"
#include "evaluator/findings/detector.h"
#include "evaluator/findings/questions.h"

namespace routesight {
namespace {

// LIM-06: A route table holds so many routes.
std::vector<Finding> Find(const Snapshot& snapshot) {
  const Topology& topology = snapshot.topology;
  const size_t most = topology.behaviour.routes_per_table;
  std::vector<Finding> findings;
  for (size_t i = 0; i < topology.route_tables.size(); ++i) {
    const UserRouteTableId id = topology.route_tables.IdAt(i);
    const UserRouteTable& table = topology.route_tables[id];
    if (table.routes.size() <= most) continue;
    Finding finding;
    // The number stands in the remedy, so that one more route makes no other finding.
    finding.message =
        Concat(NameIn(topology, table), " has more than the ", most, " routes that are allowed.");
    finding.resources = {NameIn(topology, table)};
    for (const Subnet& subnet : topology.subnets) {
      if (subnet.route_table == id) finding.subnets.push_back(NameIn(topology, subnet));
    }
    std::sort(finding.subnets.begin(), finding.subnets.end());
    finding.rules = {RuleNamed("LIM-06")};
    finding.remedy =
        Concat("It has ", table.routes.size(),
               " now: summarise them. Where Azure allows more, state it in routesight.yaml "
               "(assume.switches.udr_per_table).");
    findings.push_back(std::move(finding));
  }
  return findings;
}

constexpr std::string_view kReferences[] = {kAzureLimits};

}  // namespace

const Detector kTooManyRoutesInTable = {
    {"RS206",
     "too-many-routes-in-table",
     "A route table has too many routes",
     Severity::kHigh,
     {"The user-defined routes of one table are more than Azure lets a table hold.",
      "Azure refuses the routes above the limit, and the apply stops with some of them missing.",
      "One route for each of 450 branch offices, where 400 are allowed.",
      "Summarise prefixes, or let a route server announce them."},
     kReferences},
    Find,
    nullptr};

}  // namespace routesight

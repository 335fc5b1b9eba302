// Where a summary route sends packets to an appliance, and longer rows inside it go past.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "evaluator/findings/finding.h"

namespace routesight {

// One route of one table, which may serve many subnets.
struct Bypass {
  std::string table;
  std::string route;
  std::string summary;  // Its prefix.
  std::string appliance;
  std::set<Prefix> prefixes;  // That go past it.
  std::set<std::string> subnets;
  std::vector<RouteRow> rows;  // The route, and what is longer.
};

// Which rows count: of the longer one, and of the next hop of the summary.
using PastRule = bool (*)(const Topology& topology, const Route& past, Symbol appliance);

// In order of table, route, prefix and appliance. Platform subnets are left out, and default
// routes, which are about the Internet.
std::vector<Bypass> FindBypasses(const Snapshot& snapshot, PastRule counts);

}  // namespace routesight

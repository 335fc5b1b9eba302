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

// Whether a longer row of the table counts; with the network of the appliance that the summary
// leads to, none where no network at hand has its address.
using PastRule = bool (*)(const Topology& topology, const EffectiveTable& table, const Route& past,
                          VnetId network_of_appliance);

// In order of table, route, prefix and appliance; without routes to what may be in any network.
// Platform subnets are left out, and default
// routes, which are about the Internet.
std::vector<Bypass> FindBypasses(const Snapshot& snapshot, PastRule counts);

}  // namespace routesight

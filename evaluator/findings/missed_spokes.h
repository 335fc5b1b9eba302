// UDR-13: Networks that traffic from gateways reaches past an appliance that it is meant to cross.
#pragma once

#include <string>
#include <vector>

#include "evaluator/timeline/timeline.h"

namespace routesight {

struct MissedSpoke {
  SubnetId gateway_subnet;
  VnetId spoke;
  Prefix prefix;            // Of the spoke; its row wins.
  bool summarised = false;  // A route covers it and is too short. Else other spokes have
                            // one, and this one sends its packets there.
  Symbol route;             // Name of that route, or of one of another spoke.
  Symbol appliance;         // Its next hop.
};

// Sorted by subnet, then prefix.
std::vector<MissedSpoke> FindMissedSpokes(const Snapshot& snapshot);

}  // namespace routesight

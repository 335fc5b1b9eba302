// What becomes of traffic between moments: lost, moved, or on another way for a while.
#pragma once

#include <span>
#include <vector>

#include "evaluator/timeline/follow_traffic.h"
#include "evaluator/timeline/timeline.h"

namespace routesight {

// Of moments in the order of time, and what FollowTraffic says of them. Steps of the windows count
// the moments from 0, the first of which is before. Without causes and durations. Sorted by sender,
// then first step.
std::vector<Window> WindowsIn(const TrafficHistory& traffic, std::span<MomentWays* const> moments);
std::vector<Window> FindWindows(std::span<MomentWays* const> moments, Thoroughness thoroughness);

// What is lost for good because the plan takes away the network that it was sent to is no outage.
void LeaveOutRemovedNetworks(const Topology& before, const Topology& after,
                             std::vector<Window>& windows);

}  // namespace routesight

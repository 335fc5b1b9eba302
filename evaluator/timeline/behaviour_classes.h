// Traffic that fares alike at every moment of the apply.
#pragma once

#include <span>
#include <vector>

#include "evaluator/timeline/follow_traffic.h"
#include "evaluator/timeline/timeline.h"

namespace routesight {

// Of moments in the order of time, and what FollowTraffic says of them. The rows of phases are
// those for the first prefix of the first member. A partition: each sender that is there before and
// after, with each prefix that its table has at any moment, and each longer one that fares
// otherwise, is in exactly one class. Sorted by the first member.
std::vector<BehaviourClass> ClassesIn(const TrafficHistory& traffic,
                                      std::span<MomentWays* const> moments);
// The same of all moments of a timeline.
std::vector<BehaviourClass> FindBehaviourClasses(const Timeline& timeline);

}  // namespace routesight

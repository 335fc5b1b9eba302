// The apply of the first plan between its two ends: which operations run when, and what the network
// is after each moment at which something changes.
#pragma once

#include <span>

#include "evaluator/timeline/timeline.h"

namespace routesight {

// `ends` has the snapshots before and after.
ApplyTimeline SimulateApply(std::span<const LinkedPlan> plans, const Configuration& configuration,
                            const Timeline& ends);

}  // namespace routesight

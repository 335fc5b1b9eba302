// When windows are, for how long, and why.
#pragma once

#include "evaluator/timeline/timeline.h"

namespace routesight {

// Gives the windows of the expected order, which count steps from 1, their durations and causes.
// `rules` says of each operation what it does by what it writes.
void TimeWindows(ApplyTimeline& apply, std::span<const Interruption> interruptions,
                 const std::vector<RuleId>& rules);

// What an operation that takes so long, and the interruption if it is one, says of a duration.
WindowDuration DurationFrom(const Duration& seconds, std::span<const DurationEstimate* const> from);

}  // namespace routesight

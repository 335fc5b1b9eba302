// When windows are, for how long, and why.
#pragma once

#include <map>
#include <span>
#include <string>
#include <tuple>
#include <vector>

#include "evaluator/timeline/timeline.h"

namespace routesight {

// By step, sender and prefix: which of several causes that meet at a step changes that traffic
// without the others.
using Blame = std::map<std::tuple<size_t, Sender, std::string>, std::vector<Cause>>;

// Gives the windows of the expected order, which count steps from 1, their durations and causes.
// `rules` says of each operation what it does by what it writes. Without blame for a window all
// causes of its first step are its causes.
void TimeWindows(ApplyTimeline& apply, std::span<const Interruption> interruptions,
                 const std::vector<RuleId>& rules, const Blame& blame);

// What an operation that takes so long, and the interruption if it is one, says of a duration.
WindowDuration DurationFrom(const Duration& seconds, std::span<const DurationEstimate* const> from);

}  // namespace routesight

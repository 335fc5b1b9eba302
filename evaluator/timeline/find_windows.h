// What becomes of traffic from moment to moment.
#pragma once

#include <span>
#include <vector>

#include "evaluator/timeline/timeline.h"

namespace routesight {

// Of the subnets and interfaces that are there at the first and at the last moment: the prefixes of
// their tables that do not fare the same at all moments. Steps of the windows are places of moments
// in the span; they have no duration and no causes yet. Sorted as in ApplyTimeline.
std::vector<Window> FindWindows(std::span<const Snapshot* const> moments);

}  // namespace routesight

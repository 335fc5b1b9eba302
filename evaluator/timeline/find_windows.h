// What becomes of traffic while the apply runs, as far as the source's own table tells. Where the
// packet goes behind its first next hop is not followed here.
#pragma once

#include <span>
#include <vector>

#include "evaluator/timeline/timeline.h"

namespace routesight {

// The subnets and interfaces that are there before and after the steps, and the prefixes of their
// tables whose next hop is not the same at all moments.
std::vector<Window> FindWindows(const Snapshot& before, std::span<const Step> steps);

}  // namespace routesight

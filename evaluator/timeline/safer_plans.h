// Changes of the configuration with which an apply loses less traffic.
#pragma once

#include <span>
#include <vector>

#include "evaluator/timeline/timeline.h"

namespace routesight {

// Tries create_before_destroy on each replaced resource whose new object can stand beside the old
// one, and what closes a window before what opens it; keeps what loses some traffic for a shorter
// time, none for longer, and meets no refusal more. `plans` are the same before and after; the
// first is what is varied meanwhile. Sorted by resources.
std::vector<SaferPlan> FindSaferPlans(std::span<LinkedPlan> plans,
                                      const Configuration& configuration, const Timeline& timeline);

}  // namespace routesight

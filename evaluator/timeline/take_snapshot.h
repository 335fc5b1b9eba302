#pragma once

#include <span>
#include <string_view>

#include "evaluator/plan/moment.h"
#include "evaluator/timeline/timeline.h"

namespace routesight {

// The network at a moment, with everything computed from it.
Snapshot TakeSnapshot(std::span<const LinkedPlan> plans, const Configuration& configuration,
                      const Moment& moment, std::string_view at);

}  // namespace routesight

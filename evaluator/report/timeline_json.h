// The apply as JSON: `timeline` of an evaluation, and the document that `routesight timeline`
// gives.
#pragma once

#include <string>

#include "evaluator/report/route_json.h"
#include "evaluator/timeline/behaviour_classes.h"
#include "evaluator/timeline/timeline.h"

namespace routesight {

Json ApplyJson(const ApplyTimeline& apply);

std::string TimelineAsJson(const ApplyTimeline& apply);

Json BehaviourClassesJson(const std::vector<BehaviourClass>& classes);

// Null without a duration.
Json WindowDurationJson(const std::optional<WindowDuration>& duration);

}  // namespace routesight

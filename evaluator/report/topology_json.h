// The network as reports draw it, with what the plan changes in it.
#pragma once

#include "evaluator/report/route_json.h"
#include "evaluator/timeline/timeline.h"

namespace routesight {

Json TopologyJson(const Timeline& timeline);

}  // namespace routesight

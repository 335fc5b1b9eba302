// What single failures cost, for programs.
#pragma once

#include "evaluator/failures/analyse_failures.h"
#include "evaluator/report/route_json.h"

namespace routesight {

// The `failures` of an evaluation.
Json FailuresJson(const FailureAnalysis& analysis);

}  // namespace routesight

// Results of route tests for programs.
#pragma once

#include <string>
#include <vector>

#include "evaluator/report/route_json.h"
#include "evaluator/route_tests/route_tests.h"

namespace routesight {

// The `tests` of an evaluation.
Json TestResultsJson(const std::vector<TestResult>& results);

}  // namespace routesight

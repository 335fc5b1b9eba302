// The route tests of the configuration file: what a team wants to hold true.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "evaluator/base/ip_address.h"
#include "evaluator/configuration/configuration.h"
#include "evaluator/route_tests/judge_route.h"
#include "evaluator/timeline/timeline.h"

namespace routesight {

std::string_view TestMomentName(TestMoment moment);  // any_single_failure

// One test, at one moment, from one source.
struct TestResult {
  std::string name;
  Place place;
  std::string from;  // The source as the plan calls it, else as the file does.
  IpAddress to;
  TestMoment at = TestMoment::kAfter;
  TestVerdict verdict = TestVerdict::kUnknown;
  std::vector<std::string> reasons;  // As in TestAnswer.
  std::vector<Gap> depends_on;
};

// In the order of the file, then of its moments, then of the sources' names. A test whose source
// is there at no moment fails: a slip in a name must not look like success.
std::vector<TestResult> RunRouteTests(const Timeline& timeline, const Configuration& configuration);

bool AnyTestFailed(const std::vector<TestResult>& results);

}  // namespace routesight

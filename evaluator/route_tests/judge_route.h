// Whether a network does what a route test expects, for one source.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "evaluator/base/gap.h"
#include "evaluator/configuration/configuration.h"
#include "evaluator/paths/origin.h"
#include "evaluator/paths/surroundings.h"

namespace routesight {

enum class TestVerdict : uint8_t { kPassed, kFailed, kUnknown };
std::string_view TestVerdictName(TestVerdict verdict);  // passed, failed, unknown

struct TestAnswer {
  TestVerdict verdict = TestVerdict::kPassed;
  std::vector<std::string> reasons;  // Why it did not pass: sentences without a full stop.
  std::vector<Gap> depends_on;       // Of an answer that is not known. Sorted.
};

// Fails if one expectation does not hold, whatever is not known of the others.
TestAnswer JudgeRoute(const Surroundings& around, const Origin& origin, const RouteTest& test);

}  // namespace routesight

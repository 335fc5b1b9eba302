#include "evaluator/base/duration.h"

#include <catch2/catch.hpp>

namespace routesight {
namespace {

TEST_CASE("durations are told to the second below ten minutes, else to the minute") {
  CHECK(DurationRangeText({45, 45, 45}) == "about 45 s");
  CHECK(DurationRangeText({0, 150, 599}) == "about 2 min 30 s (0 s to 9 min 59 s)");
  CHECK(DurationRangeText({3600, 3700, 7230}) == "about 1 h 2 min (1 h to 2 h 1 min)");
}

}  // namespace
}  // namespace routesight

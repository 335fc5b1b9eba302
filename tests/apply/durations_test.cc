#include "evaluator/apply/durations.h"

#include <catch2/catch.hpp>

#include "tests/support/plan_json.h"

namespace routesight {
namespace {

DurationEstimate EstimateOf(std::string_view yaml) {
  const Evaluation evaluation =
      EvaluateWithFile(yaml, {Created("azurerm_route_server.hub", R"("name":"hub")")});
  return evaluation.timeline.apply.operations.at(0).estimate;
}

TEST_CASE("the table of durations is sorted, and every row says where it is from") {
  std::string_view previous;
  for (const TypeDurations& row : BuiltInDurations()) {
    INFO(row.type);
    CHECK(previous < row.type);
    previous = row.type;
    for (const DurationEstimate& estimate : {row.create, row.update, row.removal}) {
      CHECK(estimate.duration.min_seconds > 0);
      CHECK(estimate.duration.min_seconds <= estimate.duration.typical_seconds);
      CHECK(estimate.duration.typical_seconds <= estimate.duration.max_seconds);
      CHECK_FALSE(estimate.source.empty());
      CHECK((estimate.basis == DurationBasis::kAssumed || estimate.source.starts_with("https://")));
    }
  }
}

TEST_CASE("a duration is the built-in one unless the configuration file says otherwise") {
  const DurationEstimate built_in = EstimateOf("version: 1\n");
  CHECK(built_in.duration == Duration{900, 960, 1200});
  CHECK(built_in.basis == DurationBasis::kObserved);
  const DurationEstimate own = EstimateOf(
      "version: 1\nassume:\n  durations:\n    azurerm_route_server.create: {typical: 30}\n");
  CHECK(own.duration == Duration{900, 1800, 1800});
  CHECK(own.basis == DurationBasis::kConfigured);
}

TEST_CASE("what is said of an address counts more than what is said of its type") {
  const DurationEstimate estimate = EstimateOf(
      "version: 1\nassume:\n  durations:\n    azurerm_route_server.hub.create: {max: 10}\n"
      "    azurerm_route_server.create: {typical: 30}\n");
  CHECK(estimate.duration == Duration{600, 600, 600});
}

}  // namespace
}  // namespace routesight

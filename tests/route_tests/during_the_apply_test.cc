// Route tests that are asked at each step of an apply.
#include "evaluator/route_tests/during_the_apply.h"

#include <catch2/catch.hpp>

#include "evaluator/base/text.h"
#include "evaluator/configuration/parse_configuration.h"
#include "evaluator/evaluate.h"
#include "tests/support/test_case.h"

namespace routesight {
namespace {

// The results before, during and after the apply of a plan of testdata.
std::vector<TestResult> Results(std::string_view name, std::string_view from, std::string_view to,
                                std::string_view expect) {
  const std::string plan = ReadFile(SourceDirectory() / "testdata" / name / "plan.json");
  const auto configuration =
      ParseConfiguration(Concat("version: 1\ntests:\n  - {name: t, from: ", from, ", to: ", to,
                                ", expect: {", expect, "}, at: [before, during, after]}\n"),
                         "routesight.yaml");
  REQUIRE(configuration.ok());
  const auto evaluation = Evaluate({"plan", std::string_view(plan)}, {}, *configuration);
  REQUIRE(evaluation.ok());
  REQUIRE(evaluation->tests.size() == 3);
  return evaluation->tests;
}

}  // namespace

TEST_CASE("during: a gateway that is replaced does not deliver until its connection is there") {
  const auto results =
      Results("apply-gateway-replaced", "azurerm_subnet.app", "192.168.0.4", "delivered: true");
  CHECK(results[0].verdict == TestVerdict::kPassed);
  CHECK(results[1].verdict == TestVerdict::kFailed);
  REQUIRE_FALSE(results[1].reasons.empty());
  CHECK_THAT(results[1].reasons.front(), Catch::StartsWith("just after step 1: "));
  CHECK(results[2].verdict == TestVerdict::kPassed);
}

TEST_CASE("during: what no step touches passes") {
  for (const TestResult& result :
       Results("apply-gateway-tagged", "azurerm_subnet.app", "192.168.0.4", "delivered: true")) {
    CHECK(result.verdict == TestVerdict::kPassed);
  }
}

TEST_CASE("during: what another order of the operations would lose is not known") {
  const auto results =
      Results("apply-two-changes-bad-order", "azurerm_subnet.srv", "10.0.1.4", "delivered: true");
  CHECK(results[1].verdict == TestVerdict::kUnknown);
  CHECK_THAT(results[1].reasons.front(), Catch::Contains("Terraform may choose an order"));
}

TEST_CASE("of answers the worst counts, with all its reasons") {
  TestAnswer worst;
  AddWorse("a: ", {TestVerdict::kUnknown, {"one"}, {}}, worst);
  AddWorse("b: ", {TestVerdict::kPassed, {}, {}}, worst);
  CHECK(worst.reasons == std::vector<std::string>{"a: one"});
  AddWorse("c: ", {TestVerdict::kFailed, {"two"}, {}}, worst);
  AddWorse("d: ", {TestVerdict::kUnknown, {"three"}, {}}, worst);
  AddWorse("e: ", {TestVerdict::kFailed, {"four"}, {}}, worst);
  CHECK(worst.verdict == TestVerdict::kFailed);
  CHECK(worst.reasons == std::vector<std::string>{"c: two", "e: four"});
}

}  // namespace routesight

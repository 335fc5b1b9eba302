// A draft holds on the network that it was made of, and says what it leaves out.
#include "evaluator/route_tests/draft_tests.h"

#include <catch2/catch.hpp>

#include "evaluator/base/text.h"
#include "evaluator/configuration/parse_configuration.h"
#include "evaluator/report/tests_text.h"
#include "tests/support/test_case.h"

namespace routesight {

TEST_CASE("the drafts of every case are understood and hold before the apply") {
  size_t drafted = 0;
  for (const auto& directory : CaseDirectories()) {
    INFO(directory);
    Evaluation evaluation = EvaluatePlan(directory / "plan.json");
    const TestDraft draft = DraftRouteTests(evaluation.timeline);
    drafted += draft.tests.size();
    const auto configuration = ParseConfiguration(DraftAsYaml(draft), "draft.yaml");
    INFO(configuration.status());
    REQUIRE(configuration.ok());
    REQUIRE(configuration->tests.size() == draft.tests.size());
    const bool is_new = evaluation.timeline.before().topology.subnets.size() == 0;
    for (const TestResult& result : RunRouteTests(evaluation.timeline, *configuration)) {
      if (result.at != (is_new ? TestMoment::kAfter : TestMoment::kBefore)) continue;
      INFO(result.name << ": " << Join(result.reasons, "; "));
      CHECK(result.verdict == TestVerdict::kPassed);
    }
  }
  CHECK(drafted > 200);
}

}  // namespace routesight

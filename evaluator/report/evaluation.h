// Everything that an evaluation found out: what reports show.
#pragma once

#include <optional>
#include <vector>

#include "evaluator/configuration/configuration.h"
#include "evaluator/failures/analyse_failures.h"
#include "evaluator/findings/finding.h"
#include "evaluator/links/linked_plan.h"
#include "evaluator/route_tests/route_tests.h"
#include "evaluator/timeline/timeline.h"

namespace routesight {

struct Evaluation {
  // The plan that is evaluated, then the plans and states that stand beside it. At least one.
  std::vector<LinkedPlan> plans;
  Configuration configuration;
  Timeline timeline;
  std::vector<Finding> findings;
  size_t ignored_findings = 0;  // Left out by the policy of the configuration.
  std::vector<TestResult> tests;
  std::optional<FailureAnalysis> failures;  // Absent where nobody asked for them.

  const Plan& plan() const { return plans.front().plan; }
};

}  // namespace routesight

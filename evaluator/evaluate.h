// The whole evaluation: a plan and a configuration in, everything that reports show out.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "evaluator/configuration/configuration.h"
#include "evaluator/findings/finding.h"
#include "evaluator/plan/plan.h"
#include "evaluator/plan/references.h"
#include "evaluator/timeline/timeline.h"

namespace routesight {

struct Evaluation {
  std::string plan_name;  // As the user named the file; only for display.
  Plan plan;
  std::vector<Link> links;
  Timeline timeline;
  std::vector<Finding> findings;
};

// Reads the plan and evaluates it. Fails only when the text is no plan that we understand.
absl::StatusOr<Evaluation> Evaluate(std::string_view plan_name, PlanText plan_text,
                                    const Configuration& configuration);

}  // namespace routesight

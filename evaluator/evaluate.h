// The whole evaluation: a plan and a configuration in, everything that reports show out.
#pragma once

#include <string_view>

#include "absl/status/statusor.h"
#include "evaluator/configuration/configuration.h"
#include "evaluator/plan/plan.h"
#include "evaluator/report/evaluation.h"

namespace routesight {

// Reads the plan and evaluates it. Fails only when the text is no plan that we understand.
absl::StatusOr<Evaluation> Evaluate(std::string_view plan_name, PlanText plan_text,
                                    const Configuration& configuration);

}  // namespace routesight

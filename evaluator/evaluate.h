// The whole evaluation: a plan and a configuration in, everything that reports show out.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "evaluator/configuration/configuration.h"
#include "evaluator/plan/plan.h"
#include "evaluator/report/evaluation.h"

namespace routesight {

// The text of a plan or state, and what the user calls it.
struct NamedText {
  std::string name;
  PlanText text;
};

// Reads a plan, and the plans and states that stand beside it (TF-07). The texts are not needed any
// more then. Fails only when a text is not understood; the message begins with its name.
absl::StatusOr<std::vector<Plan>> ReadPlans(const NamedText& plan,
                                            std::span<const NamedText> beside);

// Evaluates the first of the plans.
Evaluation EvaluatePlans(std::vector<Plan> plans, const Configuration& configuration);

// Both.
absl::StatusOr<Evaluation> Evaluate(const NamedText& plan, std::span<const NamedText> beside,
                                    const Configuration& configuration);

// The same with what each single failure would cost after the apply.
Evaluation WithFailures(Evaluation evaluation);

}  // namespace routesight

#include "evaluator/evaluate.h"

#include "evaluator/readers/build_topology.h"

namespace routesight {

absl::StatusOr<Evaluation> Evaluate(std::string_view plan_name, PlanText plan_text,
                                    const Configuration& configuration) {
  absl::StatusOr<Plan> plan = ParsePlan(plan_text, AttributesThatReadersWant());
  if (!plan.ok()) return plan.status();
  Evaluation evaluation;
  evaluation.plan_name = plan_name;
  evaluation.plan = *std::move(plan);
  std::vector<LinkPin> pins;
  for (const PinnedReference& pin : configuration.references) {
    pins.push_back({pin.attribute, pin.target});
  }
  evaluation.links = ResolveLinks(evaluation.plan, pins);
  evaluation.timeline = BuildTimeline(evaluation.plan, evaluation.links, configuration);
  evaluation.findings = FindAll(evaluation.timeline);
  return evaluation;
}

}  // namespace routesight

#include "evaluator/evaluate.h"

#include <string>
#include <utility>
#include <vector>

#include "absl/container/flat_hash_set.h"
#include "evaluator/base/text.h"
#include "evaluator/links/references.h"
#include "evaluator/readers/build_topology.h"

namespace routesight {
namespace {

// The pins that decided no link: their link or their target is not there.
std::vector<std::string> PinsWithoutEffect(const Configuration& configuration,
                                           const Evaluation& evaluation) {
  absl::flat_hash_set<std::string> pinned;
  for (const Link& link : evaluation.links) {
    if (link.by != LinkBasis::kPinned) continue;
    const Symbol address = evaluation.plan.resources[link.from].address;
    pinned.insert(Concat(evaluation.plan.Text(address), ".", link.attribute));
  }
  std::vector<std::string> idle;
  for (const PinnedReference& pin : configuration.references) {
    if (pinned.contains(pin.attribute)) continue;
    idle.push_back(Concat(pin.place.file, ":", pin.place.line, ":", pin.place.column,
                          ": the unknown reference ", pin.attribute, ", or its target ", pin.target,
                          ","));
  }
  return idle;
}

}  // namespace

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
  for (std::string& pin : PinsWithoutEffect(configuration, evaluation)) {
    evaluation.timeline.unmatched.push_back(std::move(pin));
  }
  evaluation.findings = FindAll(evaluation.timeline);
  return evaluation;
}

}  // namespace routesight

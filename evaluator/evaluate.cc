#include "evaluator/evaluate.h"

#include <string>
#include <utility>
#include <vector>

#include "absl/container/flat_hash_set.h"
#include "evaluator/base/text.h"
#include "evaluator/failures/during_the_apply.h"
#include "evaluator/findings/wanted_attributes.h"
#include "evaluator/plan/join_plans.h"
#include "evaluator/policy/apply_policy.h"
#include "evaluator/readers/topology_reader.h"
#include "evaluator/route_tests/route_tests.h"
#include "evaluator/timeline/interruptions.h"
#include "evaluator/timeline/safer_plans.h"

namespace routesight {
namespace {

// The pins that decided no link: their link or their target is not there.
std::vector<std::string> PinsWithoutEffect(const Configuration& configuration,
                                           const Evaluation& evaluation) {
  absl::flat_hash_set<std::string> pinned;
  for (const auto& [plan, links] : evaluation.plans) {
    for (const Link& link : links) {
      if (link.by != LinkBasis::kPinned) continue;
      pinned.insert(Concat(plan.Text(plan.resources[link.from].label), ".", link.attribute));
    }
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

absl::Status Named(std::string_view name, const absl::Status& status) {
  return absl::Status(status.code(), ToAbsl(Concat(name, ": ", FromAbsl(status.message()))));
}

}  // namespace

absl::StatusOr<std::vector<Plan>> ReadPlans(const NamedText& plan,
                                            std::span<const NamedText> beside) {
  std::vector<WantedAttributes> wanted = AttributesThatReadersWant();
  for (WantedAttributes& more : AttributesThatInterrupt()) wanted.push_back(std::move(more));
  for (WantedAttributes& more : AttributesThatFindingsWant()) wanted.push_back(std::move(more));
  std::vector<Plan> plans;
  absl::StatusOr<Plan> first = ParsePlan(plan.text, wanted);
  if (!first.ok()) return Named(plan.name, first.status());
  first->name = plan.name;
  plans.push_back(*std::move(first));
  for (const NamedText& text : beside) {
    absl::StatusOr<Plan> other = ParsePlanOrState(text.text, wanted);
    if (!other.ok()) return Named(text.name, other.status());
    other->name = text.name;
    plans.push_back(*std::move(other));
  }
  JoinPlans(plans);
  return plans;
}

absl::StatusOr<Evaluation> Evaluate(const NamedText& plan, std::span<const NamedText> beside,
                                    const Configuration& configuration) {
  absl::StatusOr<std::vector<Plan>> plans = ReadPlans(plan, beside);
  if (!plans.ok()) return plans.status();
  return EvaluatePlans(*std::move(plans), configuration);
}

Evaluation EvaluatePlans(std::vector<Plan> plans, const Configuration& configuration) {
  std::vector<LinkPin> pins;
  for (const PinnedReference& pin : configuration.references) {
    pins.push_back({pin.attribute, pin.target});
  }
  Evaluation evaluation;
  for (Plan& parsed : plans) {
    std::vector<Link> links = ResolveLinks(parsed, pins);
    evaluation.plans.push_back({std::move(parsed), std::move(links)});
  }
  evaluation.configuration = configuration;
  evaluation.timeline = BuildTimeline(evaluation.plans, configuration);
  evaluation.timeline.apply.safer =
      FindSaferPlans(evaluation.plans, configuration, evaluation.timeline);
  for (std::string& pin : PinsWithoutEffect(configuration, evaluation)) {
    evaluation.timeline.unmatched.push_back(std::move(pin));
  }
  JudgedFindings judged = ApplyPolicy(FindAll(evaluation.timeline, evaluation.plan()),
                                      configuration.policy, DayOf(evaluation.plan().timestamp));
  evaluation.findings = std::move(judged.findings);
  evaluation.ignored_findings = judged.ignored;
  evaluation.tests = RunRouteTests(evaluation.timeline, configuration);
  return evaluation;
}

Evaluation WithFailures(Evaluation evaluation) {
  const std::vector<AssumedFailure>& named = evaluation.configuration.failures;
  FailureAnalysis analysis = AnalyseFailures(evaluation.timeline.snapshots.back(), named,
                                             Reuse::kUnrelatedParts, kMostWaysOfFailures);
  analysis.during = AnalyseFailuresDuringApply(evaluation.timeline, analysis, named);
  evaluation.failures = std::move(analysis);
  return evaluation;
}

}  // namespace routesight

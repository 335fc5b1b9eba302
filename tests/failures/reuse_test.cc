// What is used again of the network without a failure changes no answer: on random networks and on
// every case, the quick analysis equals the plain one, which computes and follows everything anew.
#include <catch2/catch.hpp>

#include "evaluator/base/text.h"
#include "evaluator/failures/analyse_failures.h"
#include "tests/support/network_text.h"
#include "tests/support/random_hubs.h"
#include "tests/support/test_case.h"

namespace routesight {
namespace {

std::string Printed(const FailureAnalysis& analysis) {
  std::string text;
  for (const FailureEffect& effect : analysis.effects) {
    text += Concat(FailureKindName(effect.kind), " ", effect.name, "\n");
    const auto print = [&](std::string_view title, const std::vector<AffectedTraffic>& traffic) {
      for (const AffectedTraffic& one : traffic) {
        text += Concat("  ", title, " ", one.from, " ", one.to, " ", Join(one.via_before, ","), " ",
                       Join(one.via, ","), " ", one.reason, "\n");
      }
    };
    print("lost", effect.lost);
    print("moved", effect.moved);
    print("unknown", effect.unknown);
  }
  return text + Join(analysis.left_out, " ");
}

size_t CompareOn(Snapshot& snapshot, const std::vector<AssumedFailure>& named) {
  const FailureAnalysis quick =
      AnalyseFailures(snapshot, named, Reuse::kUnrelatedParts, kMostWaysOfFailures);
  const FailureAnalysis plain =
      AnalyseFailures(snapshot, named, Reuse::kNothing, kMostWaysOfFailures);
  CHECK(Printed(quick) == Printed(plain));
  size_t affected = 0;
  for (const FailureEffect& effect : plain.effects) {
    affected += effect.lost.size() + effect.moved.size() + effect.unknown.size();
  }
  return affected;
}

}  // namespace

TEST_CASE("quick analysis of failures equals the plain one on random networks") {
  size_t affected = 0;
  for (uint32_t seed = 1; seed <= 60; ++seed) {
    const std::string text = RandomHubs(seed);
    INFO("seed " << seed << "\n" << text);
    Snapshot snapshot = SnapshotOf("after", text);
    affected += CompareOn(snapshot, {});
  }
  CHECK(affected > 500);
}

TEST_CASE("quick analysis of failures equals the plain one on every case") {
  for (const auto& directory : CaseDirectories()) {
    INFO(directory);
    Evaluation evaluation = EvaluatePlan(directory / "plan.json");
    CompareOn(evaluation.timeline.snapshots.back(), evaluation.configuration.failures);
  }
}

}  // namespace routesight

// Many networks that are nearly alike: every single failure, every step of an apply, beside one
// computation of the network.
#include <benchmark/benchmark.h>

#include "evaluator/failures/analyse_failures.h"
#include "evaluator/timeline/behaviour_classes.h"
#include "tests/bench/micro/loaded_plan.h"

namespace routesight {
namespace {

void ComputeNetwork(benchmark::State& state) {
  const LoadedPlan& plan = Load(kSmallNetwork);
  for (auto _ : state)
    benchmark::DoNotOptimize(SnapshotAt(plan, Moment::After()).fibs.tables.size());
}
BENCHMARK(ComputeNetwork);

// How all traffic fares is part of what failures and steps are judged by.
void ComputeNetworkAndTraffic(benchmark::State& state) {
  const LoadedPlan& plan = Load(kSmallNetwork);
  for (auto _ : state) {
    Timeline timeline;
    timeline.snapshots.push_back(SnapshotAt(plan, Moment::After()));
    benchmark::DoNotOptimize(FindBehaviourClasses(timeline));
  }
}
BENCHMARK(ComputeNetworkAndTraffic)->MeasureProcessCPUTime();

void AnalyseAllFailures(benchmark::State& state) {
  Snapshot snapshot = SnapshotAt(Load(kSmallNetwork), Moment::After());
  size_t left_out = 0;
  for (auto _ : state) {
    const FailureAnalysis analysis =
        AnalyseFailures(snapshot, {}, Reuse::kUnrelatedParts, kMostWaysOfFailures);
    left_out = analysis.left_out.size();
  }
  state.counters["failures"] = static_cast<double>(ListFailures(snapshot, {}).size());
  state.counters["left_out"] = static_cast<double>(left_out);
}
BENCHMARK(AnalyseAllFailures)->MeasureProcessCPUTime()->Unit(benchmark::kMillisecond);

// Before, after, and all that lies between.
void SimulateApply(benchmark::State& state) {
  const LoadedPlan& plan = Load(kSmallNetwork);
  size_t steps = 0;
  for (auto _ : state) {
    steps = BuildTimeline(plan.plans, plan.configuration).apply.steps.size();
  }
  state.counters["steps"] = static_cast<double>(steps);
}
BENCHMARK(SimulateApply)->MeasureProcessCPUTime()->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace routesight

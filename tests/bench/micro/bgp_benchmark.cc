// BGP: candidate routes a second, memory a route, and what more prefixes cost.
#include <benchmark/benchmark.h>
#include <malloc.h>

#include "tests/bench/micro/loaded_plan.h"

namespace routesight {
namespace {

// Every route that every speaker originates or hears, prefix by prefix.
int64_t CandidatesIn(const BgpResult& result) {
  int64_t candidates = 0;
  for (const BgpPrefixOutcome& prefix : result.prefixes) {
    for (const BgpRib& rib : result.outcomes[prefix.outcome].ribs) {
      candidates += static_cast<int64_t>(rib.candidates.size());
    }
  }
  return candidates;
}

void SolveBgpOf(benchmark::State& state, const char* name) {
  const Snapshot snapshot = SnapshotAt(Load(name), Moment::After());
  int64_t candidates = 0;
  for (auto _ : state) {
    const BgpResult result = SolveBgp(snapshot.ribs.bgp.network);
    state.PauseTiming();
    candidates += CandidatesIn(result);
    state.ResumeTiming();
  }
  state.SetItemsProcessed(candidates);
}
BENCHMARK_CAPTURE(SolveBgpOf, few_prefixes, kFewPrefixes);
BENCHMARK_CAPTURE(SolveBgpOf, many_prefixes, kManyPrefixes);

// With what networks get of it.
void SimulateControlPlaneOf(benchmark::State& state, const char* name) {
  const Snapshot snapshot = SnapshotAt(Load(name), Moment::After());
  for (auto _ : state) benchmark::DoNotOptimize(SimulateControlPlane(snapshot.topology));
}
BENCHMARK_CAPTURE(SimulateControlPlaneOf, few_prefixes, kFewPrefixes);
BENCHMARK_CAPTURE(SimulateControlPlaneOf, many_prefixes, kManyPrefixes);

// Of the result, for each route that a speaker has.
void RememberBgp(benchmark::State& state) {
  const Snapshot snapshot = SnapshotAt(Load(kManyPrefixes), Moment::After());
  double bytes = 0;
  for (auto _ : state) {
    malloc_trim(0);
    const size_t before = mallinfo2().uordblks;
    const BgpResult result = SolveBgp(snapshot.ribs.bgp.network);
    const size_t used = mallinfo2().uordblks - before;
    bytes = static_cast<double>(used) / static_cast<double>(CandidatesIn(result));
  }
  state.counters["bytes_per_route"] = bytes;
}
BENCHMARK(RememberBgp)->Iterations(1);

}  // namespace
}  // namespace routesight

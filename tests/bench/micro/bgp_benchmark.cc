// BGP: candidate routes a second, memory a route, and what more prefixes cost.
#include <benchmark/benchmark.h>
#include <malloc.h>

#include <optional>
#include <set>
#include <utility>
#include <vector>

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
  if (bytes == 0) return state.SkipWithError("the allocator does not tell what it has given");
  state.counters["bytes_per_route"] = bytes;
}
BENCHMARK(RememberBgp)->Iterations(1);

// Where the speaker has its best route from; none without one, or when it is its own.
std::optional<BgpEnd> BestEnd(const BgpRib& rib) {
  for (const BgpCandidate& candidate : rib.candidates) {
    if (candidate.state == BgpState::kBest) return candidate.heard_at;
  }
  return std::nullopt;
}

// Pairs of a speaker and a class of prefixes that fare alike, where the best route is another.
int64_t ChangedRoutes(const BgpResult& before, const BgpResult& after) {
  std::set<std::pair<BgpOutcomeId, BgpOutcomeId>> seen;
  int64_t changed = 0;
  for (size_t place = 0; place < before.prefixes.size(); ++place) {
    const BgpOutcomeId old_id = before.prefixes[place].outcome;
    const BgpOutcomeId new_id = after.prefixes[place].outcome;
    if (!seen.emplace(old_id, new_id).second) continue;
    const std::vector<BgpRib>& old_ribs = before.outcomes[old_id].ribs;
    const std::vector<BgpRib>& new_ribs = after.outcomes[new_id].ribs;
    for (size_t speaker = 0; speaker < old_ribs.size(); ++speaker) {
      changed += BestEnd(old_ribs[speaker]) != BestEnd(new_ribs[speaker]);
    }
  }
  return changed;
}

// One session after the other is down, and everything is solved anew.
void FailEachSession(benchmark::State& state) {
  const Snapshot snapshot = SnapshotAt(Load(kFewPrefixes), Moment::After());
  BgpNetwork network = snapshot.ribs.bgp.network;
  int64_t changed = 0;
  for (auto _ : state) {
    for (uint32_t place = 0; place < network.sessions.size(); ++place) {
      const SessionState before = network.sessions[BgpSessionId{place}].state;
      network.sessions[BgpSessionId{place}].state = SessionState::kDown;
      const BgpResult result = SolveBgp(network);
      network.sessions[BgpSessionId{place}].state = before;
      state.PauseTiming();
      changed += ChangedRoutes(snapshot.ribs.routes, result);
      state.ResumeTiming();
    }
  }
  state.counters["seconds_per_changed_route"] = benchmark::Counter(
      static_cast<double>(changed), benchmark::Counter::kIsRate | benchmark::Counter::kInvert);
}
BENCHMARK(FailEachSession)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace routesight

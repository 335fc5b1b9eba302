#include "evaluator/timeline/time_windows.h"

#include <algorithm>
#include <set>

namespace routesight {
namespace {

// How long Azure takes to program what it was told, seen on interfaces: "some seconds" after a
// change of a route, up to two minutes after one of a peering.
constexpr DurationEstimate kProgramming = {
    {0, 5, 120}, DurationBasis::kObserved, "https://github.com/erjosito/azure-networking-lab"};

double Between(double from, double to) { return std::max(0.0, to - from); }

Duration SecondsBetween(const Duration& begin, const Duration& end) {
  const Duration& more = kProgramming.duration;
  Duration duration = {Between(begin.min_seconds, end.min_seconds) + more.min_seconds,
                       Between(begin.typical_seconds, end.typical_seconds) + more.typical_seconds,
                       Between(begin.max_seconds, end.max_seconds) + more.max_seconds};
  // In the three walks operations may overtake each other.
  duration.min_seconds = std::min(duration.min_seconds, duration.typical_seconds);
  duration.max_seconds = std::max(duration.max_seconds, duration.typical_seconds);
  return duration;
}

int Weakness(DurationBasis basis) {
  switch (basis) {
    case DurationBasis::kConfigured:
      return 0;
    case DurationBasis::kDocumented:
      return 1;
    case DurationBasis::kObserved:
      return 2;
    case DurationBasis::kAssumed:
      return 3;
  }
  return 3;
}

}  // namespace

WindowDuration DurationFrom(const Duration& seconds,
                            std::span<const DurationEstimate* const> from) {
  WindowDuration duration{seconds, kProgramming.basis, {}};
  std::set<std::string> sources = {std::string(kProgramming.source)};
  for (const DurationEstimate* estimate : from) {
    sources.emplace(estimate->source);
    if (Weakness(estimate->basis) > Weakness(duration.basis)) duration.basis = estimate->basis;
  }
  duration.sources.assign(sources.begin(), sources.end());
  return duration;
}

void TimeWindows(ApplyTimeline& apply, std::span<const Interruption> interruptions) {
  for (Window& window : apply.windows) {
    const Step& first = apply.steps[window.from_step - 1];
    window.causes = first.causes;
    const bool lasts = window.kind == WindowKind::kDown || window.kind == WindowKind::kDiverted;
    if (!lasts || !window.to_step || *window.to_step <= window.from_step) continue;
    const Step& last = apply.steps[*window.to_step - 1];
    std::vector<const DurationEstimate*> estimates;
    for (const Step* step : {&first, &last}) {
      for (const size_t operation : step->operations) {
        estimates.push_back(&apply.operations[operation].estimate);
        for (const Interruption& interruption : interruptions) {
          if (interruption.operation.value != operation) continue;
          estimates.push_back(&interruption.rule->length);
        }
      }
    }
    window.duration = DurationFrom(SecondsBetween(first.time, last.time), estimates);
  }
}

}  // namespace routesight

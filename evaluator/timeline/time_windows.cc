#include "evaluator/timeline/time_windows.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <utility>

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

// Every operation that this one waits for, directly or not.
std::vector<bool> AwaitedBy(size_t operation, const ApplyTimeline& apply) {
  std::vector<bool> awaited(apply.operations.size());
  std::vector<size_t> open = {operation};
  while (!open.empty()) {
    const size_t next = open.back();
    open.pop_back();
    for (const size_t before : apply.operations[next].after) {
      if (awaited[before]) continue;
      awaited[before] = true;
      open.push_back(before);
    }
  }
  return awaited;
}

bool WaitsForOneOf(const std::vector<bool>& awaited, const std::vector<size_t>& operations) {
  return std::any_of(operations.begin(), operations.end(),
                     [&](size_t operation) -> bool { return awaited[operation]; });
}

// A deletion that had to wait for what opens the window, and for which what closes it has to wait,
// is what the window is about: a connection goes and comes again because its gateway does.
void AddDeletionsInside(const Window& window, const ApplyTimeline& apply,
                        const std::vector<RuleId>& rules, std::vector<Cause>& causes) {
  std::vector<size_t> first;
  for (const Cause& cause : causes) first.push_back(cause.operation);
  for (size_t operation = 0; operation < apply.operations.size(); ++operation) {
    if (apply.operations[operation].kind != OperationKind::kDelete) continue;
    if (!WaitsForOneOf(AwaitedBy(operation, apply), first)) continue;
    if (window.to_step) {
      const std::vector<size_t>& last = apply.steps[*window.to_step - 1].operations;
      const bool closes = std::any_of(last.begin(), last.end(), [&](size_t closing) -> bool {
        return AwaitedBy(closing, apply)[operation];
      });
      if (!closes) continue;
    }
    causes.push_back({operation, rules[operation], {}, {}});
  }
  std::stable_sort(causes.begin(), causes.end(),
                   [](const Cause& a, const Cause& b) { return a.operation < b.operation; });
}

// What opens the window, by the prefixes that are lost or moved.
std::vector<Cause> CausesOf(const Window& window, const ApplyTimeline& apply, const Blame& blame) {
  std::vector<Cause> causes;
  for (const std::string& prefix : window.prefixes) {
    const auto due = blame.find({window.from_step, window.sender, prefix});
    if (due == blame.end()) continue;
    for (const Cause& cause : due->second) {
      if (std::find(causes.begin(), causes.end(), cause) == causes.end()) causes.push_back(cause);
    }
  }
  return causes.empty() ? apply.steps[window.from_step - 1].causes : causes;
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

void TimeWindows(ApplyTimeline& apply, std::span<const Interruption> interruptions,
                 const std::vector<RuleId>& rules, const Blame& blame) {
  // Many windows share them.
  std::map<std::tuple<size_t, std::optional<size_t>, std::vector<Cause>>, std::vector<Cause>> known;
  for (Window& window : apply.windows) {
    const Step& first = apply.steps[window.from_step - 1];
    window.causes = CausesOf(window, apply, blame);
    if (!IsInterruption(window.kind)) {
      continue;
    }
    const auto [causes, fresh] =
        known.try_emplace({window.from_step, window.to_step, window.causes}, window.causes);
    if (fresh) AddDeletionsInside(window, apply, rules, causes->second);
    window.causes = causes->second;
    if (!window.to_step || *window.to_step <= window.from_step) continue;
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

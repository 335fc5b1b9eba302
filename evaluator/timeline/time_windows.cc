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

// What can be reached from these, over any number of edges.
std::vector<bool> ReachedFrom(std::vector<size_t> open,
                              const std::vector<std::vector<size_t>>& edges) {
  std::vector<bool> reached(edges.size());
  while (!open.empty()) {
    const size_t next = open.back();
    open.pop_back();
    for (const size_t further : edges[next]) {
      if (reached[further]) continue;
      reached[further] = true;
      open.push_back(further);
    }
  }
  return reached;
}

// Which operations wait for which, directly.
class Waiting {
 public:
  explicit Waiting(const ApplyTimeline& apply)
      : awaited_(apply.operations.size()), waiting_(apply.operations.size()) {
    for (size_t operation = 0; operation < apply.operations.size(); ++operation) {
      awaited_[operation] = apply.operations[operation].after;
      for (const size_t before : awaited_[operation]) waiting_[before].push_back(operation);
    }
  }

  // By operation: whether it waits for one of these, directly or not.
  std::vector<bool> AfterOneOf(std::vector<size_t> operations) const {
    return ReachedFrom(std::move(operations), waiting_);
  }
  // By operation: whether one of these waits for it.
  std::vector<bool> BeforeOneOf(std::vector<size_t> operations) const {
    return ReachedFrom(std::move(operations), awaited_);
  }

 private:
  std::vector<std::vector<size_t>> awaited_;
  std::vector<std::vector<size_t>> waiting_;
};

// A deletion that had to wait for what opens the window, and for which what closes it has to wait,
// is what the window is about: a connection goes and comes again because its gateway does.
void AddDeletionsInside(const Window& window, const ApplyTimeline& apply, const Waiting& waiting,
                        const std::vector<RuleId>& rules, std::vector<Cause>& causes) {
  std::vector<size_t> first;
  for (const Cause& cause : causes) first.push_back(cause.operation);
  const std::vector<bool> after_first = waiting.AfterOneOf(std::move(first));
  std::vector<bool> before_last(apply.operations.size(), true);
  if (window.to_step) {
    before_last = waiting.BeforeOneOf(apply.steps[*window.to_step - 1].operations);
  }
  for (size_t operation = 0; operation < apply.operations.size(); ++operation) {
    if (apply.operations[operation].kind != OperationKind::kDelete) continue;
    if (!after_first[operation] || !before_last[operation]) continue;
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
  const Waiting waiting(apply);
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
    if (fresh) AddDeletionsInside(window, apply, waiting, rules, causes->second);
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

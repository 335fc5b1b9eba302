#include "evaluator/failures/during_the_apply.h"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "evaluator/ways/way_ends.h"

namespace routesight {
namespace {

constexpr size_t kMostWaysDuring = 60'000;  // Of all steps together.

using Pair = std::pair<std::string, std::string>;

// Ends are told by their subnets, since what is told apart is not the same at all moments.
std::vector<Pair> PairsOf(const AffectedTraffic& traffic) {
  const auto names = [](const std::vector<std::string>& subnets, const std::string& name) {
    return subnets.empty() ? std::vector{name} : subnets;
  };
  std::vector<Pair> pairs;
  for (const std::string& from : names(traffic.subnets, traffic.from)) {
    for (const std::string& to : names(traffic.to_subnets, traffic.to))
      pairs.emplace_back(from, to);
  }
  return pairs;
}

// What each failure costs, or may cost, by its name.
class Costs {
 public:
  explicit Costs(const FailureAnalysis& analysis)
      : left_out_(analysis.left_out.begin(), analysis.left_out.end()) {
    for (const FailureEffect& effect : analysis.effects) {
      std::set<Pair>& pairs = pairs_[effect.name];
      for (const auto* list : {&effect.lost, &effect.unknown}) {
        for (const AffectedTraffic& traffic : *list) {
          for (Pair& pair : PairsOf(traffic)) pairs.insert(std::move(pair));
        }
      }
    }
  }

  // A failure that is not there costs nothing.
  bool IsHarmless(const std::string& failure, const std::vector<Pair>& traffic) const {
    if (left_out_.contains(failure)) return false;
    const auto found = pairs_.find(failure);
    return found == pairs_.end() ||
           std::none_of(traffic.begin(), traffic.end(),
                        [&](const Pair& pair) { return found->second.contains(pair); });
  }

 private:
  std::set<std::string> left_out_;
  std::map<std::string, std::set<Pair>> pairs_;
};

// What arrives while nothing fails.
class Arrivals {
 public:
  explicit Arrivals(const Snapshot& snapshot)
      : around_(snapshot.topology, snapshot.ribs, snapshot.fibs),
        sources_(FindWaySources(around_)),
        targets_(FindWayTargets(sources_)) {}

  bool Arrives(const Pair& pair) const {
    const auto is = [](const WayEnd& end, const std::string& name) {
      return end.name == name || std::binary_search(end.subnets.begin(), end.subnets.end(), name);
    };
    for (const WaySource& source : sources_) {
      if (!is(source.end, pair.first)) continue;
      for (const WayTarget& target : targets_) {
        if (!is(target.end, pair.second)) continue;
        return FateOfTraffic(around_, source.origin, target.address).verdict ==
               TrafficVerdict::kArrives;
      }
    }
    return false;
  }

 private:
  Surroundings around_;
  std::vector<WaySource> sources_;
  std::vector<WayTarget> targets_;
};

// One failure at one step; `lost` is what it costs then only.
StepFailure AtStep(size_t step, const FailureEffect& effect) {
  return {step, step, effect.kind, effect.name, effect.detection, {}};
}

// Neighbouring steps at which a failure costs the same are one.
void Append(StepFailure failure, std::vector<StepFailure>& failures) {
  for (StepFailure& known : failures) {
    if (known.name == failure.name && known.kind == failure.kind &&
        known.to_step + 1 == failure.from_step && known.lost == failure.lost) {
      known.to_step = failure.to_step;
      return;
    }
  }
  failures.push_back(std::move(failure));
}

}  // namespace

DuringAnalysis AnalyseFailuresDuringApply(const Timeline& timeline, const FailureAnalysis& after,
                                          const std::vector<AssumedFailure>& named) {
  DuringAnalysis during;
  const std::vector<Step>& steps = timeline.apply.steps;
  // The last step is the network after the apply.
  if (steps.size() < 2) return during;
  const size_t most = kMostWaysDuring / steps.size();
  const Costs costs_after(after);
  const Costs costs_before(
      AnalyseFailures(timeline.snapshots.front(), named, Reuse::kUnrelatedParts, most));
  const Arrivals before(timeline.before());
  for (size_t i = 0; i + 1 < steps.size(); ++i) {
    const FailureAnalysis analysis =
        AnalyseFailures(steps[i].snapshot, named, Reuse::kUnrelatedParts, most);
    if (!analysis.left_out.empty()) during.steps_left_out.push_back(i + 1);
    for (const FailureEffect& effect : analysis.effects) {
      StepFailure failure = AtStep(i + 1, effect);
      for (const AffectedTraffic& traffic : effect.lost) {
        const std::vector<Pair> pairs = PairsOf(traffic);
        if (costs_after.IsHarmless(effect.name, pairs) &&
            costs_before.IsHarmless(effect.name, pairs) &&
            std::all_of(pairs.begin(), pairs.end(),
                        [&](const Pair& pair) { return before.Arrives(pair); })) {
          failure.lost.push_back(traffic);
        }
      }
      if (!failure.lost.empty()) Append(std::move(failure), during.failures);
    }
  }
  return during;
}

}  // namespace routesight

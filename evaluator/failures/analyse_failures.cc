#include "evaluator/failures/analyse_failures.h"

#include <algorithm>
#include <optional>
#include <set>

#include "evaluator/base/text.h"
#include "evaluator/base/two_at_once.h"
#include "evaluator/failures/components.h"
#include "evaluator/failures/dead_tunnel.h"
#include "evaluator/ways/way_ends.h"

namespace routesight {
namespace {

// What is compared of one way, with and without the failure.
struct Fare {
  TrafficVerdict verdict = TrafficVerdict::kUnknown;
  std::vector<std::string> via;
  std::vector<std::string> exits;
  Path path;  // Where it uses a connection; else without hops.
  std::string reason;
};

std::string ReasonOf(const Path& path) {
  std::set<std::string> reasons;
  for (const Hop& hop : path.hops) {
    for (const Branch& branch : hop.branches) {
      const bool arrives = branch.fate == Fate::kDelivered || branch.fate == Fate::kToInternet ||
                           branch.fate == Fate::kToOnPremises;
      if (branch.hop || arrives) continue;
      reasons.insert(Concat(FateInWords(branch.fate),
                            branch.target.empty() ? "" : Concat(" at ", branch.target)));
    }
  }
  return Join(reasons, "; ");
}

bool UsesConnection(const Path& path) {
  return std::any_of(path.hops.begin(), path.hops.end(), [](const Hop& hop) {
    return std::any_of(hop.branches.begin(), hop.branches.end(),
                       [](const Branch& branch) { return branch.connection.has_value(); });
  });
}

Fare FareOf(const Surroundings& around, const Origin& origin, IpAddress to) {
  Traffic traffic = FateOfTraffic(around, origin, to);
  Fare fare{traffic.verdict, traffic.via_some, traffic.exits, std::move(traffic.path), ""};
  if (traffic.verdict != TrafficVerdict::kArrives) fare.reason = ReasonOf(fare.path);
  if (!UsesConnection(fare.path)) fare.path = {};
  return fare;
}

class Analyser {
 public:
  Analyser(const Snapshot& after, const std::vector<AssumedFailure>& named, Reuse reuse,
           size_t most_ways)
      : after_(after),
        around_(after.topology, after.ribs, after.fibs),
        named_(named),
        reuse_(reuse),
        most_ways_(most_ways),
        components_(after.topology),
        sources_(FindWaySources(around_)),
        targets_(FindWayTargets(sources_)) {}

  FailureAnalysis Run() {
    FailureAnalysis analysis;
    const std::vector<Failure> failures = ListFailures(after_, named_);
    const size_t ways = std::max<size_t>(sources_.size() * targets_.size(), 1);
    const size_t times = most_ways_ / ways;  // The first time without a failure.
    const size_t looked_at = std::min(failures.size(), times == 0 ? 0 : times - 1);
    for (size_t i = looked_at; i < failures.size(); ++i) {
      analysis.left_out.push_back(failures[i].name);
    }
    if (looked_at == 0) return analysis;
    FollowWithoutFailure();
    // Failures share nothing but what is there without them; each worker has a network to break.
    std::vector<Topology> broken(2, after_.topology);
    analysis.effects.resize(looked_at);
    ForEachOnTwoCores(looked_at, [&](size_t i, size_t worker) {
      analysis.effects[i] = EffectOf(failures[i], broken[worker]);
    });
    return analysis;
  }

 private:
  void FollowWithoutFailure() {
    before_.resize(sources_.size() * targets_.size());
    ForEachOnTwoCores(sources_.size(), [&](size_t i, size_t) {
      for (size_t j = 0; j < targets_.size(); ++j) {
        before_[i * targets_.size() + j] = FareOf(around_, sources_[i].origin, targets_[j].address);
      }
    });
  }

  FailureEffect EffectOf(const Failure& failure, Topology& topology) const {
    FailureEffect effect;
    effect.kind = failure.kind;
    effect.name = failure.name;
    effect.unknown_names = failure.unknown_names;
    effect.detection = DetectionOf(failure, after_);
    std::vector<bool> touched;
    for (const WaySource& source : sources_) {
      touched.push_back(reuse_ == Reuse::kNothing || components_.Touches(failure.down, source));
    }
    if (std::find(touched.begin(), touched.end(), true) == touched.end()) return effect;
    const Outage outage(failure.down, after_, topology, reuse_);
    for (size_t i = 0; i < sources_.size(); ++i) {
      if (!touched[i] || IsInside(failure.down, sources_[i].end)) continue;
      for (size_t j = 0; j < targets_.size(); ++j) {
        if (IsInside(failure.down, targets_[j].end) || targets_[j].end == sources_[i].end) continue;
        Compare(failure, outage.around(), i, j, effect);
      }
    }
    for (auto* list : {&effect.lost, &effect.moved, &effect.unknown}) {
      std::sort(list->begin(), list->end());
    }
    return effect;
  }

  static bool IsInside(const FailedThings& down, const WayEnd& end) {
    return end.vnet.has_value() && down.vnets.contains(end.vnet);
  }

  void Compare(const Failure& failure, const Surroundings& around, size_t i, size_t j,
               FailureEffect& effect) const {
    const Fare& before = before_[i * targets_.size() + j];
    // What does not arrive as it is, or is not known, is not for failures to tell.
    if (before.verdict != TrafficVerdict::kArrives) return;
    const Fare during = FareOf(around, sources_[i].origin, targets_[j].address);
    AffectedTraffic traffic{
        sources_[i].end.name, sources_[i].end.subnets, targets_[j].end.name, {}, {},
        during.reason,        targets_[j].end.subnets};
    if (IsLostInDeadTunnel(after_.topology, failure.down, before.path, during.path)) {
      traffic.reason = kRoutesStayWithDeadTunnel;
      effect.lost.push_back(std::move(traffic));
    } else if (during.verdict == TrafficVerdict::kUnknown) {
      effect.unknown.push_back(std::move(traffic));
    } else if (during.verdict != TrafficVerdict::kArrives) {
      effect.lost.push_back(std::move(traffic));
    } else if (during.via != before.via || during.exits != before.exits) {
      traffic.via_before = before.via;
      traffic.via = during.via;
      effect.moved.push_back(std::move(traffic));
    }
  }

  const Snapshot& after_;
  Surroundings around_;
  const std::vector<AssumedFailure>& named_;
  Reuse reuse_;
  size_t most_ways_;
  Components components_;
  std::vector<WaySource> sources_;
  std::vector<WayTarget> targets_;
  std::vector<Fare> before_;  // By source, then target.
};

}  // namespace

FailureAnalysis AnalyseFailures(const Snapshot& snapshot, const std::vector<AssumedFailure>& named,
                                Reuse reuse, size_t most_ways) {
  return Analyser(snapshot, named, reuse, most_ways).Run();
}

}  // namespace routesight

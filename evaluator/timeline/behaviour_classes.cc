#include "evaluator/timeline/behaviour_classes.h"

#include <algorithm>
#include <map>
#include <tuple>
#include <utility>

namespace routesight {
namespace {

std::vector<WindowPhase> PhasesOf(const Destination& one, std::span<const WayId> ways,
                                  SenderId sender, std::span<MomentWays* const> moments) {
  std::vector<WindowPhase> phases;
  for (size_t moment = 0; moment < ways.size(); ++moment) {
    if (moment > 0 && ways[moment] == ways[moment - 1]) continue;
    phases.push_back(moments[moment]->PhaseOf(moment, sender, one.sample, ways[moment]));
  }
  return phases;
}

}  // namespace

std::vector<BehaviourClass> ClassesIn(const TrafficHistory& traffic,
                                      std::span<MomentWays* const> moments) {
  std::map<WaysInTimeId, BehaviourClass> classes;
  for (const SenderHistory& history : traffic.senders) {
    for (size_t i = 0; i < history.ways.size(); ++i) {
      if (!history.StandsAlone(i)) continue;
      const Destination& one = (*history.destinations)[i];
      BehaviourClass& of_this = classes[history.ways[i]];
      if (of_this.phases.empty()) {
        of_this.phases = PhasesOf(one, traffic.ways[history.ways[i]], history.id, moments);
      }
      auto& members = of_this.members;
      if (members.empty() || members.back().sender != history.sender) {
        members.push_back({history.sender, {}});
      }
      members.back().prefixes.push_back(one.prefix.ToString());
    }
  }
  std::vector<BehaviourClass> sorted;
  for (auto& [key, of_this] : classes) sorted.push_back(std::move(of_this));
  const auto first = [](const BehaviourClass& of_this) {
    return std::tie(of_this.members.front().sender, of_this.members.front().prefixes);
  };
  std::sort(sorted.begin(), sorted.end(),
            [&](const BehaviourClass& a, const BehaviourClass& b) { return first(a) < first(b); });
  return sorted;
}

std::vector<BehaviourClass> FindBehaviourClasses(const Timeline& timeline) {
  if (!timeline.apply.steps.empty()) return timeline.apply.classes;
  const Snapshot& before = timeline.stays ? timeline.after() : timeline.before();
  const AllWays ways(std::vector<const Snapshot*>{&before, &timeline.after()});
  const Thoroughness thoroughness = AffordableFor(ways.moments(), 2);
  return ClassesIn(FollowTraffic(ways.moments(), thoroughness), ways.moments());
}

}  // namespace routesight

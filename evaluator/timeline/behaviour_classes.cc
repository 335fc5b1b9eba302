#include "evaluator/timeline/behaviour_classes.h"

#include <algorithm>
#include <map>
#include <tuple>
#include <utility>

namespace routesight {
namespace {

std::vector<WindowPhase> PhasesOf(const DestinationHistory& one, SenderId sender,
                                  std::span<MomentWays* const> moments) {
  std::vector<WindowPhase> phases;
  for (size_t moment = 0; moment < one.ways.size(); ++moment) {
    if (moment > 0 && one.ways[moment] == one.ways[moment - 1]) continue;
    phases.push_back(moments[moment]->PhaseOf(moment, sender, one.sample, one.ways[moment]));
  }
  return phases;
}

bool StandsAlone(const DestinationHistory& one, const SenderHistory& history) {
  return one.in_table || !one.parent || history.destinations[*one.parent].ways != one.ways;
}

}  // namespace

std::vector<BehaviourClass> ClassesIn(std::span<const SenderHistory> histories,
                                      std::span<MomentWays* const> moments) {
  std::map<std::vector<WayId>, BehaviourClass> classes;
  for (const SenderHistory& history : histories) {
    for (const DestinationHistory& one : history.destinations) {
      if (!StandsAlone(one, history)) continue;
      BehaviourClass& of_this = classes[one.ways];
      if (of_this.phases.empty()) of_this.phases = PhasesOf(one, history.id, moments);
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

#include "tests/three_valued/path_answers.h"

#include <algorithm>

#include "evaluator/base/text.h"
#include "evaluator/paths/trace.h"

namespace routesight {

std::map<std::string, std::set<std::string>> FatesBetweenPlaces(const Evaluation& evaluation) {
  static constexpr std::string_view kDestinations[] = {"10.0.0.5", "10.1.0.5",    "10.1.1.5",
                                                       "10.2.1.5", "192.168.1.5", "8.8.8.8"};
  constexpr size_t kMostSubnets = 4;
  std::map<std::string, std::set<std::string>> answers;
  for (const Snapshot& snapshot : evaluation.timeline.snapshots) {
    const Surroundings around(snapshot.topology, snapshot.ribs, snapshot.fibs);
    for (size_t i = 0; i < std::min(snapshot.topology.subnets.size(), kMostSubnets); ++i) {
      const Origin origin = FromSubnet(around, snapshot.topology.subnets.IdAt(i));
      for (const std::string_view to : kDestinations) {
        auto& fates = answers[Concat(snapshot.at, " ", origin.name, " -> ", to)];
        for (const Fate fate : FatesOf(Trace(around, origin, *IpAddress::Parse(to)))) {
          fates.emplace(FateName(fate));
        }
      }
    }
  }
  return answers;
}

}  // namespace routesight

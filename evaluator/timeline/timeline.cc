#include "evaluator/timeline/timeline.h"

#include <algorithm>
#include <iterator>

#include "evaluator/readers/build_topology.h"

namespace routesight {
namespace {

Snapshot TakeSnapshot(std::span<const LinkedPlan> plans, const Configuration& configuration,
                      const Moment& moment, std::string_view at) {
  Snapshot snapshot;
  snapshot.at = at;
  snapshot.topology = BuildTopology(plans, configuration, moment);
  snapshot.ribs = SimulateControlPlane(snapshot.topology);
  snapshot.fibs = ComputeEffectiveRoutes(snapshot.topology, snapshot.ribs);
  return snapshot;
}

}  // namespace

const Snapshot* Timeline::Find(std::string_view at) const {
  for (const Snapshot& snapshot : snapshots) {
    if (snapshot.at == at) return &snapshot;
  }
  return nullptr;
}

Timeline BuildTimeline(std::span<const LinkedPlan> plans, const Configuration& configuration) {
  Timeline timeline;
  timeline.snapshots.push_back(TakeSnapshot(plans, configuration, Moment::Before(), "before"));
  timeline.snapshots.push_back(TakeSnapshot(plans, configuration, Moment::After(), "after"));
  timeline.changes = Difference(timeline.before(), timeline.after());
  std::ranges::set_intersection(timeline.before().topology.unmatched,
                                timeline.after().topology.unmatched,
                                std::back_inserter(timeline.unmatched));
  return timeline;
}

}  // namespace routesight

#include "evaluator/timeline/take_snapshot.h"

#include "evaluator/readers/build_topology.h"

namespace routesight {

Snapshot TakeSnapshot(std::span<const LinkedPlan> plans, const Configuration& configuration,
                      const Moment& moment, std::string_view at) {
  Snapshot snapshot;
  snapshot.at = at;
  snapshot.topology = BuildTopology(plans, configuration, moment);
  snapshot.ribs = SimulateControlPlane(snapshot.topology);
  snapshot.fibs = ComputeEffectiveRoutes(snapshot.topology, snapshot.ribs);
  return snapshot;
}

}  // namespace routesight

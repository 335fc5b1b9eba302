// Which appliances a network can send to directly.
#pragma once

#include <utility>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "evaluator/control_plane/ribs.h"
#include "evaluator/topology/topology.h"

namespace routesight {

class ReachableNextHops {
 public:
  explicit ReachableNextHops(const Topology& topology);

  // SEL-07: The route as the network has it: without the next hops that lie neither in it nor in a
  // network peered with it, and with next hop None when none is left. New sets of next hops go
  // into `next_hops`.
  Route Of(VnetId vnet, const Route& route, NextHopSets& next_hops);

 private:
  bool Reaches(VnetId vnet, Symbol address, Symbol network) const;
  NextHopsId LeftOf(VnetId vnet, NextHopsId set, NextHopSets& next_hops) const;

  const Topology& topology_;
  std::vector<std::vector<VnetId>> near_;  // By VnetId: itself and those peered with it.
  absl::flat_hash_map<std::pair<VnetId, NextHopsId>, NextHopsId> left_;  // Of LeftOf.
  // Asked last: neighbours mostly have the same.
  std::pair<VnetId, NextHopsId> asked_;
  NextHopsId answer_;
};

}  // namespace routesight

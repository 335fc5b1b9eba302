// Which appliances a network can send to directly.
#pragma once

#include <vector>

#include "evaluator/control_plane/ribs.h"
#include "evaluator/topology/topology.h"

namespace routesight {

class ReachableNextHops {
 public:
  explicit ReachableNextHops(const Topology& topology);

  // SEL-07: The route as the network has it: without the next hops that lie neither in it nor in a
  // network peered with it, and with next hop None when none is left. New sets of next hops go
  // into `next_hops`.
  Route Of(VnetId vnet, const Route& route, Table<NextHopsId, NextHops>& next_hops) const;

 private:
  bool Reaches(VnetId vnet, Symbol address, VnetId network) const;

  const Topology& topology_;
  std::vector<std::vector<VnetId>> near_;  // By VnetId: itself and those peered with it.
};

}  // namespace routesight

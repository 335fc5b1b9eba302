// Every route that is offered to a subnet, before any is compared with another (stage D of the rule
// catalogue).
#pragma once

#include <vector>

#include "evaluator/control_plane/peering_state.h"
#include "evaluator/control_plane/ribs.h"
#include "evaluator/topology/next_hop_sets.h"
#include "evaluator/topology/route.h"
#include "evaluator/topology/topology.h"

namespace routesight {

// What a network gives to all of its subnets.
struct NetworkRoutes {
  std::vector<Route> routes;  // System routes; gateway routes come from the domain.
  std::vector<GapId> gaps;
};

// By VnetId. Next hops are ids into Ribs.
std::vector<NetworkRoutes> FindNetworkRoutes(const Topology& topology);

// What one subnet adds: service endpoints and its route table. New sets of next hops go into
// `next_hops`.
struct SubnetRoutes {
  std::vector<Route> routes;
  std::vector<GapId> gaps;
};
SubnetRoutes FindSubnetRoutes(const Topology& topology, const Subnet& subnet,
                              NextHopSets& next_hops);

}  // namespace routesight

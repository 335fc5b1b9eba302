// What gateways give to the networks that use them. Without BGP that is: static prefixes of local
// network gateways, address pools of point-to-site clients, and where they are visible.
#pragma once

#include <vector>

#include "evaluator/topology/route.h"
#include "evaluator/topology/topology.h"

namespace routesight {

// The gateways and route servers of one network, and everything that uses them (stage B of the
// rule catalogue).
struct RoutingDomain {
  VnetId host;
  std::vector<Route> routes;  // One per prefix, sorted by prefix. Next hops are ids into Ribs.
  std::vector<GapId> gaps;    // Why routes may be missing or different.
};
struct RoutingDomainTag;
using RoutingDomainId = Id<RoutingDomainTag>;

struct Ribs {
  Table<NextHopsId, NextHops> next_hops;
  Table<RoutingDomainId, RoutingDomain> domains;
  // Of each network, by VnetId: the domain it is attached to, or none.
  std::vector<RoutingDomainId> attached;
  // Of each network, by VnetId: why it may be attached otherwise.
  std::vector<std::vector<GapId>> attachment_gaps;
  Table<GapId, Gap> gaps;  // Those of the topology under their ids, then those found here.
};

Ribs SimulateControlPlane(const Topology& topology);

}  // namespace routesight

// What BGP speakers know, and what gateways and route servers give to the networks that use them.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "evaluator/control_plane/azure_bgp.h"
#include "evaluator/control_plane/bgp_limits.h"
#include "evaluator/control_plane/solve_bgp.h"
#include "evaluator/topology/next_hop_sets.h"
#include "evaluator/topology/route.h"
#include "evaluator/topology/topology.h"

namespace routesight {

// The gateways and route servers of one network, and everything that uses them (stage B of the
// rule catalogue).
struct RoutingDomain {
  VnetId host;
  std::vector<Route> routes;  // One per prefix, sorted by prefix. Next hops are ids into Ribs.
  std::vector<GapId> gaps;    // Why routes may be missing or different.
  std::vector<std::string> assumptions;  // What was taken to be so. Sorted.
};
struct RoutingDomainTag;
using RoutingDomainId = Id<RoutingDomainTag>;

struct Ribs {
  AzureBgp bgp;
  BgpResult routes;                     // Of all speakers of `bgp`.
  std::vector<BgpCount> prefix_counts;  // By BgpLimitId.
  NextHopSets next_hops;
  Table<RoutingDomainId, RoutingDomain> domains;
  // Of each network, by VnetId: the domain it is attached to, or none.
  std::vector<RoutingDomainId> attached;
  // Of each network, by VnetId: why it may be attached otherwise.
  std::vector<std::vector<GapId>> attachment_gaps;
  Table<GapId, Gap> gaps;  // Those of the topology under their ids, then those found here.
};

Ribs SimulateControlPlane(const Topology& topology);

// The same while the sessions are down that the function says are.
using SessionTest = std::function<bool(const AzureBgp& bgp, BgpSessionId session)>;
Ribs SimulateControlPlane(const Topology& topology, const SessionTest& is_down);

// The same in two parts, for moments that share sets of next hops. First what speakers know:
Ribs LetSpeakersTalk(const Topology& topology, const SessionTest& is_down);
// Then what networks get of it; `known` are sets of next hops of another moment.
void GiveRoutesToNetworks(const Topology& topology, NextHopSets known, Ribs& ribs);
// No session is.
bool NoneIsDown(const AzureBgp& bgp, BgpSessionId session);

}  // namespace routesight

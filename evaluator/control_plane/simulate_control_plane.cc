// Who uses which gateways, what every speaker knows, and what of it the networks get.
#include <string>
#include <utility>

#include "evaluator/base/text.h"
#include "evaluator/control_plane/attachment.h"
#include "evaluator/control_plane/domain_routes.h"
#include "evaluator/control_plane/limit_effects.h"
#include "evaluator/control_plane/ribs.h"

namespace routesight {
namespace {

// What is not known of the gateways themselves.
void AddGatewayGaps(const Topology& topology, Ribs& ribs) {
  for (const Gateway& gateway : topology.gateways) {
    if (!gateway.vnet.has_value()) continue;
    RoutingDomain& domain = ribs.domains[ribs.attached[gateway.vnet.value]];
    const std::string name(topology.Text(gateway.name));
    if (gateway.type == GatewayType::kUnknown) {
      domain.gaps.push_back(ribs.gaps.Add({GapKind::kUnknownValue,
                                           name,
                                           "type",
                                           "rows of source VirtualNetworkGateway may be missing "
                                           "or different",
                                           {}}));
    }
    if (gateway.active_active.unknown()) {
      domain.gaps.push_back(ribs.gaps.Add({GapKind::kUnknownValue,
                                           name,
                                           "active_active",
                                           "the number of next hops of its routes is not known",
                                           {}}));
    }
  }
}

}  // namespace

bool NoneIsDown(const AzureBgp&, BgpSessionId) { return false; }

Ribs SimulateControlPlane(const Topology& topology) {
  return SimulateControlPlane(topology, NoneIsDown);
}

Ribs SimulateControlPlane(const Topology& topology, const SessionTest& is_down) {
  Ribs ribs = LetSpeakersTalk(topology, is_down);
  GiveRoutesToNetworks(topology, {}, ribs);
  return ribs;
}

Ribs LetSpeakersTalk(const Topology& topology, const SessionTest& is_down) {
  Ribs ribs;
  ribs.gaps = topology.gaps;
  AttachNetworks(topology, ribs);
  ribs.bgp = BuildAzureBgp(topology, ribs);
  for (size_t i = 0; i < ribs.bgp.network.sessions.size(); ++i) {
    const BgpSessionId session = ribs.bgp.network.sessions.IdAt(i);
    if (is_down(ribs.bgp, session)) ribs.bgp.network.sessions[session].state = SessionState::kDown;
  }
  SolveAzureBgp(topology, ribs);
  return ribs;
}

void GiveRoutesToNetworks(const Topology& topology, NextHopSets known, Ribs& ribs) {
  ribs.next_hops = std::move(known);
  AddDomainRoutes(topology, ribs);
  AddGatewayGaps(topology, ribs);
}

}  // namespace routesight

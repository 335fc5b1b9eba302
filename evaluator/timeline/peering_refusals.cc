// Why Azure refuses peerings.
#include <algorithm>

#include "evaluator/base/rule_catalogue.h"
#include "evaluator/base/text.h"
#include "evaluator/control_plane/peering_state.h"
#include "evaluator/timeline/refusal_rules.h"

namespace routesight {
namespace {

// The gateway or route server of a network; empty without one.
std::string GatewayIn(const Topology& topology, VnetId vnet) {
  for (const Gateway& gateway : topology.gateways) {
    if (gateway.vnet == vnet) return NameOf(topology, gateway);
  }
  for (const RouteServer& server : topology.route_servers) {
    if (server.vnet == vnet) return NameOf(topology, server);
  }
  return "";
}

bool UsesRemoteGateways(const Peering& half) {
  return half.use_remote_gateways.known() && half.use_remote_gateways.value();
}

}  // namespace

// PEER-09: A network uses the gateways of one other network, and none beside its own.
std::optional<RefusalReason> RemoteGatewaysBesideOthers(const Question& question) {
  const Topology& then = question.then;
  const Peering* half = Named(then, then.peerings, question.name);
  if (half == nullptr || !UsesRemoteGateways(*half)) return std::nullopt;
  const std::string own = GatewayIn(then, half->from);
  const std::string network = NameOf(then, then.vnets[half->from]);
  if (!own.empty()) {
    return RefusalReason{RuleNamed("PEER-09"),
                         Concat(network, " has ", own, " and cannot use the gateways of another")};
  }
  for (const Peering& other : then.peerings) {
    if (&other == half || other.from != half->from || !UsesRemoteGateways(other)) continue;
    return RefusalReason{
        RuleNamed("PEER-09"),
        Concat(network, " uses the gateways of ", then.Text(then.vnets[other.to].name), " through ",
               then.Text(other.name), " and cannot use those of another network")};
  }
  return std::nullopt;
}

// PEER-06: The flag needs a gateway or route server at the other end.
std::optional<RefusalReason> NoRemoteGateway(const Question& question) {
  const Topology& then = question.then;
  const Peering* half = Named(then, then.peerings, question.name);
  if (half == nullptr || !UsesRemoteGateways(*half)) return std::nullopt;
  const Vnet& remote = then.vnets[half->to];
  if (remote.outside || !remote.gateways_at_hand || !GatewayIn(then, half->to).empty()) {
    return std::nullopt;
  }
  return RefusalReason{RuleNamed("PEER-06"),
                       Concat("it uses the gateways of ", then.Text(remote.name),
                              ", which has none at that moment (RemoteVnetHasNoGateways)")};
}

// PEER-12: A half cannot be created while the other one is disconnected.
std::optional<RefusalReason> OtherHalfDisconnected(const Question& question) {
  if (question.operation.kind != OperationKind::kCreate) return std::nullopt;
  const Topology& then = question.then;
  const std::vector<PeeringLink> links = FindPeeringLinks(then);
  for (size_t i = 0; i < links.size(); ++i) {
    const Peering& half = then.peerings[then.peerings.IdAt(i)];
    if (then.Text(half.name) != question.name) continue;
    if (links[i].state != PeeringState::kDisconnected || !half.recreated) return std::nullopt;
    return RefusalReason{RuleNamed("PEER-12"),
                         Concat(then.Text(then.peerings[links[i].other].name),
                                ", the other half, is disconnected since this one was deleted "
                                "(RemotePeeringIsDisconnected)")};
  }
  return std::nullopt;
}

// PEER-10: Networks that overlap are not peered.
std::optional<RefusalReason> OverlappingPeers(const Question& question) {
  const Topology& then = question.then;
  const Peering* half = Named(then, then.peerings, question.name);
  if (half == nullptr || question.operation.kind != OperationKind::kCreate) return std::nullopt;
  for (const Prefix& own : then.vnets[half->from].address_space) {
    for (const Prefix& remote : then.vnets[half->to].address_space) {
      if (!own.Contains(remote) && !remote.Contains(own)) continue;
      return RefusalReason{RuleNamed("PEER-10"), Concat(own.ToString(), " and ", remote.ToString(),
                                                        " of the two networks overlap")};
    }
  }
  return std::nullopt;
}

}  // namespace routesight

// How many prefixes Azure takes over each session. Whether it counts what the receiver refuses is
// not documented: see BgpCount.
#include <algorithm>

#include "evaluator/base/rule_catalogue.h"
#include "evaluator/base/text.h"
#include "evaluator/control_plane/azure_bgp_builder.h"

namespace routesight {
namespace {

// A tenth below a limit is close to it.
uint32_t Near(uint32_t limit) { return limit - limit / 10; }

BgpLimit Fixed(RuleId rule, AddressFamily family, uint32_t most) {
  BgpLimit limit;
  limit.rule = rule;
  limit.family = family;
  limit.least = limit.most = most;
  return limit;
}

}  // namespace

// Receivers of one rule, family and name share a limit.
void AzureBgpBuilder::AddToLimit(Symbol name, const AzureLimit& what, const BgpLimit& limit,
                                 BgpEnd receiver) {
  const auto [place, fresh] = limits_.try_emplace({limit.rule, limit.family, name});
  if (fresh) {
    place->second = bgp_.network.limits.Add(limit);
    bgp_.limits.Add(what);
  }
  bgp_.network.limits[place->second].receivers.push_back(receiver);
}

void AzureBgpBuilder::AddAlone(const AzureLimit& what, BgpLimit limit, BgpEnd receiver) {
  limit.receivers = {receiver};
  bgp_.network.limits.Add(std::move(limit));
  bgp_.limits.Add(what);
}

void AzureBgpBuilder::LimitSessions() {
  for (size_t i = 0; i < bgp_.network.sessions.size(); ++i) {
    const BgpSessionId session = bgp_.network.sessions.IdAt(i);
    LimitSession({session, 0});
    LimitSession({session, 1});
  }
  LimitRouteServers();
}

void AzureBgpBuilder::LimitSession(BgpEnd receiver) {
  const auto& ends = bgp_.network.sessions[receiver.session].ends;
  const AzureSpeaker& self = bgp_.speakers[ends[receiver.side].speaker];
  const AzureSpeaker& peer = bgp_.speakers[ends[1 - receiver.side].speaker];
  const Symbol resource = bgp_.session_resources[receiver.session];
  if (self.kind == SpeakerKind::kRouteServer && peer.kind == SpeakerKind::kAppliance) {
    LimitAppliance(resource, receiver);
  } else if (self.kind == SpeakerKind::kVpnGateway && resource.has_value()) {
    LimitVpnPeer(resource, receiver);
  } else if (self.kind == SpeakerKind::kExpressRouteGateway &&
             peer.kind == SpeakerKind::kRouteServer) {
    LimitPassing(topology_.route_servers[peer.route_server].name, receiver);
  } else if (self.kind == SpeakerKind::kProviderEdge &&
             peer.kind == SpeakerKind::kExpressRouteGateway) {
    LimitGateway(resource, receiver);
  } else if (self.kind == SpeakerKind::kProviderEdge && peer.kind == SpeakerKind::kOnPremises) {
    LimitSite(self.circuit, self.link, receiver);
  }
}

// LIM-02: A route server ends the session over which one peer announces more than 1,000 routes.
// Announcing again adds to what is there, so that more than half of the limit is close to it.
void AzureBgpBuilder::LimitAppliance(Symbol resource, BgpEnd receiver) {
  const uint32_t most = topology_.behaviour.prefix_limits.route_server_peer;
  AddAlone({resource, most / 2}, Fixed(RuleNamed("LIM-02"), AddressFamily::kIpv4, most), receiver);
}

// LIM-10: A VPN gateway ends the session over which one peer announces more than 4,000 prefixes.
void AzureBgpBuilder::LimitVpnPeer(Symbol resource, BgpEnd receiver) {
  const uint32_t most = topology_.behaviour.prefix_limits.vpn_peer;
  AddAlone({resource, Near(most)}, Fixed(RuleNamed("LIM-10"), AddressFamily::kIpv4, most),
           receiver);
}

// ER-02: More than 1,000 IPv4 prefixes from a gateway to a circuit, or 100 of IPv6, take the
// connection down until there are fewer. LIM-08: They count by connection, both links together.
void AzureBgpBuilder::LimitGateway(Symbol resource, BgpEnd receiver) {
  const PrefixLimits& limits = topology_.behaviour.prefix_limits;
  const RuleId rule = RuleNamed("LIM-08");
  AddToLimit(resource, {resource, Near(limits.circuit_out)},
             Fixed(rule, AddressFamily::kIpv4, limits.circuit_out), receiver);
  AddToLimit(resource, {resource, Near(limits.circuit_out_ipv6)},
             Fixed(rule, AddressFamily::kIpv6, limits.circuit_out_ipv6), receiver);
}

// LIM-09: The private peering of a circuit ends its session with the customer's router over which
// more than 4,000 IPv4 prefixes (10,000 of a premium circuit) or 100 IPv6 prefixes arrive. All that
// is stated of sites on one link comes over that one session.
void AzureBgpBuilder::LimitSite(CircuitId id, CircuitLink link, BgpEnd receiver) {
  const PrefixLimits& limits = topology_.behaviour.prefix_limits;
  const RuleId rule = RuleNamed("LIM-09");
  const Circuit& circuit = topology_.circuits[id];
  const Symbol edge = circuit.links[static_cast<size_t>(link)];
  BgpLimit ipv4 = Fixed(rule, AddressFamily::kIpv4, limits.circuit_in);
  if (!circuit.tier.has_value()) {
    ipv4.least = std::min(limits.circuit_in, limits.circuit_in_premium);
    ipv4.most = std::max(limits.circuit_in, limits.circuit_in_premium);
  } else if (SameName(topology_.Text(circuit.tier), "Premium")) {
    ipv4.least = ipv4.most = limits.circuit_in_premium;
  }
  AddToLimit(edge, {circuit.name, Near(ipv4.least)}, ipv4, receiver);
  AddToLimit(edge, {circuit.name, Near(limits.circuit_in_ipv6)},
             Fixed(rule, AddressFamily::kIpv6, limits.circuit_in_ipv6), receiver);
}

// LIM-03: A route server passes at most 1,000 routes to an ExpressRoute gateway. Which are missing
// above that is not documented.
void AzureBgpBuilder::LimitPassing(Symbol route_server, BgpEnd receiver) {
  const uint32_t most = topology_.behaviour.prefix_limits.route_server_to_gateway;
  BgpLimit limit = Fixed(RuleNamed("LIM-03"), AddressFamily::kIpv4, most);
  limit.effect = AboveLimit::kRoutesMissing;
  AddToLimit(route_server, {route_server, Near(most)}, limit, receiver);
}

// LIM-03: A route server holds at most 10,000 prefixes, those of its networks among them.
void AzureBgpBuilder::LimitRouteServers() {
  const uint32_t most = topology_.behaviour.prefix_limits.route_server;
  for (size_t i = 0; i < route_servers_.size(); ++i) {
    BgpLimit limit = Fixed(RuleNamed("LIM-03"), AddressFamily::kIpv4, most);
    limit.effect = AboveLimit::kRoutesMissing;
    limit.holders = route_servers_[i];
    for (size_t s = 0; s < bgp_.network.sessions.size(); ++s) {
      const BgpSessionId session = bgp_.network.sessions.IdAt(s);
      for (const uint8_t side : {uint8_t{0}, uint8_t{1}}) {
        const SpeakerId self = bgp_.network.sessions[session].ends[side].speaker;
        if (std::find(limit.holders.begin(), limit.holders.end(), self) != limit.holders.end()) {
          limit.receivers.push_back({session, side});
        }
      }
    }
    bgp_.network.limits.Add(std::move(limit));
    bgp_.limits.Add({topology_.route_servers[topology_.route_servers.IdAt(i)].name, Near(most)});
  }
}

}  // namespace routesight

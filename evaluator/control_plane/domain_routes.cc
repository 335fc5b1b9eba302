#include "evaluator/control_plane/domain_routes.h"

#include <algorithm>
#include <functional>
#include <optional>
#include <set>
#include <utility>
#include <vector>

#include "evaluator/base/rule_catalogue.h"
#include "evaluator/base/text.h"
#include "evaluator/control_plane/bgp_decision.h"
#include "evaluator/control_plane/bgp_graph.h"
#include "evaluator/control_plane/neighbourhoods.h"

namespace routesight {
namespace {

using namespace route_class;

// Next hops of one prefix under collection.
struct Collected {
  std::set<std::pair<Symbol, VnetId>> hops;
  bool of_appliance = false;
  std::optional<AsPathId> as_path;
  std::optional<RuleId> rule;
};

class DomainRoutes {
 public:
  DomainRoutes(const Topology& topology, Ribs& ribs)
      : topology_(topology), ribs_(ribs), graph_(ribs.bgp.network) {}

  void Run() {
    for (size_t i = 0; i < ribs_.domains.size(); ++i) Fill(ribs_.domains[ribs_.domains.IdAt(i)]);
    SpreadGaps();
  }

 private:
  std::vector<SpeakerId> SpeakersAt(VnetId host, SpeakerKind kind) const;
  void Fill(RoutingDomain& domain);
  void AddPeers(RoutingDomain& domain);
  std::optional<Route> RouteOf(const BgpOutcome& outcome);
  void CollectGateway(SpeakerId gateway, AsPathId path, RuleId rule, Collected& collected) const;
  void CollectEdges(const BgpOutcome& outcome, Collected& collected) const;
  std::vector<BgpCandidate> RankHeard(SpeakerId server, const BgpRib& rib) const;
  void CollectRouteServers(const BgpOutcome& outcome, Collected& collected) const;
  void CollectGateways(const BgpOutcome& outcome, Collected& collected) const;
  void CollectOwn(const BgpOutcome& outcome, Collected& collected) const;
  Route ToRoute(const Collected& collected);
  std::vector<Symbol> AddressesOf(const Gateway& gateway) const;
  void SpreadGaps();

  const Topology& topology_;
  Ribs& ribs_;
  BgpGraph graph_;
  // Of the domain at hand.
  std::vector<SpeakerId> route_servers_;
  std::vector<SpeakerId> vpn_;
  std::vector<SpeakerId> express_route_;
};

bool IsUsed(const BgpCandidate& candidate) {
  return candidate.state == BgpState::kBest || candidate.state == BgpState::kEqual;
}

std::vector<SpeakerId> DomainRoutes::SpeakersAt(VnetId host, SpeakerKind kind) const {
  std::vector<SpeakerId> found;
  for (size_t i = 0; i < ribs_.bgp.speakers.size(); ++i) {
    const SpeakerId id = ribs_.bgp.speakers.IdAt(i);
    const AzureSpeaker& speaker = ribs_.bgp.speakers[id];
    if (speaker.kind == kind && speaker.vnet == host) found.push_back(id);
  }
  return found;
}

// GW-03: The public address of an active-standby VPN gateway; both instances of an active-active
// one, or of any beside a route server.
std::vector<Symbol> DomainRoutes::AddressesOf(const Gateway& gateway) const {
  const bool both =
      (gateway.active_active.known() && gateway.active_active.value()) || !route_servers_.empty();
  if (both) return gateway.instance_addresses;
  if (gateway.public_addresses.empty()) return {};
  return {gateway.public_addresses.front()};
}

void DomainRoutes::CollectGateway(SpeakerId gateway, AsPathId path, RuleId rule,
                                  Collected& collected) const {
  const Gateway& node = topology_.gateways[ribs_.bgp.speakers[gateway].gateway];
  for (const Symbol address : AddressesOf(node)) collected.hops.insert({address, VnetId{}});
  if (!collected.rule) collected.rule = rule;
  if (!collected.as_path) collected.as_path = path;
}

// Each link of a circuit that carries the route is a next hop.
void DomainRoutes::CollectEdges(const BgpOutcome& outcome, Collected& collected) const {
  for (const SpeakerId gateway : express_route_) {
    for (const BgpCandidate& candidate : outcome.ribs[gateway.value].candidates) {
      if (!IsUsed(candidate) || candidate.route.route_class != kFromEdge) continue;
      collected.hops.insert({ribs_.bgp.next_hops[candidate.route.next_hop].address, VnetId{}});
      if (!collected.rule) collected.rule = RuleNamed("ER-03");
      if (!collected.as_path) collected.as_path = candidate.route.as_path;
    }
  }
}

// SEL-03: A network of the domain keeps a route to its prefix from itself and from networks peered
// with it, not from the others; so the route server's own knowledge of it takes no part.
std::vector<BgpCandidate> DomainRoutes::RankHeard(SpeakerId server, const BgpRib& rib) const {
  std::vector<BgpCandidate> heard = rib.candidates;
  if (std::erase_if(heard, [](const auto& one) { return !one.heard_at.has_value(); }) == 0) {
    return heard;
  }
  std::vector<BgpMerits> merits;
  for (const BgpCandidate& candidate : heard) {
    merits.push_back(MeritsOf(candidate, server, graph_, ribs_.routes.lists));
  }
  Decide(ribs_.bgp.network.speakers[server], merits, heard);
  return heard;
}

// ARS-04: Every best path of the route server is programmed, with the next hop of BGP.
void DomainRoutes::CollectRouteServers(const BgpOutcome& outcome, Collected& collected) const {
  for (const SpeakerId server : route_servers_) {
    for (const BgpCandidate& candidate : RankHeard(server, outcome.ribs[server.value])) {
      if (!IsUsed(candidate)) continue;
      const BgpRoute& route = candidate.route;
      if (route.route_class == kFromAppliance) {
        const BgpHop& hop = ribs_.bgp.next_hops[route.next_hop];
        collected.hops.insert({hop.address, hop.vnet});
        collected.of_appliance = true;
        if (!collected.rule) collected.rule = RuleNamed("ARS-04");
        if (!collected.as_path) collected.as_path = route.as_path;
      } else if (route.route_class == kFromVpnGateway && !vpn_.empty()) {
        CollectGateway(vpn_.front(), route.as_path, RuleNamed("VPN-03"), collected);
      } else if (route.route_class == kFromErGateway) {
        CollectEdges(outcome, collected);
      }
    }
  }
}

// SEL-05: Of one prefix over both gateways the one over ExpressRoute is used.
void DomainRoutes::CollectGateways(const BgpOutcome& outcome, Collected& collected) const {
  CollectEdges(outcome, collected);
  if (collected.rule) return;
  for (const SpeakerId gateway : vpn_) {
    for (const BgpCandidate& candidate : outcome.ribs[gateway.value].candidates) {
      if (!IsUsed(candidate) || candidate.route.route_class != kFromConnection) continue;
      CollectGateway(gateway, candidate.route.as_path, RuleNamed("VPN-03"), collected);
    }
  }
}

// VPN-01, GW-07: What a gateway has of its own; a static route is preferred to one over BGP.
void DomainRoutes::CollectOwn(const BgpOutcome& outcome, Collected& collected) const {
  for (const SpeakerId gateway : vpn_) {
    for (const BgpCandidate& candidate : outcome.ribs[gateway.value].candidates) {
      if (candidate.heard_at.has_value()) continue;
      const RouteClass known_as = candidate.route.route_class;
      if (known_as != kStatic && known_as != kClientPool) continue;
      const Gateway& node = topology_.gateways[ribs_.bgp.speakers[gateway].gateway];
      for (const Symbol address : AddressesOf(node)) collected.hops.insert({address, VnetId{}});
      collected.rule = known_as == kStatic ? RuleNamed("VPN-01") : RuleNamed("GW-07");
    }
  }
}

// Without a prefix.
Route DomainRoutes::ToRoute(const Collected& collected) {
  NextHops hops;
  std::vector<std::pair<Symbol, VnetId>> sorted(collected.hops.begin(), collected.hops.end());
  std::sort(sorted.begin(), sorted.end(), [&](const auto& a, const auto& b) {
    return topology_.Text(a.first) < topology_.Text(b.first);
  });
  for (const auto& [address, vnet] : sorted) {
    hops.addresses.push_back(address);
    if (!collected.of_appliance) continue;
    hops.networks.push_back(vnet.has_value() ? topology_.vnets[vnet].name : Symbol{});
  }
  if (collected.as_path) {
    const auto path = ribs_.routes.lists.as_paths[*collected.as_path];
    hops.as_path.emplace(path.begin(), path.end());
  }
  Route route;
  route.source = RouteSource::kVirtualNetworkGateway;
  route.next_hop_type = NextHopType::kVirtualNetworkGateway;
  route.next_hops = ribs_.next_hops.Add(std::move(hops));
  route.rule = *collected.rule;
  return route;
}

// SEL-10: Link-local ranges are exchanged, but not programmed.
bool IsLinkLocal(const Prefix& prefix) {
  return Prefix::Read("169.254.0.0/16").prefix.Contains(prefix);
}

// What the domain gets of each prefix that fares so; without a prefix.
std::optional<Route> DomainRoutes::RouteOf(const BgpOutcome& outcome) {
  Collected collected;
  CollectOwn(outcome, collected);
  if (!collected.rule && !route_servers_.empty()) CollectRouteServers(outcome, collected);
  if (!collected.rule && route_servers_.empty()) CollectGateways(outcome, collected);
  if (!collected.rule) return std::nullopt;
  return ToRoute(collected);
}

void DomainRoutes::Fill(RoutingDomain& domain) {
  route_servers_ = SpeakersAt(domain.host, SpeakerKind::kRouteServer);
  vpn_ = SpeakersAt(domain.host, SpeakerKind::kVpnGateway);
  express_route_ = SpeakersAt(domain.host, SpeakerKind::kExpressRouteGateway);
  std::vector<std::optional<Route>> by_outcome;
  for (const BgpOutcome& outcome : ribs_.routes.outcomes) by_outcome.push_back(RouteOf(outcome));
  for (const BgpPrefixOutcome& known : ribs_.routes.prefixes) {
    if (IsLinkLocal(known.prefix)) continue;
    const std::optional<Route>& route = by_outcome[known.outcome.value];
    if (!route) continue;
    domain.routes.push_back(*route);
    domain.routes.back().prefix = known.prefix;
  }
  AddPeers(domain);
}

// The addresses of BGP peers that nobody announces.
void DomainRoutes::AddPeers(RoutingDomain& domain) {
  for (const PeerHostRoute& host : ribs_.bgp.host_routes) {
    const Gateway& gateway = topology_.gateways[host.gateway];
    if (gateway.vnet != domain.host) continue;
    const auto place =
        std::ranges::lower_bound(domain.routes, host.prefix, std::less<>(), &Route::prefix);
    if (place != domain.routes.end() && place->prefix == host.prefix) continue;
    Collected collected;
    for (const Symbol address : AddressesOf(gateway)) collected.hops.insert({address, VnetId{}});
    collected.rule = RuleNamed("VPN-02");
    Route route = ToRoute(collected);
    route.prefix = host.prefix;
    domain.routes.insert(place, route);
  }
}

// What is not known of one speaker touches every domain that its routes may reach.
void DomainRoutes::SpreadGaps() {
  Neighbourhoods neighbourhoods(ribs_.bgp);
  for (size_t i = 0; i < ribs_.domains.size(); ++i) {
    RoutingDomain& domain = ribs_.domains[ribs_.domains.IdAt(i)];
    std::set<uint32_t> reached;
    std::set<SpeakerId> own;
    for (const SpeakerKind kind :
         {SpeakerKind::kRouteServer, SpeakerKind::kVpnGateway, SpeakerKind::kExpressRouteGateway}) {
      for (const SpeakerId speaker : SpeakersAt(domain.host, kind)) {
        own.insert(speaker);
        reached.insert(neighbourhoods.Of(speaker));
      }
    }
    for (const SpeakerGap& gap : ribs_.bgp.gaps) {
      if (reached.contains(neighbourhoods.Of(gap.speaker))) domain.gaps.push_back(gap.gap);
    }
    for (const SpeakerAssumption& assumption : ribs_.bgp.assumptions) {
      if (reached.contains(neighbourhoods.Of(assumption.speaker))) {
        domain.assumptions.push_back(assumption.text);
      }
    }
    std::sort(domain.assumptions.begin(), domain.assumptions.end());
    domain.assumptions.erase(std::unique(domain.assumptions.begin(), domain.assumptions.end()),
                             domain.assumptions.end());
    for (const BgpPrefixOutcome& prefix : ribs_.routes.prefixes) {
      const BgpOutcome& outcome = ribs_.routes.outcomes[prefix.outcome];
      const auto is_own = [&](SpeakerId speaker) { return own.contains(speaker); };
      const bool restless = std::any_of(outcome.restless.begin(), outcome.restless.end(), is_own);
      const bool undecided =
          std::any_of(outcome.undecided.begin(), outcome.undecided.end(), is_own);
      if (!restless && !undecided) continue;
      domain.gaps.push_back(
          ribs_.gaps.Add({GapKind::kNotModelled,
                          std::string(topology_.Text(topology_.vnets[domain.host].name)),
                          "",
                          Concat("the route to ", prefix.prefix.ToString(),
                                 restless ? " changes for ever: the speakers never agree"
                                          : " depends on who announces first"),
                          {}}));
    }
  }
}

}  // namespace

void AddDomainRoutes(const Topology& topology, Ribs& ribs) { DomainRoutes(topology, ribs).Run(); }

}  // namespace routesight

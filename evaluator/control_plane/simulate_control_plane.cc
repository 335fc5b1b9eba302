// Which networks use which gateways, and what the gateways know without BGP.
#include <algorithm>
#include <map>

#include "evaluator/base/rule_catalogue.h"
#include "evaluator/base/text.h"
#include "evaluator/control_plane/peering_state.h"
#include "evaluator/control_plane/ribs.h"

namespace routesight {
namespace {

constexpr std::string_view kBgpEffect =
    "routes that arrive over BGP are not computed, so rows of source VirtualNetworkGateway may be "
    "missing or different";

class ControlPlane {
 public:
  explicit ControlPlane(const Topology& topology) : topology_(topology) {
    ribs_.gaps = topology.gaps;
    ribs_.attached.resize(topology.vnets.size());
    ribs_.attachment_gaps.resize(topology.vnets.size());
    route_server_hosts_.resize(topology.vnets.size());
    routes_.resize(topology.vnets.size());
  }

  Ribs Run() {
    MakeDomains();
    for (const Gateway& gateway : topology_.gateways) AddGateway(gateway);
    for (size_t i = 0; i < topology_.connections.size(); ++i) {
      AddConnection(topology_.connections[topology_.connections.IdAt(i)]);
    }
    for (const RouteServer& server : topology_.route_servers) AddRouteServer(server);
    for (size_t i = 0; i < ribs_.domains.size(); ++i) {
      RoutingDomain& domain = ribs_.domains[ribs_.domains.IdAt(i)];
      for (const auto& [prefix, route] : routes_[domain.host.value]) domain.routes.push_back(route);
    }
    Attach();
    return std::move(ribs_);
  }

 private:
  void MakeDomains();
  RoutingDomainId DomainOf(VnetId host);
  void AddGateway(const Gateway& gateway);
  void AddConnection(const GatewayConnection& connection);
  void AddRouteServer(const RouteServer& server);
  void AddRoute(const Gateway& gateway, const Prefix& prefix, RuleId rule);
  NextHopsId NextHopsOf(const Gateway& gateway);
  void Attach();
  void AttachThrough(const Peering& half, const PeeringLink& link);
  void AddDomainGap(VnetId host, Gap gap);
  std::string Name(Symbol symbol) const { return std::string(topology_.Text(symbol)); }

  const Topology& topology_;
  Ribs ribs_;
  std::vector<bool> route_server_hosts_;         // By VnetId.
  std::vector<std::map<Prefix, Route>> routes_;  // By VnetId of the host.
};

void ControlPlane::MakeDomains() {
  for (const RouteServer& server : topology_.route_servers) {
    if (!server.vnet.has_value()) continue;
    route_server_hosts_[server.vnet.value] = true;
    DomainOf(server.vnet);
  }
  for (const Gateway& gateway : topology_.gateways) {
    if (gateway.vnet.has_value()) DomainOf(gateway.vnet);
  }
}

// GW-01: The gateways of a network share its domain.
RoutingDomainId ControlPlane::DomainOf(VnetId host) {
  RoutingDomainId& id = ribs_.attached[host.value];
  if (!id.has_value()) id = ribs_.domains.Add({host, {}, {}});
  return id;
}

void ControlPlane::AddDomainGap(VnetId host, Gap gap) {
  ribs_.domains[DomainOf(host)].gaps.push_back(ribs_.gaps.Add(std::move(gap)));
}

void ControlPlane::AddGateway(const Gateway& gateway) {
  if (!gateway.vnet.has_value()) return;
  RoutingDomain& domain = ribs_.domains[DomainOf(gateway.vnet)];
  domain.gaps.insert(domain.gaps.end(), gateway.gaps.begin(), gateway.gaps.end());
  if (gateway.type == GatewayType::kUnknown) {
    AddDomainGap(gateway.vnet,
                 {GapKind::kUnknownValue, Name(gateway.name), "type", std::string(kBgpEffect), {}});
  }
  if (gateway.active_active.unknown()) {
    AddDomainGap(gateway.vnet, {GapKind::kUnknownValue,
                                Name(gateway.name),
                                "active_active",
                                "the number of next hops of its routes is not known",
                                {}});
  }
  // GW-07: Pools of point-to-site clients are routes of the gateway.
  for (const Prefix& pool : gateway.client_pools) AddRoute(gateway, pool, RuleNamed("GW-07"));
}

void ControlPlane::AddConnection(const GatewayConnection& connection) {
  if (!connection.gateway.has_value()) return;
  const Gateway& gateway = topology_.gateways[connection.gateway];
  if (!gateway.vnet.has_value()) return;
  RoutingDomain& domain = ribs_.domains[DomainOf(gateway.vnet)];
  domain.gaps.insert(domain.gaps.end(), connection.gaps.begin(), connection.gaps.end());
  const bool may_use_bgp = !(gateway.bgp_enabled.known() && !gateway.bgp_enabled.value()) &&
                           !(connection.bgp_enabled.known() && !connection.bgp_enabled.value());
  bool has_routes_of_its_own = connection.type != ConnectionType::kIpsec;
  if (connection.local_network_gateway.has_value()) {
    const LocalNetworkGateway& local =
        topology_.local_network_gateways[connection.local_network_gateway];
    domain.gaps.insert(domain.gaps.end(), local.gaps.begin(), local.gaps.end());
    // VPN-01: Static prefixes are there as long as the connection is.
    for (const Prefix& prefix : local.address_space) {
      AddRoute(gateway, prefix, RuleNamed("VPN-01"));
    }
    if (local.has_bgp && may_use_bgp) has_routes_of_its_own = true;
  }
  if (has_routes_of_its_own) {
    AddDomainGap(gateway.vnet,
                 {GapKind::kNotModelled, Name(connection.name), "", std::string(kBgpEffect), {}});
  }
}

void ControlPlane::AddRouteServer(const RouteServer& server) {
  if (!server.vnet.has_value()) return;
  RoutingDomain& domain = ribs_.domains[DomainOf(server.vnet)];
  domain.gaps.insert(domain.gaps.end(), server.gaps.begin(), server.gaps.end());
  for (const BgpConnectionId connection : server.bgp_connections) {
    AddDomainGap(server.vnet, {GapKind::kNotModelled,
                               Name(topology_.bgp_connections[connection].name),
                               "",
                               std::string(kBgpEffect),
                               {}});
  }
}

// SEL-05: One route per prefix; connections of one gateway share its next hops.
void ControlPlane::AddRoute(const Gateway& gateway, const Prefix& prefix, RuleId rule) {
  Route route;
  route.prefix = prefix;
  route.source = RouteSource::kVirtualNetworkGateway;
  route.next_hop_type = NextHopType::kVirtualNetworkGateway;
  route.next_hops = NextHopsOf(gateway);
  route.rule = rule;
  routes_[gateway.vnet.value].emplace(prefix, route);
}

// GW-03: The public address of an active-standby VPN gateway, else both instances.
NextHopsId ControlPlane::NextHopsOf(const Gateway& gateway) {
  const bool both = (gateway.active_active.known() && gateway.active_active.value()) ||
                    route_server_hosts_[gateway.vnet.value];
  NextHops hops;
  if (both) {
    hops.addresses = gateway.instance_addresses;
  } else if (!gateway.public_addresses.empty()) {
    hops.addresses = {gateway.public_addresses.front()};
  }
  std::sort(hops.addresses.begin(), hops.addresses.end(),
            [&](Symbol a, Symbol b) { return topology_.Text(a) < topology_.Text(b); });
  return ribs_.next_hops.Add(std::move(hops));
}

void ControlPlane::Attach() {
  const std::vector<PeeringLink> links = FindPeeringLinks(topology_);
  for (size_t i = 0; i < links.size(); ++i) {
    AttachThrough(topology_.peerings[topology_.peerings.IdAt(i)], links[i]);
  }
}

// PEER-06: Both flags make a network use the gateways of its peer. PEER-14: In any region.
void ControlPlane::AttachThrough(const Peering& half, const PeeringLink& link) {
  if (half.use_remote_gateways.absent()) return;
  if (half.use_remote_gateways.known() && !half.use_remote_gateways.value()) return;
  auto& gaps = ribs_.attachment_gaps[half.from.value];
  if (link.state == PeeringState::kUndetermined) {
    gaps.push_back(ribs_.gaps.Add({GapKind::kOutsideThePlan,
                                   Name(topology_.vnets[half.to].name),
                                   "",
                                   "its gateways, and the routes that they give to this network, "
                                   "are in no file at hand",
                                   {}}));
    return;
  }
  if (link.state != PeeringState::kConnected) return;
  const RoutingDomainId remote = ribs_.attached[half.to.value];
  if (!remote.has_value() || ribs_.domains[remote].host != half.to) {
    // Azure accepts the flag only towards a network that has a gateway or route server.
    if (half.use_remote_gateways.unknown()) return;
    gaps.push_back(
        ribs_.gaps.Add({GapKind::kOutsideThePlan,
                        Name(topology_.vnets[half.to].name),
                        "",
                        "the gateway or route server that this network uses there, and its routes, "
                        "are in no file at hand",
                        {}}));
    return;
  }
  const PlanValue<bool>& transit = topology_.peerings[link.other].allow_gateway_transit;
  if (half.use_remote_gateways.unknown() || transit.unknown()) {
    const Peering& open =
        half.use_remote_gateways.unknown() ? half : topology_.peerings[link.other];
    gaps.push_back(ribs_.gaps.Add(
        {GapKind::kUnknownValue,
         Name(open.name),
         half.use_remote_gateways.unknown() ? "use_remote_gateways" : "allow_gateway_transit",
         "whether this network gets the routes of its peer's gateways is not known",
         {}}));
    return;
  }
  if (!transit.known() || !transit.value()) return;
  // A network has its own gateway or a remote one, not both; Azure refuses the second.
  RoutingDomainId& attached = ribs_.attached[half.from.value];
  if (!attached.has_value()) attached = remote;
}

}  // namespace

Ribs SimulateControlPlane(const Topology& topology) { return ControlPlane(topology).Run(); }

}  // namespace routesight

// Gateways: by what they know, then by the table of their subnet.
#include <algorithm>

#include "evaluator/base/rule_catalogue.h"
#include "evaluator/base/text.h"
#include "evaluator/paths/tracer.h"

namespace routesight {
namespace {

// What may keep packets from a connection although its routes are there.
void AddDoubts(const Surroundings& around, const GatewayConnection& connection, IpAddress to,
               Branch& branch) {
  const std::string name(around.Name(connection.name));
  const auto& selectors = connection.traffic_selectors;
  const bool covered = std::any_of(selectors.begin(), selectors.end(), [&](const auto& selector) {
    return std::any_of(selector.remote.begin(), selector.remote.end(),
                       [&](const Prefix& prefix) { return prefix.Contains(to); });
  });
  if (!selectors.empty() && !covered) {
    branch.depends_on.push_back({GapKind::kNotModelled,
                                 name,
                                 "traffic_selector_policy",
                                 "whether its selectors let the packet pass",
                                 {}});
  }
  if (!connection.ingress_nat_rules.empty() || !connection.egress_nat_rules.empty()) {
    branch.depends_on.push_back(
        {GapKind::kNotModelled, name, "", "what its NAT rules make of addresses", {}});
  }
}

// The gateway at hand at the other end; none if something else is there.
GatewayId FarGateway(const Topology& topology, const GatewayConnection& connection,
                     GatewayId from) {
  if (connection.gateway != from) return connection.gateway;
  if (connection.peer_gateway.has_value()) return connection.peer_gateway;
  if (!connection.local_network_gateway.has_value()) return {};
  return topology.local_network_gateways[connection.local_network_gateway].azure_gateway;
}

bool LeadsBack(const Topology& topology, GatewayId from, GatewayId to) {
  return std::any_of(topology.connections.begin(), topology.connections.end(),
                     [&](const GatewayConnection& connection) {
                       return connection.gateway == from &&
                              FarGateway(topology, connection, from) == to;
                     });
}

}  // namespace

Device Tracer::GatewayDevice(GatewayId gateway) const {
  Device device;
  device.kind = DeviceKind::kGateway;
  device.gateway = gateway;
  const VnetId host = topology_.gateways[gateway].vnet;
  if (host.has_value()) device.subnet = around_.GatewaySubnetOf(host);
  return device;
}

void Tracer::EnterGateway(GatewayId gateway, GatewayConnectionId over, const Packet& packet,
                          Branch way, std::vector<Branch>& branches) {
  way.gateway = gateway;
  way.connection = over;
  way.target = around_.Name(topology_.gateways[gateway].name);
  if (over.has_value()) AddDoubts(around_, topology_.connections[over], to_, way);
  GoOn(GatewayDevice(gateway), packet, way);
  AddWay(std::move(way), branches);
}

// The peering on the way to the network that has the gateway; absent if the packet dies there.
Branch Tracer::OverPeeringTo(VnetId from, VnetId host) const {
  Branch way;
  for (const PeerLink& link : around_.PeersOf(from)) {
    if (link.peer == host && from != host) {
      CrossPeering(around_, link, Sent::kByItsNetwork, way);
    }
  }
  return way;
}

// UDR-03: Such a route leads to the VPN gateway of the network, its own or the one it uses.
std::vector<Branch> Tracer::ByUserRoute(VnetId from, const Packet& packet) {
  const RoutingDomainId domain = around_.ribs().attached[from.value];
  if (domain.has_value()) {
    const VnetId host = around_.ribs().domains[domain].host;
    for (const GatewayId gateway : around_.GatewaysIn(host)) {
      if (topology_.gateways[gateway].type != GatewayType::kVpn) continue;
      Branch way = OverPeeringTo(from, host);
      if (way.fate == Fate::kDroppedByPeering) return {way};
      std::vector<Branch> branches;
      EnterGateway(gateway, {}, packet, std::move(way), branches);
      return branches;
    }
  }
  Branch branch;
  branch.fate = Fate::kNextHopUnreachable;
  branch.rule = RuleNamed("UDR-03");
  branch.target = around_.Name(topology_.vnets[from].name);
  branch.reason = "it has no VPN gateway, and uses none of a peer";
  return {branch};
}

GatewayId Tracer::GatewayAt(VnetId host, Symbol next_hop) const {
  const std::string_view text = around_.Name(next_hop);
  const std::string_view owner = text.substr(0, text.find('#'));
  for (const GatewayId id : around_.GatewaysIn(host)) {
    const Gateway& gateway = topology_.gateways[id];
    for (const auto* addresses : {&gateway.instance_addresses, &gateway.public_addresses}) {
      if (std::find(addresses->begin(), addresses->end(), next_hop) != addresses->end()) return id;
    }
    if (around_.Name(gateway.name) == owner) return id;
  }
  return {};
}

// A route of the domain: its next hops are a VPN gateway, edges of circuits, or appliances.
std::vector<Branch> Tracer::ToGateways(const Route& route, const Packet& packet,
                                       const Device& device) {
  const VnetId from = around_.VnetOf(device.subnet);
  const RoutingDomainId domain = around_.ribs().attached[from.value];
  RS_CHECK(domain.has_value());
  const VnetId host = around_.ribs().domains[domain].host;
  std::vector<Symbol> addresses;
  if (route.next_hops.has_value()) addresses = around_.fibs().next_hops[route.next_hops].addresses;
  std::vector<Branch> branches;
  std::vector<GatewayId> gateways;
  for (const Symbol address : addresses) {
    const SpeakerId edge = known_.EdgeNamed(address);
    if (edge.has_value()) {
      const GatewayConnectionId connection = ConnectionTo(known_.At(edge).circuit, host);
      std::vector<SpeakerId> seen;
      FromEdge(edge, connection, packet, seen, branches);
      continue;
    }
    const GatewayId gateway = GatewayAt(host, address);
    if (gateway.has_value()) {
      gateways.push_back(gateway);
      continue;
    }
    for (Handover& handover : TakersAt(around_, from, address, route.source)) {
      for (Branch& branch : HandOver(device, packet, std::move(handover))) {
        // NVA-05: The subnet of the appliance got the route as well.
        if (branch.fate == Fate::kLoop) {
          branch.rule = RuleNamed("NVA-05");
          branch.reason = "its subnet has the route that it announced, with itself as next hop";
        }
        branches.push_back(std::move(branch));
      }
    }
  }
  if (addresses.empty() && around_.GatewaysIn(host).size() == 1) {
    gateways = around_.GatewaysIn(host);
  }
  for (const GatewayId gateway : gateways) {
    Branch way = OverPeeringTo(from, host);
    if (way.fate == Fate::kDroppedByPeering) return {way};
    EnterGateway(gateway, {}, packet, std::move(way), branches);
  }
  if (branches.empty()) {
    Branch& branch = branches.emplace_back();
    branch.reason = "which gateway has the route is not known";
    branch.depends_on.push_back({GapKind::kUnknownValue,
                                 std::string(around_.Name(topology_.vnets[host].name)),
                                 "",
                                 "which of its gateways carries the packet",
                                 {}});
  }
  return branches;
}

// SEL-04: Whatever a gateway hears, what its network and the peers of that have stays there.
void Tracer::DecideAtGateway(const Packet& packet, Hop& hop) {
  const GatewayId gateway = hop.device.gateway;
  const VnetId host = topology_.gateways[gateway].vnet;
  if (!host.has_value()) {
    Branch& branch = hop.branches.emplace_back();
    branch.reason = "the network of the gateway is not known";
    branch.depends_on.push_back({GapKind::kUnknownValue,
                                 DeviceName(around_, hop.device),
                                 "",
                                 "the network that it is in",
                                 {}});
    return;
  }
  if (around_.NetworkNear(host, to_).has_value()) return DecideByTable(packet, hop);
  hop.own_routes = known_.Of(known_.SpeakersOf(gateway), to_);
  hop.branches = ToBgpPeer(gateway, packet);
  if (!hop.branches.empty()) {
    hop.own_routes->prefix = Prefix::Host(to_);
    hop.own_routes->is_peer = true;
    for (Branch& branch : hop.branches) branch.by_own_routes = true;
    return;
  }
  const std::optional<KnownRoute> route = known_.Find(known_.SpeakersOf(gateway), to_);
  if (route) hop.branches = OutOfGateway(packet, hop, *route);
  for (Branch& branch : hop.branches) branch.by_own_routes = true;
  if (!hop.branches.empty()) return;
  if (route) {
    // By the table, which knows of the same gaps.
    hop.own_routes->depends_on.clear();
    return DecideByTable(packet, hop);
  }
  // Without a better route the default site gets it.
  if (topology_.gateways[gateway].default_site.has_value()) {
    OutStatically(gateway, Prefix(), packet, hop.branches);
    for (Branch& branch : hop.branches) branch.by_own_routes = true;
    if (!hop.branches.empty()) return;
  }
  Branch& branch = hop.branches.emplace_back();
  branch.by_own_routes = true;
  branch.fate = Fate::kNoRoute;
  branch.target = around_.Name(topology_.gateways[gateway].name);
  branch.reason = "the gateway knows no way there";
}

// VPN-02: A BGP peer has its address at the other end of the tunnel.
std::vector<Branch> Tracer::ToBgpPeer(GatewayId gateway, const Packet& packet) {
  const auto& hosts = around_.ribs().bgp.host_routes;
  const bool is_peer = std::any_of(hosts.begin(), hosts.end(), [&](const PeerHostRoute& host) {
    return host.gateway == gateway && host.prefix == Prefix::Host(to_);
  });
  std::vector<Branch> branches;
  for (size_t i = 0; is_peer && i < topology_.connections.size(); ++i) {
    const GatewayConnectionId id = topology_.connections.IdAt(i);
    const GatewayConnection& connection = topology_.connections[id];
    if (connection.gateway != gateway || !connection.local_network_gateway.has_value()) continue;
    const LocalNetworkGateway& far =
        topology_.local_network_gateways[connection.local_network_gateway];
    if (IpAddress::Parse(around_.Name(far.bgp_peering_address)) != to_) continue;
    if (FarGateway(topology_, connection, gateway).has_value()) {
      OverConnection(id, gateway, packet, branches);
      continue;
    }
    Branch way;
    way.fate = Fate::kToOnPremises;
    way.gateway = gateway;
    way.connection = id;
    way.target = around_.Name(far.name);
    AddDoubts(around_, connection, to_, way);
    AddWay(std::move(way), branches);
  }
  return branches;
}

std::vector<Branch> Tracer::OutOfGateway(const Packet& packet, const Hop& hop,
                                         const KnownRoute& route) {
  const GatewayId gateway = hop.device.gateway;
  std::vector<Branch> branches;
  for (const KnownRoute::Use& use : route.uses) {
    const RouteClass known_as = use.candidate->route.route_class;
    if (known_as == route_class::kStatic) {
      OutStatically(gateway, route.prefix, packet, branches);
    } else if (known_as == route_class::kClientPool) {
      Branch way;
      way.fate = Fate::kToOnPremises;
      way.gateway = gateway;
      way.target = "point-to-site clients";
      AddWay(std::move(way), branches);
    } else if (known_as == route_class::kFromConnection) {
      OutByBgp(gateway, known_.PeerOf(*use.candidate), packet, branches);
    } else if (known_as == route_class::kFromEdge) {
      Branch way;
      way.fate = Fate::kNoRoute;
      way.rule = RuleNamed("ER-04");
      way.target = around_.Name(topology_.gateways[gateway].name);
      way.reason = "it hands nothing from one circuit to another";
      AddWay(std::move(way), branches);
    }
  }
  return branches;
}

void Tracer::OutByBgp(GatewayId gateway, SpeakerId peer, const Packet& packet,
                      std::vector<Branch>& branches) {
  const AzureSpeaker& far = known_.At(peer);
  GatewayConnectionId over;
  for (size_t i = 0; i < topology_.connections.size(); ++i) {
    const GatewayConnectionId id = topology_.connections.IdAt(i);
    const GatewayConnection& connection = topology_.connections[id];
    if (connection.gateway != gateway) continue;
    const bool leads_there = far.site.has_value() ? around_.Reaches(far.site, id)
                             : far.gateway.has_value()
                                 ? FarGateway(topology_, connection, gateway) == far.gateway
                                 : connection.local_network_gateway.has_value() &&
                                       !around_.IsOfSite(id) &&
                                       !FarGateway(topology_, connection, gateway).has_value();
    if (leads_there && !over.has_value()) over = id;
  }
  if (far.site.has_value()) return EnterSite(far.site, over, packet, branches);
  if (far.gateway.has_value()) return EnterGateway(far.gateway, over, packet, {}, branches);
  Branch way;
  way.gateway = gateway;
  way.connection = over;
  way.tunnel = "ipsec tunnel";
  if (over.has_value()) AddDoubts(around_, topology_.connections[over], to_, way);
  if (far.appliance.has_value()) {
    for (Branch& branch : ComeOutAt(far.appliance, packet, std::move(way))) {
      AddWay(std::move(branch), branches);
    }
  }
}

// VPN-01: The connections whose far side has that prefix; of an empty one, the default site's.
void Tracer::OutStatically(GatewayId gateway, const Prefix& prefix, const Packet& packet,
                           std::vector<Branch>& branches) {
  std::vector<Branch> ways;
  const LocalNetworkGatewayId fallback = topology_.gateways[gateway].default_site;
  for (size_t i = 0; i < topology_.connections.size(); ++i) {
    const GatewayConnectionId id = topology_.connections.IdAt(i);
    const GatewayConnection& connection = topology_.connections[id];
    if (connection.gateway != gateway) continue;
    const auto has = [&](const std::vector<Prefix>& prefixes) {
      return std::find(prefixes.begin(), prefixes.end(), prefix) != prefixes.end();
    };
    bool leads_there = false;
    if (connection.local_network_gateway.has_value()) {
      const LocalNetworkGateway& local =
          topology_.local_network_gateways[connection.local_network_gateway];
      leads_there = prefix == Prefix() ? connection.local_network_gateway == fallback
                                       : has(local.address_space);
    } else if (connection.peer_gateway.has_value()) {
      const VnetId far = topology_.gateways[connection.peer_gateway].vnet;
      leads_there = far.has_value() && has(topology_.vnets[far].address_space);
    }
    if (leads_there) OverConnection(id, gateway, packet, ways);
  }
  for (Branch& way : ways) {
    way.alternative = ways.size() > 1;
    AddWay(std::move(way), branches);
  }
}

void Tracer::OverConnection(GatewayConnectionId id, GatewayId from, const Packet& packet,
                            std::vector<Branch>& branches) {
  const GatewayConnection& connection = topology_.connections[id];
  const GatewayId far = FarGateway(topology_, connection, from);
  if (far.has_value()) {
    Branch way;
    if (!LeadsBack(topology_, far, from)) {
      way.depends_on.push_back(
          {GapKind::kOutsideThePlan,
           std::string(around_.Name(topology_.gateways[far].name)),
           "",
           "whether it has a connection back, without which there is no tunnel",
           {}});
    }
    return EnterGateway(far, id, packet, std::move(way), branches);
  }
  for (size_t i = 0; i < topology_.sites.size(); ++i) {
    const SiteId site = topology_.sites.IdAt(i);
    if (around_.Reaches(site, id)) return EnterSite(site, id, packet, branches);
  }
  Branch way;
  way.fate = Fate::kToOnPremises;
  way.gateway = from;
  way.connection = id;
  AddDoubts(around_, connection, to_, way);
  if (connection.local_network_gateway.has_value()) {
    way.target =
        around_.Name(topology_.local_network_gateways[connection.local_network_gateway].name);
  }
  AddWay(std::move(way), branches);
}

}  // namespace routesight

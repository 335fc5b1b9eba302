#include "evaluator/findings/missed_spokes.h"

#include <algorithm>
#include <optional>

#include "evaluator/control_plane/peering_state.h"
#include "evaluator/findings/questions.h"

namespace routesight {
namespace {

// A network that is peered with the one of the gateways.
struct Peer {
  VnetId vnet;
  bool uses_gateways = false;
};

std::vector<Peer> PeersOf(const Topology& topology, VnetId vnet) {
  std::vector<Peer> peers;
  const std::vector<PeeringLink> links = FindPeeringLinks(topology);
  for (size_t i = 0; i < links.size(); ++i) {
    const Peering& half = topology.peerings[topology.peerings.IdAt(i)];
    if (half.to != vnet || links[i].state != PeeringState::kConnected) continue;
    peers.push_back({half.from, IsTrue(half.use_remote_gateways)});
  }
  return peers;
}

bool HasAddress(const Topology& topology, VnetId vnet, Symbol text) {
  const auto address = IpAddress::Parse(topology.Text(text));
  const std::vector<Prefix>& space = topology.vnets[vnet].address_space;
  return address && std::any_of(space.begin(), space.end(),
                                [&](const Prefix& prefix) { return prefix.Contains(*address); });
}

// Whether the network sends anything to that address: it is meant to be seen there.
bool SendsTo(const Topology& topology, VnetId vnet, Symbol appliance) {
  return std::any_of(topology.subnets.begin(), topology.subnets.end(), [&](const Subnet& subnet) {
    const UserRouteTable* table = TableOf(topology, subnet);
    return subnet.vnet == vnet && table != nullptr &&
           std::any_of(table->routes.begin(), table->routes.end(),
                       [&](const UserRoute& route) { return route.next_hop == appliance; });
  });
}

bool IsSteered(const UserRoute& route) {
  return !route.service_tag.has_value() &&
         route.next_hop_type == UserNextHopType::kVirtualAppliance;
}

// Whether routes of the table catch all of the prefix: one of its length or shorter ones inside it.
bool Catches(const UserRouteTable& table, const Prefix& prefix) {
  return std::any_of(table.routes.begin(), table.routes.end(), [&](const UserRoute& route) {
    return !route.service_tag.has_value() && prefix.Contains(route.prefix);
  });
}

const UserRoute* Summary(const UserRouteTable& table, const Prefix& prefix) {
  for (const UserRoute& route : table.routes) {
    // The default route in this table is another finding.
    if (IsSteered(route) && route.prefix.length() > 0 && route.prefix.Contains(prefix) &&
        route.prefix != prefix) {
      return &route;
    }
  }
  return nullptr;
}

// A route of the table that steers another peer.
const UserRoute* RouteOfAnother(const Topology& topology, const UserRouteTable& table,
                                const std::vector<Peer>& peers) {
  for (const UserRoute& route : table.routes) {
    if (!IsSteered(route)) continue;
    for (const Peer& peer : peers) {
      const std::vector<Prefix>& space = topology.vnets[peer.vnet].address_space;
      if (std::find(space.begin(), space.end(), route.prefix) != space.end()) return &route;
    }
  }
  return nullptr;
}

}  // namespace

std::vector<MissedSpoke> FindMissedSpokes(const Snapshot& snapshot) {
  const Topology& topology = snapshot.topology;
  std::vector<MissedSpoke> missed;
  for (size_t i = 0; i < topology.subnets.size(); ++i) {
    const SubnetId id = topology.subnets.IdAt(i);
    const Subnet& subnet = topology.subnets[id];
    const UserRouteTable* table = TableOf(topology, subnet);
    if (table == nullptr || !HasGateway(topology, subnet.vnet) ||
        !IsPlatformSubnet(topology, subnet, "GatewaySubnet")) {
      continue;
    }
    const std::vector<Peer> peers = PeersOf(topology, subnet.vnet);
    const UserRoute* another = RouteOfAnother(topology, *table, peers);
    for (const Peer& peer : peers) {
      for (const Prefix& prefix : topology.vnets[peer.vnet].address_space) {
        if (Catches(*table, prefix)) continue;
        const UserRoute* summary = Summary(*table, prefix);
        const UserRoute* route = summary != nullptr ? summary : another;
        // Who does not use these gateways gets nothing from them, and the appliance's own network
        // is reached directly.
        if (route == nullptr || !peer.uses_gateways ||
            HasAddress(topology, peer.vnet, route->next_hop) ||
            (summary == nullptr && !SendsTo(topology, peer.vnet, route->next_hop))) {
          continue;
        }
        missed.push_back({id, peer.vnet, prefix, summary != nullptr, route->name, route->next_hop});
      }
    }
  }
  std::sort(missed.begin(), missed.end(), [](const MissedSpoke& a, const MissedSpoke& b) {
    return std::tie(a.gateway_subnet, a.prefix) < std::tie(b.gateway_subnet, b.prefix);
  });
  return missed;
}

}  // namespace routesight

// How route servers find their networks and peers.
#include <algorithm>

#include "evaluator/base/text.h"
#include "evaluator/topology/topology_builder.h"
#include "evaluator/topology/topology_builder_internal.h"

namespace routesight {
namespace {

constexpr size_t kInstances = 2;

}  // namespace

// A virtual hub that is a route server lives where its IP configuration says.
void TopologyBuilder::PlaceHubs() {
  absl::flat_hash_map<std::string, RouteServerDraft*> hubs;
  for (RouteServerDraft& draft : route_servers_) {
    if (!draft.is_hub) continue;
    hubs[draft.name] = &draft;
    if (!draft.arm_id.empty()) hubs.emplace(Lowered(draft.arm_id), &draft);
  }
  std::sort(hub_ips_.begin(), hub_ips_.end(),
            [](const auto& a, const auto& b) { return a.name < b.name; });
  for (const VirtualHubIpDraft& draft : hub_ips_) {
    const Reference& hub = draft.hub;
    std::vector<std::string> keys = hub.candidates;
    if (hub.kind == ReferenceKind::kNode) keys = {hub.target};
    if (hub.kind == ReferenceKind::kArmId) keys = {Lowered(hub.target)};
    if (keys.size() != 1) continue;  // The hubs stay without a place, which is a gap.
    const auto found = hubs.find(keys.front());
    if (found == hubs.end() || found->second->subnet.kind != ReferenceKind::kAbsent) continue;
    found->second->subnet = draft.subnet;
    found->second->public_ip = draft.public_ip;
  }
}

void TopologyBuilder::FinishRouteServers() {
  PlaceHubs();
  SortDrafts(route_servers_);
  for (const RouteServerDraft& draft : route_servers_) {
    if (AliasOfKnown(draft, route_server_index_)) continue;
    RouteServer server;
    static_cast<Node&>(server) = ToNode(draft);
    server.subnet = Find(subnet_index_, draft.subnet);
    server.vnet = VnetOfSubnet(draft.subnet);
    SpreadHostGap(draft, draft.subnet, "route server");
    server.branch_to_branch = draft.branch_to_branch;
    server.preference = draft.preference;
    server.asn = draft.asn;
    const size_t instances = std::max(kInstances, draft.instance_addresses.size());
    for (size_t i = 0; i < instances; ++i) {
      server.instance_addresses.push_back(topology_.symbols.Intern(
          i < draft.instance_addresses.size() ? draft.instance_addresses[i]
                                              : Concat(draft.name, "#", i)));
    }
    if (draft.public_ip.kind != ReferenceKind::kAbsent) {
      server.public_address = topology_.symbols.Intern(AddressText(draft.public_ip, draft.name));
    }
    Enter(draft, topology_.route_servers.Add(std::move(server)), route_server_index_);
  }
}

Symbol TopologyBuilder::PeerAddress(const BgpConnectionDraft& draft) {
  return AddressOr(draft.peer_ip, AddressText(draft.peer, draft.name));
}

void TopologyBuilder::FinishBgpConnections() {
  SortDrafts(bgp_connections_);
  for (const BgpConnectionDraft& draft : bgp_connections_) {
    BgpConnection connection;
    static_cast<Node&>(connection) = ToNode(draft);
    connection.route_server = Find(route_server_index_, draft.route_server);
    connection.peer_asn = draft.peer_asn;
    connection.peer_address = PeerAddress(draft);
    connection.nic = Find(nic_index_, draft.peer);
    const RouteServerId server = connection.route_server;
    if (server.has_value() && !connection.nic.has_value()) {
      connection.nic = FindNicNear(topology_.route_servers[server].vnet, connection.peer_address);
    }
    const BgpConnectionId id = topology_.bgp_connections.Add(std::move(connection));
    if (server.has_value()) {
      topology_.route_servers[server].bgp_connections.push_back(id);
    } else if (draft.route_server.kind == ReferenceKind::kArmId) {
      AddOutsideGap(draft.name, draft.route_server,
                    "the route server of this connection, and which networks get its routes, are "
                    "in no file at hand");
    } else if (draft.route_server.kind == ReferenceKind::kOpen) {
      SpreadGap({GapKind::kOpenReference, draft.name, draft.route_server.attribute,
                 draft.route_server.Explained("the route server may have this BGP connection"),
                 draft.route_server.candidates},
                draft.route_server, route_server_index_, topology_.route_servers);
    }
  }
}

bool TopologyBuilder::IsNear(VnetId vnet, VnetId other) const {
  if (vnet == other) return true;
  return std::any_of(
      topology_.peerings.begin(), topology_.peerings.end(), [&](const Peering& half) {
        return (half.from == vnet && half.to == other) || (half.from == other && half.to == vnet);
      });
}

NicId TopologyBuilder::FindNicNear(VnetId vnet, Symbol address) const {
  if (!vnet.has_value()) return {};
  NicId inside;
  NicId near;
  bool ambiguous = false;
  for (size_t i = 0; i < topology_.nics.size(); ++i) {
    const NicId id = topology_.nics.IdAt(i);
    const Nic& nic = topology_.nics[id];
    if (!nic.subnet.has_value() || std::find(nic.private_ips.begin(), nic.private_ips.end(),
                                             address) == nic.private_ips.end()) {
      continue;
    }
    const VnetId host = topology_.subnets[nic.subnet].vnet;
    if (!host.has_value() || !IsNear(vnet, host)) continue;
    if (host == vnet && !inside.has_value()) inside = id;
    ambiguous = ambiguous || near.has_value();
    near = id;
  }
  if (inside.has_value()) return inside;
  return ambiguous ? NicId{} : near;
}

}  // namespace routesight

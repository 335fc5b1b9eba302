// How gateways, their connections and route servers find their networks.
#include <algorithm>

#include "evaluator/base/text.h"
#include "evaluator/topology/topology_builder.h"
#include "evaluator/topology/topology_builder_internal.h"

namespace routesight {
namespace {

Reference FirstOf(const std::vector<Reference>& references) {
  return references.empty() ? Reference{} : references.front();
}

}  // namespace

VnetId TopologyBuilder::VnetOfSubnet(const Reference& subnet) const {
  const SubnetId id = Find(subnet_index_, subnet);
  if (id.has_value()) return topology_.subnets[id].vnet;
  if (subnet.kind != ReferenceKind::kArmId) return {};
  // The network may be at hand although this subnet of it is not.
  const std::string network = Lowered(subnet.target);
  return Find(vnet_index_, Reference::ToArmId(network.substr(0, network.rfind("/subnets/"))));
}

void TopologyBuilder::SpreadHostGap(const NodeDraft& draft, const Reference& subnet,
                                    std::string_view what) {
  const Gap gap{
      subnet.kind == ReferenceKind::kArmId ? GapKind::kOutsideThePlan : GapKind::kOpenReference,
      draft.name, subnet.attribute, Concat("which network the ", what, " is in is not known"),
      subnet.candidates};
  // In a network outside the plan, unless the subnet is here and only its network is open.
  if (subnet.kind == ReferenceKind::kArmId && !Find(subnet_index_, subnet).has_value()) return;
  const GapId id = topology_.gaps.Add(gap);
  bool found = false;
  for (const std::string& candidate : subnet.candidates) {
    const VnetId vnet = VnetOfSubnet(Reference::ToNode(candidate));
    if (!vnet.has_value()) continue;
    topology_.vnets[vnet].shared_gaps.push_back(id);
    found = true;
  }
  if (!found) topology_.gaps_of_everything.push_back(id);
}

void TopologyBuilder::FinishGateways() {
  SortDrafts(gateways_);
  for (const GatewayDraft& draft : gateways_) {
    if (AliasOfKnown(draft, gateway_index_)) continue;
    Gateway gateway;
    static_cast<Node&>(gateway) = ToNode(draft);
    const Reference subnet = FirstOf(draft.subnets);
    gateway.vnet = VnetOfSubnet(subnet);
    if (!gateway.vnet.has_value()) SpreadHostGap(draft, subnet, "gateway");
    gateway.type = draft.type;
    gateway.active_active = draft.active_active;
    gateway.bgp_enabled = draft.bgp_enabled;
    gateway.client_pools = draft.client_pools;
    const size_t instances = std::max<size_t>(2, draft.instance_addresses.size());
    for (size_t i = 0; i < instances; ++i) {
      gateway.instance_addresses.push_back(topology_.symbols.Intern(
          i < draft.instance_addresses.size() ? draft.instance_addresses[i]
                                              : Concat(draft.name, "#", i)));
    }
    for (const Reference& public_ip : draft.public_ips) {
      gateway.public_addresses.push_back(
          topology_.symbols.Intern(AddressText(public_ip, draft.name)));
    }
    Enter(draft, topology_.gateways.Add(std::move(gateway)), gateway_index_);
  }
}

void TopologyBuilder::AddUnmatched(std::string_view place, const Reference& reference) {
  topology_.unmatched.push_back(Concat(place, ": ", reference.target));
}

void TopologyBuilder::FinishGatewayAddresses() {
  const auto intern = [&](const std::vector<std::string>& texts) {
    std::vector<Symbol> symbols;
    for (const std::string& text : texts) symbols.push_back(topology_.symbols.Intern(text));
    return symbols;
  };
  for (const GatewayAddressesDraft& draft : gateway_addresses_) {
    const GatewayId id = Find(gateway_index_, draft.gateway);
    if (!id.has_value()) {
      AddUnmatched(draft.place, draft.gateway);
      continue;
    }
    Gateway& gateway = topology_.gateways[id];
    if (!draft.private_addresses.empty()) {
      gateway.instance_addresses = intern(draft.private_addresses);
    }
    if (!draft.public_addresses.empty()) gateway.public_addresses = intern(draft.public_addresses);
  }
}

std::string TopologyBuilder::AddressText(const Reference& reference, std::string_view owner) const {
  const auto found = address_index_.find(
      reference.kind == ReferenceKind::kArmId ? Lowered(reference.target) : reference.target);
  if (found == address_index_.end()) return Concat(owner, ".", reference.attribute);
  return found->second->address.empty() ? found->second->text : found->second->address;
}

// Something at hand belongs to something that is not, wherever that may be.
void TopologyBuilder::AddOutsideGap(std::string_view name, const Reference& owner,
                                    std::string_view effect) {
  topology_.gaps_of_everything.push_back(topology_.gaps.Add(
      {GapKind::kOutsideThePlan, std::string(name), owner.attribute, std::string(effect), {}}));
}

void TopologyBuilder::FinishConnections() {
  SortDrafts(local_network_gateways_);
  for (const LocalNetworkGatewayDraft& draft : local_network_gateways_) {
    LocalNetworkGateway local;
    static_cast<Node&>(local) = ToNode(draft);
    local.address_space = draft.address_space;
    local.has_bgp = draft.has_bgp;
    Enter(draft, topology_.local_network_gateways.Add(std::move(local)),
          local_network_gateway_index_);
  }
  SortDrafts(connections_);
  for (const ConnectionDraft& draft : connections_) {
    GatewayConnection connection;
    static_cast<Node&>(connection) = ToNode(draft);
    connection.type = draft.type;
    connection.gateway = Find(gateway_index_, draft.gateway);
    connection.peer_gateway = Find(gateway_index_, draft.peer_gateway);
    connection.local_network_gateway =
        Find(local_network_gateway_index_, draft.local_network_gateway);
    connection.bgp_enabled = draft.bgp_enabled;
    if (draft.gateway.kind == ReferenceKind::kOpen) {
      SpreadGap({GapKind::kOpenReference, draft.name, draft.gateway.attribute,
                 "the gateway may have this connection, and its routes", draft.gateway.candidates},
                draft.gateway, gateway_index_, topology_.gateways);
    }
    if (!connection.gateway.has_value() && draft.gateway.kind == ReferenceKind::kArmId) {
      AddOutsideGap(draft.name, draft.gateway,
                    "the gateway of this connection, and which networks get its routes, are in no "
                    "file at hand");
    }
    const Reference& local = draft.local_network_gateway;
    if (!connection.local_network_gateway.has_value() && local.kind != ReferenceKind::kAbsent) {
      connection.gaps.push_back(topology_.gaps.Add(
          {local.kind == ReferenceKind::kArmId ? GapKind::kOutsideThePlan : GapKind::kOpenReference,
           draft.name, local.attribute, "the prefixes behind this connection are not known",
           local.candidates}));
    }
    topology_.connections.Add(std::move(connection));
  }
}

void TopologyBuilder::FinishRouteServers() {
  SortDrafts(route_servers_);
  for (const RouteServerDraft& draft : route_servers_) {
    RouteServer server;
    static_cast<Node&>(server) = ToNode(draft);
    server.vnet = VnetOfSubnet(draft.subnet);
    if (!server.vnet.has_value()) SpreadHostGap(draft, draft.subnet, "route server");
    server.branch_to_branch = draft.branch_to_branch;
    Enter(draft, topology_.route_servers.Add(std::move(server)), route_server_index_);
  }
  std::sort(bgp_connections_.begin(), bgp_connections_.end(),
            [](const auto& a, const auto& b) { return a.name < b.name; });
  for (const BgpConnectionDraft& draft : bgp_connections_) {
    const RouteServerId id = Find(route_server_index_, draft.route_server);
    BgpConnection connection;
    connection.name = topology_.symbols.Intern(draft.name);
    connection.route_server = id;
    const BgpConnectionId connection_id = topology_.bgp_connections.Add(std::move(connection));
    if (id.has_value()) {
      topology_.route_servers[id].bgp_connections.push_back(connection_id);
    } else if (draft.route_server.kind == ReferenceKind::kArmId) {
      AddOutsideGap(draft.name, draft.route_server,
                    "the route server of this connection, and which networks get its routes, are "
                    "in no file at hand");
    } else if (draft.route_server.kind == ReferenceKind::kOpen) {
      SpreadGap({GapKind::kOpenReference, draft.name, draft.route_server.attribute,
                 "the route server may have this BGP connection", draft.route_server.candidates},
                draft.route_server, route_server_index_, topology_.route_servers);
    }
  }
}

}  // namespace routesight

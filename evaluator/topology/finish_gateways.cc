// How gateways and their connections find each other and their networks.
#include <algorithm>

#include "evaluator/base/text.h"
#include "evaluator/topology/topology_builder.h"
#include "evaluator/topology/topology_builder_internal.h"

namespace routesight {
namespace {

Reference FirstOf(const std::vector<Reference>& references) {
  return references.empty() ? Reference{} : references.front();
}

std::vector<Symbol> Interned(SymbolTable& symbols, const std::vector<std::string>& texts) {
  std::vector<Symbol> interned;
  for (const std::string& text : texts) interned.push_back(symbols.Intern(text));
  return interned;
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
  const SubnetId place = Find(subnet_index_, subnet);
  const auto open_network = open_networks_.find(place);
  const bool is_open = open_network != open_networks_.end();
  if (!is_open && VnetOfSubnet(subnet).has_value()) return;
  // In a network outside the plan.
  if (subnet.kind == ReferenceKind::kArmId && !place.has_value()) return;
  const Reference& open = is_open ? open_network->second : subnet;
  const Gap gap{
      open.kind == ReferenceKind::kArmId ? GapKind::kOutsideThePlan : GapKind::kOpenReference,
      draft.name, open.attribute,
      open.Explained(Concat("which network the ", what, " is in is not known")), open.candidates};
  const GapId id = topology_.gaps.Add(gap);
  bool found = false;
  for (const std::string& candidate : open.candidates) {
    const Reference node = Reference::ToNode(candidate);
    const VnetId vnet = is_open ? Find(vnet_index_, node) : VnetOfSubnet(node);
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
    SpreadHostGap(draft, subnet, "gateway");
    gateway.type = draft.type;
    gateway.active_active = draft.active_active;
    gateway.bgp_enabled = draft.bgp_enabled;
    gateway.client_pools = draft.client_pools;
    gateway.asn = draft.asn;
    gateway.custom_routes = draft.custom_routes;
    gateway.vpn_type = draft.vpn_type;
    if (!draft.sku.empty()) gateway.sku = topology_.symbols.Intern(draft.sku);
    gateway.remote_vnet_traffic = draft.remote_vnet_traffic;
    gateway.virtual_wan_traffic = draft.virtual_wan_traffic;
    gateway.nat_translates_routes = draft.nat_translates_routes;
    gateway.minimum_scale_unit = draft.minimum_scale_unit;
    gateway.maximum_scale_unit = draft.maximum_scale_unit;
    for (const GatewayIpConfigurationDraft& block : draft.ip_configurations) {
      gateway.ip_configurations.push_back({topology_.symbols.Intern(block.name),
                                           Interned(topology_.symbols, block.apipa),
                                           Interned(topology_.symbols, block.tunnel_ends)});
    }
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
  for (const GatewayAddressesDraft& draft : gateway_addresses_) {
    const GatewayId id = Find(gateway_index_, draft.gateway);
    if (!id.has_value()) {
      AddUnmatched(draft.place, draft.gateway);
      continue;
    }
    Gateway& gateway = topology_.gateways[id];
    if (!draft.private_addresses.empty()) {
      gateway.instance_addresses = Interned(topology_.symbols, draft.private_addresses);
    }
    if (!draft.public_addresses.empty())
      gateway.public_addresses = Interned(topology_.symbols, draft.public_addresses);
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
    local.asn = draft.asn;
    local.peer_weight = draft.peer_weight;
    local.bgp_peering_address =
        AddressOr(draft.bgp_peering_address, Concat(draft.name, ".bgp_peering_address"));
    local.gateway_address =
        AddressOr(draft.gateway_address, AddressText(draft.gateway_address_owner, draft.name));
    local.gateway_fqdn = AddressOr(draft.gateway_fqdn, Concat(draft.name, ".gateway_fqdn"));
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
    connection.routing_weight = draft.routing_weight;
    connection.fast_path = draft.fast_path;
    connection.private_link_fast_path = draft.private_link_fast_path;
    connection.policy_based_selectors = draft.policy_based_selectors;
    connection.over_private_address = draft.over_private_address;
    connection.authorized = draft.authorized;
    connection.traffic_selectors = draft.traffic_selectors;
    for (size_t i = 0; i < draft.custom_bgp_addresses.size(); ++i) {
      connection.custom_bgp_addresses.push_back(AddressOr(
          draft.custom_bgp_addresses[i], Concat(draft.name, ".custom_bgp_addresses#", i)));
    }
    FinishCircuitOf(draft, connection);
    FinishNatRulesOf(draft, connection);
    if (draft.gateway.kind == ReferenceKind::kOpen) {
      SpreadGap({GapKind::kOpenReference, draft.name, draft.gateway.attribute,
                 draft.gateway.Explained("the gateway may have this connection, and its routes"),
                 draft.gateway.candidates},
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
           draft.name, local.attribute,
           local.Explained("the prefixes behind this connection are not known"),
           local.candidates}));
    }
    Enter(draft, topology_.connections.Add(std::move(connection)), connection_index_);
  }
}

}  // namespace routesight

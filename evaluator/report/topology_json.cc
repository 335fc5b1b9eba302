#include "evaluator/report/topology_json.h"

#include <map>
#include <utility>

namespace routesight {
namespace {

std::vector<std::string> Texts(const std::vector<Prefix>& prefixes) {
  std::vector<std::string> texts;
  for (const Prefix& prefix : prefixes) texts.push_back(prefix.ToString());
  return texts;
}

// Null while the value is unknown or not stated.
Json Flag(const PlanValue<bool>& flag) { return flag.known() ? Json(flag.value()) : Json(nullptr); }

template <typename NodeTable, typename NodeId>
Json NameOf(const Topology& topology, const NodeTable& nodes, NodeId id) {
  return id.has_value() ? TextOrNull(topology.Text(nodes[id].name)) : Json(nullptr);
}

std::string_view GatewayTypeName(GatewayType type) {
  switch (type) {
    case GatewayType::kUnknown:
      return "unknown";
    case GatewayType::kVpn:
      return "vpn";
    case GatewayType::kExpressRoute:
      return "express_route";
  }
  return "";
}

Json Describe(const Topology& topology, const Vnet& vnet) {
  return {{"outside_the_plan", vnet.outside},
          {"location", TextOrNull(topology.Text(vnet.location))},
          {"address_space", Texts(vnet.address_space)}};
}

Json Describe(const Topology& topology, const Subnet& subnet) {
  return {{"short_name", TextOrNull(topology.Text(subnet.short_name))},
          {"virtual_network", NameOf(topology, topology.vnets, subnet.vnet)},
          {"address_prefixes", Texts(subnet.address_prefixes)},
          {"route_table", NameOf(topology, topology.route_tables, subnet.route_table)}};
}

Json Describe(const Topology& topology, const Peering& peering) {
  return {{"from", NameOf(topology, topology.vnets, peering.from)},
          {"to", NameOf(topology, topology.vnets, peering.to)},
          {"allow_virtual_network_access", Flag(peering.allow_virtual_network_access)},
          {"allow_forwarded_traffic", Flag(peering.allow_forwarded_traffic)},
          {"allow_gateway_transit", Flag(peering.allow_gateway_transit)},
          {"use_remote_gateways", Flag(peering.use_remote_gateways)}};
}

Json Describe(const Topology& topology, const Gateway& gateway) {
  return {{"virtual_network", NameOf(topology, topology.vnets, gateway.vnet)},
          {"type", GatewayTypeName(gateway.type)},
          {"active_active", Flag(gateway.active_active)}};
}

Json Describe(const Topology& topology, const RouteServer& server) {
  return {{"virtual_network", NameOf(topology, topology.vnets, server.vnet)},
          {"branch_to_branch", Flag(server.branch_to_branch)}};
}

template <typename Nodes>
std::map<std::string, Json> ByName(const Topology& topology, const Nodes& nodes) {
  std::map<std::string, Json> by_name;
  for (const auto& node : nodes) {
    by_name.emplace(topology.Text(node.name), Describe(topology, node));
  }
  return by_name;
}

Json Item(const std::string& name, std::string_view status, const Json& description) {
  Json item = {{"name", name}, {"status", status}};
  item.update(description);
  return item;
}

// One kind of node at both ends of the timeline, sorted by name. What is removed is described as it
// was before, everything else as it is after.
template <typename Nodes>
Json Compare(const Timeline& timeline, Nodes Topology::*nodes) {
  const Topology& before = timeline.before().topology;
  const Topology& after = timeline.after().topology;
  const std::map<std::string, Json> old_nodes = ByName(before, before.*nodes);
  const std::map<std::string, Json> new_nodes = ByName(after, after.*nodes);
  std::map<std::string, Json> items;
  for (const auto& [name, description] : old_nodes) {
    if (!new_nodes.contains(name)) items.emplace(name, Item(name, "removed", description));
  }
  for (const auto& [name, description] : new_nodes) {
    const auto old_node = old_nodes.find(name);
    const std::string_view status = old_node == old_nodes.end()       ? "added"
                                    : old_node->second == description ? "unchanged"
                                                                      : "changed";
    items.emplace(name, Item(name, status, description));
  }
  Json list = Json::array();
  for (auto& [name, item] : items) list.push_back(std::move(item));
  return list;
}

}  // namespace

Json TopologyJson(const Timeline& timeline) {
  return {{"virtual_networks", Compare(timeline, &Topology::vnets)},
          {"subnets", Compare(timeline, &Topology::subnets)},
          {"peerings", Compare(timeline, &Topology::peerings)},
          {"gateways", Compare(timeline, &Topology::gateways)},
          {"route_servers", Compare(timeline, &Topology::route_servers)}};
}

}  // namespace routesight

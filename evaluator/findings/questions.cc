#include "evaluator/findings/questions.h"

#include <algorithm>

#include "evaluator/base/text.h"
#include "evaluator/ways/way_ends.h"

namespace routesight {
std::string NameIn(const Topology& topology, const Node& node) {
  return std::string(topology.Text(node.name));
}

bool IsPlatformSubnet(const Topology& topology, const Subnet& subnet, std::string_view name) {
  return SameName(topology.Text(subnet.short_name), name);
}

bool IsPlatformSubnet(const Topology& topology, const Subnet& subnet) {
  return IsNameOfPlatformSubnet(topology.Text(subnet.short_name));
}

SubnetId PlatformSubnetOf(const Topology& topology, VnetId vnet, std::string_view name) {
  for (size_t i = 0; i < topology.subnets.size(); ++i) {
    const SubnetId id = topology.subnets.IdAt(i);
    const Subnet& subnet = topology.subnets[id];
    if (vnet.has_value() && subnet.vnet == vnet && IsPlatformSubnet(topology, subnet, name)) {
      return id;
    }
  }
  return {};
}

bool HasGateway(const Topology& topology, VnetId vnet) {
  return vnet.has_value() &&
         std::any_of(topology.gateways.begin(), topology.gateways.end(),
                     [&](const Gateway& gateway) { return gateway.vnet == vnet; });
}

const RouteServer* RouteServerIn(const Topology& topology, VnetId vnet) {
  for (const RouteServer& server : topology.route_servers) {
    if (vnet.has_value() && server.vnet == vnet) return &server;
  }
  return nullptr;
}

std::vector<std::string> SubnetsOf(const Topology& topology, VnetId vnet) {
  std::vector<std::string> names;
  for (const Subnet& subnet : topology.subnets) {
    if (vnet.has_value() && subnet.vnet == vnet) names.push_back(NameIn(topology, subnet));
  }
  std::sort(names.begin(), names.end());
  return names;
}

bool HasWayOut(const Subnet& subnet) {
  const PlanValue<bool>& allowed = subnet.default_outbound_access;
  return subnet.nat_gateway.known() ||
         (subnet.nat_gateway.absent() && (allowed.absent() || IsTrue(allowed)));
}

const UserRouteTable* TableOf(const Topology& topology, const Subnet& subnet) {
  return subnet.route_table.has_value() ? &topology.route_tables[subnet.route_table] : nullptr;
}

}  // namespace routesight

#include "evaluator/ways/way_ends.h"

#include <algorithm>
#include <map>
#include <tuple>

#include "evaluator/base/text.h"

namespace routesight {
namespace {

constexpr std::string_view kPlatformSubnets[] = {
    "AzureBastionSubnet", "AzureFirewallManagementSubnet", "AzureFirewallSubnet", "GatewaySubnet",
    "RouteServerSubnet"};

// What tells subnets apart: network, table, and how they get to the Internet.
using Likeness = std::tuple<VnetId, EffectiveTableId, NatGatewayId, Knowledge, bool>;

Likeness LikenessOf(const Surroundings& around, SubnetId id) {
  const Subnet& subnet = around.topology().subnets[id];
  const PlanValue<bool>& outbound = subnet.default_outbound_access;
  return {subnet.vnet, around.fibs().of_subnet[id.value],
          subnet.nat_gateway.known() ? subnet.nat_gateway.value() : NatGatewayId{},
          subnet.nat_gateway.knowledge(), outbound.known() && !outbound.value()};
}

// Whether an on-premises network of the configuration file is what the gateway stands for.
bool IsDescribed(const Surroundings& around, LocalNetworkGatewayId id) {
  const Topology& topology = around.topology();
  for (size_t i = 0; i < topology.connections.size(); ++i) {
    const GatewayConnectionId connection = topology.connections.IdAt(i);
    if (topology.connections[connection].local_network_gateway == id &&
        around.IsOfSite(connection)) {
      return true;
    }
  }
  return false;
}

WaySource SourceOf(const Surroundings& around, const Likeness& likeness,
                   const std::vector<SubnetId>& subnets) {
  WaySource source{{}, FromSubnet(around, subnets.front()), std::get<EffectiveTableId>(likeness)};
  for (const SubnetId id : subnets) {
    source.end.subnets.emplace_back(around.Name(around.topology().subnets[id].name));
  }
  std::sort(source.end.subnets.begin(), source.end.subnets.end());
  source.end.name = source.end.subnets.front();
  source.end.vnet = std::get<VnetId>(likeness);
  return source;
}

}  // namespace

bool IsNameOfPlatformSubnet(std::string_view short_name) {
  return std::any_of(std::begin(kPlatformSubnets), std::end(kPlatformSubnets),
                     [&](std::string_view name) { return SameName(name, short_name); });
}

std::vector<WaySource> FindWaySources(const Surroundings& around) {
  const Topology& topology = around.topology();
  std::map<Likeness, std::vector<SubnetId>> groups;
  for (size_t i = 0; i < topology.subnets.size(); ++i) {
    const SubnetId id = topology.subnets.IdAt(i);
    const Subnet& subnet = topology.subnets[id];
    if (!subnet.vnet.has_value() || IsNameOfPlatformSubnet(topology.Text(subnet.short_name))) {
      continue;
    }
    groups[LikenessOf(around, id)].push_back(id);
  }
  std::vector<WaySource> sources;
  for (const auto& [likeness, subnets] : groups) {
    sources.push_back(SourceOf(around, likeness, subnets));
  }
  const auto add_outside = [&](Origin origin) {
    if (origin.address) sources.push_back({{origin.name, {}, {}}, origin, {}});
  };
  for (size_t i = 0; i < topology.sites.size(); ++i) {
    add_outside(FromSite(around, topology.sites.IdAt(i)));
  }
  for (size_t i = 0; i < topology.local_network_gateways.size(); ++i) {
    const LocalNetworkGatewayId id = topology.local_network_gateways.IdAt(i);
    if (!IsDescribed(around, id)) add_outside(FromLocalNetworkGateway(around, id));
  }
  std::sort(sources.begin(), sources.end(),
            [](const WaySource& a, const WaySource& b) { return a.end.name < b.end.name; });
  return sources;
}

std::vector<WayTarget> FindWayTargets(const std::vector<WaySource>& sources) {
  std::vector<WayTarget> targets;
  for (const WaySource& source : sources) {
    if (source.origin.address) targets.push_back({source.end, *source.origin.address});
  }
  targets.push_back({{"the Internet", {}, {}}, *FromInternet().address});
  return targets;
}

}  // namespace routesight

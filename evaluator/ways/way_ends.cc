#include "evaluator/ways/way_ends.h"

#include <algorithm>
#include <map>
#include <tuple>

#include "evaluator/base/text.h"
#include "evaluator/topology/subnet_ranges.h"

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

struct Tenants {
  bool machines = false;
  bool appliances = false;
  bool endpoints = false;  // Private ones: Azure answers for them by routes of its own.
  bool either = false;     // It is not known whether what stands there forwards.

  // Where appliances or endpoints alone stand, nothing else sends or is sent to.
  bool MachinesAmongThem() const { return machines || !(appliances || endpoints || either); }
};

std::map<SubnetId, Tenants> TenantsOfSubnets(const Topology& topology) {
  std::map<SubnetId, Tenants> tenants;
  for (const Nic& nic : topology.nics) {
    if (!nic.subnet.has_value()) continue;
    Tenants& here = tenants[nic.subnet];
    if (nic.ip_forwarding.unknown()) {
      here.either = true;
    } else if (nic.ip_forwarding.known() && nic.ip_forwarding.value()) {
      here.appliances = true;
    } else {
      here.machines = true;
    }
  }
  for (const PrivateEndpoint& endpoint : topology.private_endpoints) {
    if (endpoint.subnet.has_value()) tenants[endpoint.subnet].endpoints = true;
  }
  return tenants;
}

// Addresses of the links to a site are none of its machines.
bool IsLinkLocal(const std::optional<IpAddress>& address) {
  return address && Prefix::Read("169.254.0.0/16").prefix.Contains(*address);
}

// As FromSite, with an address that machines have; none if no such one is known.
Origin FromMachinesOf(const Surroundings& around, SiteId id) {
  Origin origin = FromSite(around, id);
  if (!IsLinkLocal(origin.address)) return origin;
  origin.address.reset();
  for (const Announcement& announcement : around.topology().sites[id].announces) {
    for (const Prefix& prefix : announcement.prefixes) {
      const auto address = AddressOfMachine(prefix);
      if (!origin.address && address && !prefix.is_default() && !IsLinkLocal(address)) {
        origin.address = address;
      }
    }
  }
  return origin;
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

std::optional<IpAddress> AddressOfMachine(const Prefix& prefix) {
  constexpr uint64_t kFirstOfMachines = 4;
  if (!prefix.is_ipv4()) return std::nullopt;
  if (prefix.is_default()) return FromInternet().address;
  const IpAddress first = prefix.address();
  const IpAddress usable = IpAddress::FromBits(first.high(), first.low() + kFirstOfMachines);
  return prefix.Contains(usable) ? usable : first;
}

bool IsNameOfPlatformSubnet(std::string_view short_name) {
  return std::any_of(std::begin(kPlatformSubnets), std::end(kPlatformSubnets),
                     [&](std::string_view name) { return SameName(name, short_name); });
}

std::vector<WaySource> FindWaySources(const Surroundings& around) {
  const Topology& topology = around.topology();
  const std::map<SubnetId, Tenants> tenants = TenantsOfSubnets(topology);
  std::map<Likeness, std::vector<SubnetId>> groups;
  for (size_t i = 0; i < topology.subnets.size(); ++i) {
    const SubnetId id = topology.subnets.IdAt(i);
    const Subnet& subnet = topology.subnets[id];
    const auto here = tenants.find(id);
    const bool machines = here == tenants.end() || here->second.MachinesAmongThem();
    if (!subnet.vnet.has_value() || !machines ||
        !PrefixesOutsideNetwork(topology, subnet).empty() ||
        IsNameOfPlatformSubnet(topology.Text(subnet.short_name))) {
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
    add_outside(FromMachinesOf(around, topology.sites.IdAt(i)));
  }
  for (size_t i = 0; i < topology.local_network_gateways.size(); ++i) {
    const LocalNetworkGatewayId id = topology.local_network_gateways.IdAt(i);
    if (!IsDescribed(around, id)) add_outside(FromLocalNetworkGateway(around, id));
  }
  std::sort(sources.begin(), sources.end(),
            [](const WaySource& a, const WaySource& b) { return a.end.name < b.end.name; });
  return sources;
}

bool MayLackWaySources(const Topology& topology) {
  const std::map<SubnetId, Tenants> tenants = TenantsOfSubnets(topology);
  return std::any_of(tenants.begin(), tenants.end(), [](const auto& entry) {
    return entry.second.either && !entry.second.machines;
  });
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

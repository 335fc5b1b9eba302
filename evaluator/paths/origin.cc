#include "evaluator/paths/origin.h"

#include <algorithm>

#include "evaluator/base/text.h"
#include "evaluator/paths/look_up.h"

namespace routesight {
namespace {

// The first address that Azure gives to machines: it keeps the network's own and three more.
IpAddress FirstUsable(const Prefix& prefix) {
  const IpAddress first = prefix.address();
  if (prefix.length() >= (prefix.is_ipv4() ? 30 : 126)) return first;
  return IpAddress::FromBits(first.high(), first.low() + 4);
}

Origin Outsider(std::string_view name, Outside outside) {
  Origin origin;
  origin.name = name;
  origin.outside = outside;
  origin.device.kind = DeviceKind::kOutside;
  return origin;
}

template <typename IdType, typename T>
IdType FindNode(const Topology& topology, const Table<IdType, T>& nodes, std::string_view name) {
  for (size_t i = 0; i < nodes.size(); ++i) {
    const T& node = nodes[nodes.IdAt(i)];
    const bool named = topology.Text(node.name) == name;
    if (named || (node.arm_id.has_value() && SameName(topology.Text(node.arm_id), name))) {
      return nodes.IdAt(i);
    }
  }
  return {};
}

bool Holds(const std::vector<Prefix>& prefixes, IpAddress address) {
  return std::any_of(prefixes.begin(), prefixes.end(),
                     [&](const Prefix& prefix) { return prefix.Contains(address); });
}

bool Holds(const Site& site, IpAddress address) {
  return std::any_of(
      site.announces.begin(), site.announces.end(),
      [&](const Announcement& announcement) { return Holds(announcement.prefixes, address); });
}

std::optional<Origin> OfNetworks(const Surroundings& around, IpAddress address) {
  const Topology& topology = around.topology();
  if (!around.InterfacesWith(address).empty()) {
    Origin origin = FromInterface(around, around.InterfacesWith(address).front());
    origin.address = address;
    origin.is_address = true;
    return origin;
  }
  for (size_t i = 0; i < topology.vnets.size(); ++i) {
    const SubnetId subnet = around.SubnetWith(topology.vnets.IdAt(i), address);
    if (!subnet.has_value()) continue;
    Origin origin = FromSubnet(around, subnet);
    origin.address = address;
    return origin;
  }
  return std::nullopt;
}

}  // namespace

Origin FromSubnet(const Surroundings& around, SubnetId id) {
  const Subnet& subnet = around.topology().subnets[id];
  Origin origin;
  origin.name = around.Name(subnet.name);
  origin.device.subnet = id;
  if (!subnet.address_prefixes.empty()) {
    origin.address = FirstUsable(subnet.address_prefixes.front());
  }
  return origin;
}

Origin FromInterface(const Surroundings& around, NicId id) {
  const Nic& nic = around.topology().nics[id];
  Origin origin;
  if (nic.subnet.has_value()) origin = FromSubnet(around, nic.subnet);
  origin.name = around.Name(nic.name);
  origin.device.nic = id;
  origin.device.appliance = around.ApplianceWith(id);
  for (const Symbol text : nic.private_ips) {
    if (const auto address = IpAddress::Parse(around.Name(text))) {
      origin.address = address;
      break;
    }
  }
  return origin;
}

Origin FromSite(const Surroundings& around, SiteId id) {
  const Site& site = around.topology().sites[id];
  Origin origin = Outsider(around.Name(site.name), Outside::kOnPremises);
  origin.device.site = id;
  // A summary that it announces begins with addresses of other networks.
  for (const Announcement& announcement : site.announces) {
    for (const Prefix& prefix : announcement.prefixes) {
      const IpAddress first = FirstUsable(prefix);
      if (around.IsInSomeNetwork(first)) continue;
      origin.address = first;
      return origin;
    }
  }
  return origin;
}

Origin FromLocalNetworkGateway(const Surroundings& around, LocalNetworkGatewayId id) {
  const Topology& topology = around.topology();
  const LocalNetworkGateway& local = topology.local_network_gateways[id];
  Origin origin = Outsider(around.Name(local.name), Outside::kOnPremises);
  for (size_t i = 0; i < topology.connections.size(); ++i) {
    const GatewayConnectionId connection = topology.connections.IdAt(i);
    const LocalNetworkGatewayId device = topology.connections[connection].local_network_gateway;
    // Devices with the same addresses behind them are ways of one network.
    const bool same = device.has_value() &&
                      (device == id || (!local.address_space.empty() &&
                                        Holds(topology.local_network_gateways[device].address_space,
                                              local.address_space.front().address())));
    if (same) origin.ways.push_back(connection);
  }
  if (!local.address_space.empty()) origin.address = FirstUsable(local.address_space.front());
  return origin;
}

Origin FromInternet() {
  Origin origin = Outsider("internet", Outside::kInternet);
  origin.address = IpAddress::FromIpv4(0xc6336401);  // 198.51.100.1, which nobody has.
  return origin;
}

std::optional<Origin> FromAddress(const Surroundings& around, IpAddress address) {
  const Topology& topology = around.topology();
  if (auto origin = OfNetworks(around, address)) return origin;
  for (size_t i = 0; i < topology.sites.size(); ++i) {
    if (!Holds(topology.sites[topology.sites.IdAt(i)], address)) continue;
    Origin origin = FromSite(around, topology.sites.IdAt(i));
    origin.address = address;
    return origin;
  }
  for (size_t i = 0; i < topology.local_network_gateways.size(); ++i) {
    const auto id = topology.local_network_gateways.IdAt(i);
    if (!Holds(topology.local_network_gateways[id].address_space, address)) continue;
    Origin origin = FromLocalNetworkGateway(around, id);
    origin.address = address;
    return origin;
  }
  if (IsPrivate(address)) return std::nullopt;
  Origin origin = FromInternet();
  origin.address = address;
  return origin;
}

std::optional<Origin> FindOrigin(const Surroundings& around, std::string_view from) {
  const Topology& topology = around.topology();
  if (from == "internet") return FromInternet();
  if (const auto subnet = FindNode(topology, topology.subnets, from); subnet.has_value()) {
    return FromSubnet(around, subnet);
  }
  if (const auto nic = FindNode(topology, topology.nics, from); nic.has_value()) {
    return FromInterface(around, nic);
  }
  if (const auto site = FindNode(topology, topology.sites, from); site.has_value()) {
    return FromSite(around, site);
  }
  if (const auto appliance = FindNode(topology, topology.appliances, from); appliance.has_value()) {
    for (const ApplianceInterface& interface : topology.appliances[appliance].interfaces) {
      if (interface.nic.has_value()) return FromInterface(around, interface.nic);
    }
  }
  if (const auto local = FindNode(topology, topology.local_network_gateways, from);
      local.has_value()) {
    return FromLocalNetworkGateway(around, local);
  }
  if (const auto address = IpAddress::Parse(from)) return FromAddress(around, *address);
  return std::nullopt;
}

std::string DeviceName(const Topology& topology, const Device& device) {
  const auto name = [&](const Node& node) { return std::string(topology.Text(node.name)); };
  switch (device.kind) {
    case DeviceKind::kFirewall:
      return name(topology.firewalls[device.firewall]);
    case DeviceKind::kGateway:
      return name(topology.gateways[device.gateway]);
    case DeviceKind::kOutside:
      return device.site.has_value() ? name(topology.sites[device.site]) : "outside";
    case DeviceKind::kAppliance:
      if (device.appliance.has_value()) return name(topology.appliances[device.appliance]);
      break;
    case DeviceKind::kSender:
      break;
  }
  if (device.nic.has_value()) return name(topology.nics[device.nic]);
  return device.subnet.has_value() ? name(topology.subnets[device.subnet]) : "";
}

}  // namespace routesight

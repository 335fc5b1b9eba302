#include "evaluator/paths/handling.h"

#include <algorithm>

#include "evaluator/base/rule_catalogue.h"
#include "evaluator/base/text.h"
#include "evaluator/paths/look_up.h"

namespace routesight {
namespace {

Handling Ends(Fate fate, RuleId rule, std::string_view target, std::string_view reason) {
  Handling handling;
  Branch& end = handling.end.emplace();
  end.fate = fate;
  end.rule = rule;
  end.target = target;
  end.reason = reason;
  return handling;
}

bool HasAddress(const Surroundings& around, const Nic& nic, IpAddress address) {
  return std::any_of(nic.private_ips.begin(), nic.private_ips.end(),
                     [&](Symbol text) { return IpAddress::Parse(around.Name(text)) == address; });
}

Device ApplianceAt(const Surroundings& around, NicId nic) {
  Device device;
  device.kind = DeviceKind::kAppliance;
  device.nic = nic;
  device.subnet = around.topology().nics[nic].subnet;
  device.appliance = around.ApplianceWith(nic);
  return device;
}

Handling ByInterface(const Surroundings& around, const AddressOwner& taker, IpAddress to) {
  const Nic& nic = around.topology().nics[taker.nic];
  const std::string_view name = around.Name(nic.name);
  for (const NicId beside : around.InterfacesBeside(taker.nic)) {
    if (!HasAddress(around, around.topology().nics[beside], to)) continue;
    Handling arrived = Ends(Fate::kDelivered, RuleNamed("UDR-04"), name, "");
    arrived.end->nic = beside;
    arrived.end->subnet = around.topology().nics[beside].subnet;
    return arrived;
  }
  // NVA-01: Azure drops what an interface gets for others unless it may forward.
  if (nic.ip_forwarding.known() && !nic.ip_forwarding.value()) {
    return Ends(Fate::kNotForwarded, RuleNamed("NVA-01"), name,
                "its ip_forwarding_enabled is false");
  }
  Handling handling;
  handling.leaves = LeavingInterfaces(around, taker.nic, to);
  if (!nic.ip_forwarding.known()) {
    handling.depends_on.push_back({GapKind::kUnknownValue,
                                   std::string(name),
                                   "ip_forwarding_enabled",
                                   "whether it may take packets for others",
                                   {}});
  }
  return handling;
}

std::string DropText(const DroppedTraffic& drop) {
  static constexpr std::string_view kNames[] = {"tcp", "udp", "icmp", "esp"};
  const std::string_view protocol = kNames[static_cast<size_t>(drop.protocol)];
  return drop.port ? Concat(protocol, "/", *drop.port) : std::string(protocol);
}

}  // namespace

std::vector<Device> LeavingInterfaces(const Surroundings& around, NicId nic, IpAddress to) {
  std::vector<Device> leaves;
  for (const NicId beside : around.InterfacesBeside(nic)) {
    const Device device = ApplianceAt(around, beside);
    if (device.subnet.has_value() &&
        around.SubnetWith(around.VnetOf(device.subnet), to) == device.subnet) {
      return {device};
    }
    // Two interfaces with one table send packets to private addresses the same way.
    const auto same = [&](const Device& other) {
      return IsPrivate(to) && device.subnet.has_value() && other.subnet.has_value() &&
             around.fibs().of_subnet[device.subnet.value] ==
                 around.fibs().of_subnet[other.subnet.value];
    };
    if (std::none_of(leaves.begin(), leaves.end(), same)) leaves.push_back(device);
  }
  return leaves;
}

Handling HandlingBy(const Surroundings& around, const AddressOwner& taker, IpAddress to) {
  const Topology& topology = around.topology();
  Handling handling;
  if (taker.nic.has_value()) {
    handling = ByInterface(around, taker, to);
    if (handling.end) return handling;
  } else {
    Device device;
    device.kind = taker.firewall.has_value() ? DeviceKind::kFirewall : DeviceKind::kAppliance;
    device.subnet = taker.subnet;
    device.firewall = taker.firewall;
    device.appliance = taker.appliance;
    handling.leaves = {device};
  }
  SourceTranslation snat;
  if (taker.appliance.has_value()) {
    const Appliance& appliance = topology.appliances[taker.appliance];
    if (!appliance.forwards) {
      return Ends(Fate::kNotForwarded, RuleNamed("NVA-01"), around.Name(appliance.name),
                  "it is described as not forwarding");
    }
    snat = appliance.snat;
  }
  handling.translates = IsPrivate(to) ? snat.private_ranges : snat.internet;
  return handling;
}

std::vector<Caveat> CaveatsAbout(const Surroundings& around, const Device& device) {
  std::vector<Caveat> caveats;
  if (device.kind != DeviceKind::kAppliance) return caveats;
  if (!device.appliance.has_value()) {
    caveats.push_back({std::nullopt,
                       "not described: taken to forward everything, to keep state, and to "
                       "translate what goes to the Internet"});
    return caveats;
  }
  const Appliance& appliance = around.topology().appliances[device.appliance];
  for (const DroppedTraffic& drop : appliance.drops) {
    caveats.push_back({std::nullopt, Concat("it drops ", DropText(drop))});
  }
  return caveats;
}

bool IsStateful(const Surroundings& around, const Device& device) {
  if (device.kind == DeviceKind::kFirewall) return true;
  if (device.kind != DeviceKind::kAppliance) return false;
  return !device.appliance.has_value() || around.topology().appliances[device.appliance].stateful;
}

}  // namespace routesight

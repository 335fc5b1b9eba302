#include "evaluator/ways/captured_tunnels.h"

#include <algorithm>
#include <optional>
#include <variant>
#include <vector>

#include "evaluator/paths/origin.h"

namespace routesight {
namespace {

// Where the packets of a tunnel may go: the addresses of the far end, and the Internet.
std::vector<IpAddress> EndsOf(const Surroundings& around, const Tunnel& tunnel) {
  const Topology& topology = around.topology();
  std::vector<IpAddress> ends{*FromInternet().address};
  const auto add = [&](const std::vector<Symbol>& texts) {
    for (const Symbol text : texts) {
      if (const auto address = IpAddress::Parse(around.Name(text))) ends.push_back(*address);
    }
  };
  if (const auto* appliance = std::get_if<ApplianceId>(&tunnel.to)) {
    for (const ApplianceInterface& interface : topology.appliances[*appliance].interfaces) {
      add(interface.addresses);
    }
  } else if (const auto* gateway = std::get_if<GatewayId>(&tunnel.to)) {
    add(topology.gateways[*gateway].public_addresses);
  }
  return ends;
}

// Whether the table hands packets to the address to an appliance.
bool LeadsToAppliance(const Surroundings& around, EffectiveTableId id, IpAddress address) {
  const EffectiveRoute* longest = nullptr;
  for (const EffectiveRoute& row : around.fibs().tables[id].routes) {
    if (row.defeat || row.route.label.has_value() || !row.route.prefix.Contains(address)) continue;
    if (longest == nullptr || row.route.prefix.length() > longest->route.prefix.length()) {
      longest = &row;
    }
  }
  if (longest == nullptr || !longest->route.next_hops.has_value()) return false;
  const auto& hops = around.fibs().next_hops[longest->route.next_hops].addresses;
  return std::any_of(hops.begin(), hops.end(), [&](Symbol hop) {
    const auto& owners = around.OwnersOf(hop);
    return std::any_of(owners.begin(), owners.end(), [](const AddressOwner& owner) {
      return owner.appliance.has_value() || owner.balancer.has_value();
    });
  });
}

std::vector<EffectiveTableId> TablesOf(const Surroundings& around, const Appliance& appliance) {
  std::vector<EffectiveTableId> tables;
  for (const ApplianceInterface& interface : appliance.interfaces) {
    if (!interface.nic.has_value()) continue;
    for (const NicId nic : around.InterfacesBeside(interface.nic)) {
      const SubnetId subnet = around.topology().nics[nic].subnet;
      if (subnet.has_value()) tables.push_back(around.fibs().of_subnet[subnet.value]);
    }
  }
  return tables;
}

}  // namespace

bool HasCapturedTunnel(const Surroundings& around) {
  for (const Appliance& appliance : around.topology().appliances) {
    const std::vector<EffectiveTableId> tables = TablesOf(around, appliance);
    for (const Tunnel& tunnel : appliance.tunnels) {
      for (const IpAddress end : EndsOf(around, tunnel)) {
        for (const EffectiveTableId table : tables) {
          if (table.has_value() && LeadsToAppliance(around, table, end)) return true;
        }
      }
    }
  }
  return false;
}

}  // namespace routesight

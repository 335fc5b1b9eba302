#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "evaluator/base/ip_address.h"
#include "evaluator/base/rule_catalogue.h"
#include "evaluator/base/text.h"
#include "evaluator/findings/detector.h"

namespace routesight {
namespace {

using Owners = std::map<IpAddress, std::string>;

Owners AddressOwners(const Topology& topology) {
  Owners owners;
  for (const Nic& nic : topology.nics) {
    for (const Symbol text : nic.private_ips) {
      const auto address = IpAddress::Parse(topology.Text(text));
      if (address) owners.emplace(*address, topology.Text(nic.name));
    }
  }
  return owners;
}

// Interfaces of which an address is known only after the apply: it may stay what it was.
std::set<std::string> WithOpenAddresses(const Topology& topology) {
  std::set<std::string> open;
  for (const Nic& nic : topology.nics) {
    const bool known =
        std::all_of(nic.private_ips.begin(), nic.private_ips.end(),
                    [&](Symbol text) { return IpAddress::Parse(topology.Text(text)).has_value(); });
    if (!known) open.emplace(topology.Text(nic.name));
  }
  return open;
}

std::vector<std::string> SubnetsWith(const Topology& topology, UserRouteTableId table) {
  std::vector<std::string> subnets;
  for (const Subnet& subnet : topology.subnets) {
    if (subnet.route_table == table) subnets.emplace_back(topology.Text(subnet.name));
  }
  std::sort(subnets.begin(), subnets.end());
  return subnets;
}

std::vector<Finding> Find(const Timeline& timeline) {
  const Topology& topology = timeline.after().topology;
  const Owners before = AddressOwners(timeline.before().topology);
  const Owners after = AddressOwners(topology);
  const std::set<std::string> open = WithOpenAddresses(topology);
  std::vector<Finding> findings;
  for (size_t i = 0; i < topology.route_tables.size(); ++i) {
    const UserRouteTableId id = topology.route_tables.IdAt(i);
    const std::vector<std::string> subnets = SubnetsWith(topology, id);
    if (subnets.empty()) continue;
    for (const UserRoute& route : topology.route_tables[id].routes) {
      if (route.next_hop_type != UserNextHopType::kVirtualAppliance) continue;
      const auto address = IpAddress::Parse(topology.Text(route.next_hop));
      const auto owner = address ? before.find(*address) : before.end();
      if (owner == before.end() || after.contains(*address) || open.contains(owner->second)) {
        continue;
      }
      const std::string name(topology.Text(route.address));
      Finding finding;
      finding.message = Concat("The route \"", topology.Text(route.name), "\" of ", name,
                               " sends packets to ", address->ToString(), ", which ", owner->second,
                               " has before this apply and no interface has after it.");
      finding.resources = {owner->second, name};
      finding.subnets = subnets;
      finding.rules = {RuleNamed("UDR-02")};
      finding.remedy =
          "Keep the address, or change the routes in the same apply: an address that is copied "
          "from "
          "the interface's computed private_ip_address follows only with a second plan; copy the "
          "argument of its ip_configuration instead.";
      findings.push_back(std::move(finding));
    }
  }
  return findings;
}

constexpr std::string_view kReferences[] = {
    "https://learn.microsoft.com/azure/virtual-network/virtual-networks-udr-overview#user-defined"};

}  // namespace

const Detector kNextHopAddressDisappears = {
    {"RS103",
     "next-hop-address-disappears",
     "The next hop of a route loses its address",
     Severity::kCritical,
     {"An appliance gives up an address, or goes away, while routes still point to that address.",
      "Azure drops what follows such a route. The provider plans a changed static address as an "
      "update of the interface alone: routes that copy its computed private_ip_address keep the "
      "old "
      "one until a second plan.",
      "private_ip_address of an appliance's interface changes from 10.0.0.4 to 10.0.0.5, and "
      "azurerm_route has next_hop_in_ip_address = "
      "azurerm_network_interface.nva.private_ip_address.",
      "Keep the address, or let routes and interface take it from one variable or local."},
     kReferences},
    nullptr,
    Find};

}  // namespace routesight

#include <algorithm>
#include <map>
#include <utility>

#include "evaluator/base/ip_address.h"
#include "evaluator/base/rule_catalogue.h"
#include "evaluator/base/text.h"
#include "evaluator/findings/detector.h"
#include "evaluator/findings/evidence.h"

namespace routesight {
namespace {

// Who has a private address, or may get one that the plan does not know.
struct Holder {
  std::string name;
  Symbol address;
  PlanValue<SubnetId> subnet;
  // Load balancers and firewalls take the place of an appliance, with an address of Azure's choice.
  bool may_take_over = false;
};

std::vector<Holder> HoldersIn(const Topology& topology) {
  std::vector<Holder> holders;
  for (const Nic& nic : topology.nics) {
    for (const Symbol address : nic.private_ips) {
      holders.push_back({std::string(topology.Text(nic.name)), address, nic.subnet, false});
    }
  }
  for (const LoadBalancer& balancer : topology.load_balancers) {
    for (const Frontend& frontend : balancer.frontends) {
      if (!frontend.address.has_value()) continue;
      holders.push_back(
          {std::string(topology.Text(balancer.name)), frontend.address, frontend.subnet, true});
    }
  }
  for (const Firewall& firewall : topology.firewalls) {
    if (!firewall.address.has_value()) continue;
    holders.push_back(
        {std::string(topology.Text(firewall.name)), firewall.address, firewall.subnet, true});
  }
  return holders;
}

using Owners = std::map<IpAddress, std::string>;

Owners AddressOwners(const Topology& topology, const std::vector<Holder>& holders) {
  Owners owners;
  for (const Holder& holder : holders) {
    const auto address = IpAddress::Parse(topology.Text(holder.address));
    if (address) owners.emplace(*address, holder.name);
  }
  return owners;
}

bool MayLieIn(const Topology& topology, const PlanValue<SubnetId>& subnet, IpAddress address) {
  if (!subnet.known() || !subnet.value().has_value()) return true;
  const std::vector<Prefix>& prefixes = topology.subnets[subnet.value()].address_prefixes;
  return prefixes.empty() || std::any_of(prefixes.begin(), prefixes.end(),
                                         [&](const Prefix& one) { return one.Contains(address); });
}

// Whether the address may still be there, since the plan does not know whose it is then: it may
// stay with its owner, or go to what takes its place.
bool MayStay(const Topology& topology, const std::vector<Holder>& after, IpAddress address,
             std::string_view owner) {
  return std::any_of(after.begin(), after.end(), [&](const Holder& holder) {
    if (IpAddress::Parse(topology.Text(holder.address))) return false;
    return holder.name == owner ||
           (holder.may_take_over && MayLieIn(topology, holder.subnet, address));
  });
}

std::vector<RouteRow> RowsFor(const Snapshot& snapshot, UserRouteTableId table,
                              const Prefix& prefix) {
  std::vector<RouteRow> rows;
  for (size_t i = 0; i < snapshot.topology.subnets.size(); ++i) {
    const SubnetId subnet = snapshot.topology.subnets.IdAt(i);
    if (snapshot.topology.subnets[subnet].route_table != table) continue;
    AddRows(RowsFor(snapshot, subnet, prefix), rows);
  }
  return rows;
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
  const Topology& old = timeline.before().topology;
  const Owners before = AddressOwners(old, HoldersIn(old));
  const std::vector<Holder> holders = HoldersIn(topology);
  const Owners after = AddressOwners(topology, holders);
  std::vector<Finding> findings;
  for (size_t i = 0; i < topology.route_tables.size(); ++i) {
    const UserRouteTableId id = topology.route_tables.IdAt(i);
    const std::vector<std::string> subnets = SubnetsWith(topology, id);
    if (subnets.empty()) continue;
    for (const UserRoute& route : topology.route_tables[id].routes) {
      if (route.next_hop_type != UserNextHopType::kVirtualAppliance) continue;
      const auto address = IpAddress::Parse(topology.Text(route.next_hop));
      const auto owner = address ? before.find(*address) : before.end();
      if (owner == before.end() || after.contains(*address) ||
          MayStay(topology, holders, *address, owner->second)) {
        continue;
      }
      const std::string name(topology.Text(route.address));
      Finding finding;
      finding.message = Concat("The route \"", topology.Text(route.name), "\" of ", name,
                               " sends packets to ", address->ToString(), ", which ", owner->second,
                               " has before this apply and nothing has after it.");
      finding.resources = {owner->second, name};
      finding.subnets = subnets;
      finding.rules = {RuleNamed("UDR-02")};
      if (!route.service_tag.has_value()) {
        finding.routes = RowsFor(timeline.after(), id, route.prefix);
      }
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

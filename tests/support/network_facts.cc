#include "tests/support/topology_facts.h"

namespace routesight {
namespace {

void AddSubnet(const Subnet& subnet, TopologyFacts& facts) {
  const Topology& topology = facts.topology();
  facts.Add(subnet, "is subnet ", facts.Show(subnet.short_name), " of ",
            subnet.vnet.has_value() ? facts.Show(subnet.vnet) : "an unknown network");
  for (const Prefix& prefix : subnet.address_prefixes)
    facts.Add(subnet, "has ", facts.Show(prefix));
  if (subnet.route_table.has_value()) {
    facts.Add(subnet, "route_table ", facts.Show(topology.route_tables[subnet.route_table].name));
  }
  facts.AddValue(subnet, "security_group", subnet.security_group);
  facts.AddValue(subnet, "nat_gateway", subnet.nat_gateway);
  facts.AddValue(subnet, "default_outbound_access", subnet.default_outbound_access);
  facts.AddValue(subnet, "link_service_policies", subnet.link_service_policies);
  if (subnet.delegations.known() && subnet.delegations.value().empty()) return;
  facts.AddValue(subnet, "delegations", subnet.delegations);
}

void AddRouteTable(const UserRouteTable& table, TopologyFacts& facts) {
  facts.Add(table, "is a route table");
  if (table.location.has_value()) facts.Add(table, "location ", facts.Show(table.location));
  facts.AddValue(table, "propagation", table.propagation);
  for (const UserRoute& route : table.routes) {
    facts.Add(
        table, "route ", facts.Show(route.name), " ",
        route.service_tag.has_value() ? facts.Show(route.service_tag) : route.prefix.ToString(),
        route.next_hop.has_value() ? " to " : "", facts.Show(route.next_hop));
  }
}

}  // namespace

void AddNetworkFacts(TopologyFacts& facts) {
  const Topology& topology = facts.topology();
  for (const Vnet& vnet : topology.vnets) {
    facts.Add(vnet, "is a network", vnet.outside ? " elsewhere" : "");
    for (const Prefix& prefix : vnet.address_space) facts.Add(vnet, "has ", facts.Show(prefix));
    if (vnet.location.has_value()) facts.Add(vnet, "location ", facts.Show(vnet.location));
  }
  for (const UserRouteTable& table : topology.route_tables) AddRouteTable(table, facts);
  for (const Subnet& subnet : topology.subnets) AddSubnet(subnet, facts);
  facts.AddPathGaps(topology.subnets);
}

}  // namespace routesight

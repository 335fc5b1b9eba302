#include "evaluator/base/rule_catalogue.h"
#include "evaluator/base/text.h"
#include "evaluator/findings/detector.h"
#include "evaluator/findings/questions.h"

namespace routesight {
namespace {

// The route of the table that sends an own prefix of the network to an appliance; null without.
const UserRoute* SteersOwnPrefix(const UserRouteTable& table, const Vnet& network) {
  for (const UserRoute& route : table.routes) {
    if (route.service_tag.has_value() || route.prefix.is_default() ||
        route.next_hop_type != UserNextHopType::kVirtualAppliance) {
      continue;
    }
    for (const Prefix& prefix : network.address_space) {
      if (prefix.Contains(route.prefix)) return &route;
    }
  }
  return nullptr;
}

// ER-08: FastPath goes past the GatewaySubnet and its routes.
std::vector<Finding> Find(const Snapshot& snapshot) {
  const Topology& topology = snapshot.topology;
  std::vector<Finding> findings;
  for (const GatewayConnection& connection : topology.connections) {
    if (!IsTrue(connection.fast_path) || !connection.gateway.has_value()) continue;
    const VnetId vnet = topology.gateways[connection.gateway].vnet;
    const SubnetId id = PlatformSubnetOf(topology, vnet, "GatewaySubnet");
    if (!id.has_value()) continue;
    const UserRouteTable* table = TableOf(topology, topology.subnets[id]);
    if (table == nullptr) continue;
    const UserRoute* route = SteersOwnPrefix(*table, topology.vnets[vnet]);
    if (route == nullptr) continue;
    Finding finding;
    finding.message =
        Concat(NameIn(topology, connection), " has FastPath, so what comes over it goes past the ",
               "route ", topology.Text(route->name), " (", route->prefix.ToString(), ") of the ",
               "GatewaySubnet and past ", topology.Text(route->next_hop), ".");
    finding.resources = {NameIn(topology, connection), NameIn(topology, *table)};
    finding.subnets = SubnetsOf(topology, vnet);
    finding.rules = {RuleNamed("ER-08")};
    finding.remedy =
        "Set express_route_gateway_bypass to false, or inspect this traffic elsewhere.";
    findings.push_back(std::move(finding));
  }
  return findings;
}

constexpr std::string_view kReferences[] = {
    "https://learn.microsoft.com/azure/expressroute/about-fastpath"};

}  // namespace

const Detector kFastPathPastAppliance = {
    {"RS309",
     "fast-path-past-appliance",
     "FastPath goes past an appliance",
     Severity::kHigh,
     {"An ExpressRoute connection has FastPath, and the GatewaySubnet sends prefixes of its own "
      "network to an appliance.",
      "FastPath hands packets from on-premises to the machines without the gateway: the routes of "
      "the GatewaySubnet do not apply, and the appliance sees answers only.",
      "express_route_gateway_bypass = true, and 10.0.1.0/24 of the hub steered to a firewall.",
      "Choose between FastPath and inspection, for traffic to the hub network."},
     kReferences},
    Find,
    nullptr};

}  // namespace routesight

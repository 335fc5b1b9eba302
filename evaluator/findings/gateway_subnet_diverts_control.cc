#include "evaluator/base/rule_catalogue.h"
#include "evaluator/base/text.h"
#include "evaluator/findings/detector.h"
#include "evaluator/findings/evidence.h"
#include "evaluator/findings/questions.h"

namespace routesight {
namespace {

// The route of the table that a packet to the prefix takes; null if none of it covers it.
const UserRoute* LongestAround(const UserRouteTable& table, const Prefix& prefix) {
  const UserRoute* longest = nullptr;
  for (const UserRoute& route : table.routes) {
    if (route.service_tag.has_value() || !route.prefix.Contains(prefix)) continue;
    if (longest == nullptr || route.prefix.length() > longest->prefix.length()) longest = &route;
  }
  return longest;
}

// Whether a row of the network itself is longer than the route.
bool OwnRowIsLonger(const Topology& topology, VnetId vnet, const UserRoute& route,
                    const Prefix& prefix) {
  for (const Prefix& space : topology.vnets[vnet].address_space) {
    if (space.Contains(prefix) && space.length() > route.prefix.length()) return true;
  }
  return false;
}

void Check(const Snapshot& snapshot, SubnetId gateway_subnet, std::string_view kind, SubnetId of,
           std::vector<Finding>& findings) {
  if (!of.has_value()) return;
  const Topology& topology = snapshot.topology;
  const Subnet& subnet = topology.subnets[gateway_subnet];
  const UserRouteTable& table = *TableOf(topology, subnet);
  for (const Prefix& prefix : topology.subnets[of].address_prefixes) {
    const UserRoute* route = LongestAround(table, prefix);
    // The default route is another finding.
    if (route == nullptr || route->prefix.length() == 0 ||
        route->next_hop_type != UserNextHopType::kVirtualAppliance ||
        OwnRowIsLonger(topology, subnet.vnet, *route, prefix)) {
      continue;
    }
    Finding finding;
    finding.message =
        Concat("The route ", topology.Text(route->name), " (", route->prefix.ToString(), ") of ",
               NameIn(topology, subnet), " covers the ", kind, " ", prefix.ToString(),
               ", so what gateways and route servers say to each other goes through ",
               topology.Text(route->next_hop), ".");
    finding.resources = {NameIn(topology, table), NameIn(topology, subnet)};
    finding.subnets = SubnetsOf(topology, subnet.vnet);
    finding.rules = {RuleNamed("UDR-14")};
    finding.routes = RowsFor(snapshot, gateway_subnet, route->prefix);
    finding.remedy =
        Concat("Add a route ", prefix.ToString(), " with next hop VnetLocal to the table.");
    findings.push_back(std::move(finding));
  }
}

// UDR-14: Control traffic of the hub stays local.
std::vector<Finding> Find(const Snapshot& snapshot) {
  const Topology& topology = snapshot.topology;
  std::vector<Finding> findings;
  for (size_t i = 0; i < topology.subnets.size(); ++i) {
    const SubnetId id = topology.subnets.IdAt(i);
    const Subnet& subnet = topology.subnets[id];
    if (!subnet.route_table.has_value() || !HasGateway(topology, subnet.vnet) ||
        !IsPlatformSubnet(topology, subnet, "GatewaySubnet")) {
      continue;
    }
    Check(snapshot, id, "GatewaySubnet", id, findings);
    const RouteServer* server = RouteServerIn(topology, subnet.vnet);
    if (server != nullptr) Check(snapshot, id, "RouteServerSubnet", server->subnet, findings);
  }
  return findings;
}

constexpr std::string_view kReferences[] = {
    "https://learn.microsoft.com/azure/route-server/troubleshoot-route-server"};

}  // namespace

const Detector kGatewaySubnetDivertsControl = {
    {"RS202",
     "gateway-subnet-diverts-control",
     "A route diverts what gateways say",
     Severity::kHigh,
     {"A route of the GatewaySubnet to an appliance covers the GatewaySubnet itself, or the "
      "RouteServerSubnet of the same network.",
      "The BGP sessions between the gateways and the route server then cross the appliance. If it "
      "drops them, all routes of on-premises vanish from all networks.",
      "10.0.0.0/16 of the hub is steered to a firewall, and the GatewaySubnet 10.0.0.0/27 and the "
      "RouteServerSubnet 10.0.1.0/27 lie in it.",
      "Add more specific routes with next hop VnetLocal for both subnets."},
     kReferences},
    Find,
    nullptr};

}  // namespace routesight

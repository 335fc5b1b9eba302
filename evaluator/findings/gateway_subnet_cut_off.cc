#include "evaluator/base/rule_catalogue.h"
#include "evaluator/base/text.h"
#include "evaluator/findings/detector.h"
#include "evaluator/findings/evidence.h"
#include "evaluator/findings/questions.h"

namespace routesight {
namespace {

Finding About(const Topology& topology, const Subnet& subnet, const UserRouteTable& table) {
  Finding finding;
  finding.resources = {NameIn(topology, table), NameIn(topology, subnet)};
  finding.subnets = SubnetsOf(topology, subnet.vnet);
  finding.rules = {RuleNamed("UDR-12")};
  return finding;
}

// UDR-12: The table of the GatewaySubnet has no default route and keeps propagation.
std::vector<Finding> Find(const Snapshot& snapshot) {
  const Topology& topology = snapshot.topology;
  std::vector<Finding> findings;
  for (size_t i = 0; i < topology.subnets.size(); ++i) {
    const Subnet& subnet = topology.subnets[topology.subnets.IdAt(i)];
    const UserRouteTable* table = TableOf(topology, subnet);
    if (table == nullptr || !IsPlatformSubnet(topology, subnet, "GatewaySubnet") ||
        !HasGateway(topology, subnet.vnet)) {
      continue;
    }
    const std::string name = NameIn(topology, subnet);
    for (const UserRoute& route : table->routes) {
      if (route.service_tag.has_value() || route.prefix.length() != 0 || !route.prefix.is_ipv4()) {
        continue;
      }
      Finding finding = About(topology, subnet, *table);
      finding.message =
          Concat("The route table of ", name, " has a default route, ", topology.Text(route.name),
                 ". The gateways in it lose the way to their management.");
      finding.routes = RowsFor(snapshot, topology.subnets.IdAt(i), route.prefix);
      finding.remedy = "Take 0.0.0.0/0 out of this table; steer single networks instead.";
      findings.push_back(std::move(finding));
    }
    if (!IsFalse(table->propagation)) continue;
    Finding finding = About(topology, subnet, *table);
    finding.message = Concat("The route table of ", name,
                             " switches propagation off, so its gateways do not get the routes "
                             "that they need and stop working.");
    finding.remedy = "Set bgp_route_propagation_enabled to true in this table.";
    findings.push_back(std::move(finding));
  }
  return findings;
}

constexpr std::string_view kReferences[] = {
    "https://learn.microsoft.com/azure/vpn-gateway/vpn-gateway-about-vpn-gateway-settings",
    "https://learn.microsoft.com/azure/expressroute/expressroute-about-virtual-network-gateways"};

}  // namespace

const Detector kGatewaySubnetCutOff = {
    {"RS201",
     "gateway-subnet-cut-off",
     "A route table stops the gateways",
     Severity::kCritical,
     {"The GatewaySubnet has a route table with a default route, or one that switches the "
      "propagation of gateway routes off.",
      "Gateways need their way to Azure's management and the routes of one another. Azure blocks "
      "the creation of a gateway there, and one that exists stops working: all of on-premises is "
      "lost.",
      "A route table with 0.0.0.0/0 to a firewall is meant for spokes and is associated with every "
      "subnet of the hub.",
      "Give the GatewaySubnet a table of its own, with one route for each spoke and propagation "
      "on, or none."},
     kReferences},
    Find,
    nullptr};

}  // namespace routesight

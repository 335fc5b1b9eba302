#include "evaluator/base/rule_catalogue.h"
#include "evaluator/base/text.h"
#include "evaluator/findings/detector.h"
#include "evaluator/findings/questions.h"

namespace routesight {
namespace {

constexpr int kLongestOfGateways = 29;
constexpr int kLongestOfFirewalls = 26;

struct Demand {
  SubnetId subnet;
  std::string_view name;  // That it must have.
  int longest = 32;       // Prefix length of its range.
  RuleId rule;
  std::string user;  // What lies in it.
};

std::vector<Demand> DemandsOf(const Topology& topology) {
  std::vector<Demand> demands;
  for (const RouteServer& server : topology.route_servers) {
    demands.push_back({server.subnet, "RouteServerSubnet",
                       topology.behaviour.longest_route_server_subnet, RuleNamed("ARS-01"),
                       NameIn(topology, server)});
  }
  for (const Gateway& gateway : topology.gateways) {
    demands.push_back({PlatformSubnetOf(topology, gateway.vnet, "GatewaySubnet"), "GatewaySubnet",
                       kLongestOfGateways, RuleNamed("LIM-13"), NameIn(topology, gateway)});
  }
  for (const Firewall& firewall : topology.firewalls) {
    if (!firewall.subnet.known()) continue;
    demands.push_back({firewall.subnet.value(), "AzureFirewallSubnet", kLongestOfFirewalls,
                       RuleNamed("LIM-13"), NameIn(topology, firewall)});
  }
  for (const Bastion& bastion : topology.bastions) {
    if (!bastion.subnet.known()) continue;
    demands.push_back({bastion.subnet.value(), "AzureBastionSubnet", kLongestOfFirewalls,
                       RuleNamed("LIM-13"), NameIn(topology, bastion)});
  }
  return demands;
}

// ARS-01: A route server lies in a subnet of its own name, which is large enough.
// LIM-13: So do gateways, firewalls and bastions.
std::vector<Finding> Find(const Snapshot& snapshot) {
  const Topology& topology = snapshot.topology;
  std::vector<Finding> findings;
  for (const Demand& demand : DemandsOf(topology)) {
    if (!demand.subnet.has_value()) continue;
    const Subnet& subnet = topology.subnets[demand.subnet];
    const std::string name = NameIn(topology, subnet);
    Finding finding;
    finding.resources = {demand.user, name};
    finding.subnets = {name};
    finding.rules = {demand.rule};
    const std::string_view short_name = topology.Text(subnet.short_name);
    if (!short_name.empty() && !SameName(short_name, demand.name)) {
      finding.message = Concat(demand.user, " lies in a subnet that is named ", short_name,
                               "; Azure wants it in one that is named ", demand.name, ".");
      finding.remedy = Concat("Name the subnet ", demand.name, ".");
      findings.push_back(finding);
    }
    for (const Prefix& prefix : subnet.address_prefixes) {
      if (!prefix.is_ipv4() || static_cast<int>(prefix.length()) <= demand.longest) continue;
      finding.message = Concat(prefix.ToString(), " of ", name, " is too small for ", demand.user,
                               "; a /", demand.longest, " is the least.");
      finding.remedy = Concat("Give the subnet a /", demand.longest, " or more.");
      findings.push_back(finding);
    }
  }
  return findings;
}

constexpr std::string_view kReferences[] = {
    kRouteServerFaq,
    "https://learn.microsoft.com/azure/expressroute/expressroute-about-virtual-network-gateways"};

}  // namespace

const Detector kPlatformSubnetUnfit = {
    {"RS205",
     "platform-subnet-unfit",
     "A platform subnet is misnamed or too small",
     Severity::kHigh,
     {"Route servers, gateways, firewalls and bastions each lie in a subnet of a name that Azure "
      "prescribes, of at least a given size.",
      "Azure refuses to create the service, late in the apply, and everything behind it waits.",
      "A route server in a RouteServerSubnet of /28, or in one that is named RouteServer.",
      "Use the names RouteServerSubnet, GatewaySubnet, AzureFirewallSubnet and AzureBastionSubnet, "
      "and ranges of at least /27, /29 (better /27), /26 and /26."},
     kReferences},
    Find,
    nullptr};

}  // namespace routesight

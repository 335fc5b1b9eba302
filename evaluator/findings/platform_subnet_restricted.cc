#include "evaluator/base/rule_catalogue.h"
#include "evaluator/base/text.h"
#include "evaluator/findings/detector.h"
#include "evaluator/findings/questions.h"

namespace routesight {
namespace {

Finding About(const Topology& topology, const Subnet& subnet, const Node& guilty, RuleId rule) {
  Finding finding;
  finding.resources = {NameIn(topology, subnet), NameIn(topology, guilty)};
  finding.subnets = {NameIn(topology, subnet)};
  finding.rules = {rule};
  return finding;
}

void CheckTable(const Topology& topology, const Subnet& subnet, std::vector<Finding>& findings) {
  const UserRouteTable* table = TableOf(topology, subnet);
  if (table == nullptr) return;
  for (const std::string_view name : {"RouteServerSubnet", "AzureBastionSubnet"}) {
    if (!IsPlatformSubnet(topology, subnet, name)) continue;
    Finding finding = About(topology, subnet, *table, RuleNamed("UDR-15"));
    finding.message = Concat(NameIn(topology, subnet), " has the route table ",
                             NameIn(topology, *table), ", and a ", name, " takes none.");
    finding.remedy = "Take the association away.";
    findings.push_back(std::move(finding));
  }
}

void CheckSecurityGroup(const Topology& topology, const Subnet& subnet,
                        std::vector<Finding>& findings) {
  if (!subnet.security_group.known()) return;
  const SecurityGroup& group = topology.security_groups[subnet.security_group.value()];
  for (const std::string_view name : {"RouteServerSubnet", "GatewaySubnet"}) {
    if (!IsPlatformSubnet(topology, subnet, name)) continue;
    const RuleId rule = name == "GatewaySubnet" ? RuleNamed("UDR-12") : RuleNamed("UDR-15");
    Finding finding = About(topology, subnet, group, rule);
    finding.message = Concat(NameIn(topology, subnet), " has the network security group ",
                             NameIn(topology, group), ", and a ", name, " supports none.");
    finding.remedy = "Take the association away.";
    findings.push_back(std::move(finding));
  }
}

// UDR-15: A firewall without a management address needs its own way to the Internet.
void CheckFirewall(const Topology& topology, const Firewall& firewall,
                   std::vector<Finding>& findings) {
  if (!firewall.subnet.known() || !firewall.management_subnet.absent()) return;
  const Subnet& subnet = topology.subnets[firewall.subnet.value()];
  const UserRouteTable* table = TableOf(topology, subnet);
  if (table == nullptr) return;
  for (const UserRoute& route : table->routes) {
    if (route.service_tag.has_value() || route.prefix.length() != 0 || !route.prefix.is_ipv4() ||
        route.next_hop_type == UserNextHopType::kInternet) {
      continue;
    }
    Finding finding = About(topology, subnet, *table, RuleNamed("UDR-15"));
    finding.message = Concat("The default route ", topology.Text(route.name), " of ",
                             NameIn(topology, subnet), " does not lead to the Internet, and ",
                             NameIn(topology, firewall), " has no management configuration.");
    finding.remedy =
        "Give the firewall a management configuration, or let 0.0.0.0/0 of its subnet "
        "lead to the Internet.";
    findings.push_back(std::move(finding));
  }
}

// UDR-15: What subnets of the platform do not take.
std::vector<Finding> Find(const Snapshot& snapshot) {
  const Topology& topology = snapshot.topology;
  std::vector<Finding> findings;
  for (const Subnet& subnet : topology.subnets) {
    CheckTable(topology, subnet, findings);
    CheckSecurityGroup(topology, subnet, findings);
  }
  for (const Firewall& firewall : topology.firewalls) CheckFirewall(topology, firewall, findings);
  return findings;
}

constexpr std::string_view kReferences[] = {
    kRouteServerFaq, "https://learn.microsoft.com/azure/firewall/forced-tunneling",
    "https://learn.microsoft.com/azure/bastion/configuration-settings"};

}  // namespace

const Detector kPlatformSubnetRestricted = {
    {"RS204",
     "platform-subnet-restricted",
     "A platform subnet has what it cannot take",
     Severity::kHigh,
     {"RouteServerSubnet takes neither a route table nor a network security group, "
      "AzureBastionSubnet no route table, GatewaySubnet no security group, and AzureFirewallSubnet "
      "no default route away from the Internet unless the firewall has a management configuration.",
      "Azure refuses the association, or the service behind it stops working.",
      "A module associates one route table with every subnet of the hub.",
      "Leave these subnets out of what is given to all others."},
     kReferences},
    Find,
    nullptr};

}  // namespace routesight

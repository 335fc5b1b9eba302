#include "evaluator/base/rule_catalogue.h"
#include "evaluator/base/text.h"
#include "evaluator/findings/detector.h"
#include "evaluator/findings/questions.h"

namespace routesight {
namespace {

constexpr int kLongestSubnet = 27;

struct Pair {
  const Gateway* vpn = nullptr;
  const Gateway* express_route = nullptr;
};

// GW-04: What VPN and ExpressRoute gateways in one network need.
std::vector<std::string> Obstacles(const Topology& topology, const Pair& pair) {
  std::vector<std::string> obstacles;
  for (const Gateway* gateway : {pair.vpn, pair.express_route}) {
    if (SameName(topology.Text(gateway->sku), "Basic")) {
      obstacles.push_back(Concat(NameIn(topology, *gateway), " has the SKU Basic"));
    }
  }
  if (pair.vpn->vpn_type.known() && pair.vpn->vpn_type.value() == VpnType::kPolicyBased) {
    obstacles.push_back(Concat(NameIn(topology, *pair.vpn), " is policy-based"));
  }
  const SubnetId id = PlatformSubnetOf(topology, pair.vpn->vnet, "GatewaySubnet");
  if (!id.has_value()) return obstacles;
  const Subnet& subnet = topology.subnets[id];
  bool large = subnet.address_prefixes.empty();
  for (const Prefix& prefix : subnet.address_prefixes) {
    large = large || (prefix.is_ipv4() && prefix.length() <= kLongestSubnet);
  }
  if (!large) obstacles.push_back(Concat(NameIn(topology, subnet), " is smaller than a /27"));
  return obstacles;
}

std::vector<Finding> Find(const Snapshot& snapshot) {
  const Topology& topology = snapshot.topology;
  std::vector<Finding> findings;
  for (const Gateway& vpn : topology.gateways) {
    for (const Gateway& other : topology.gateways) {
      if (!vpn.vnet.has_value() || vpn.vnet != other.vnet || vpn.type != GatewayType::kVpn ||
          other.type != GatewayType::kExpressRoute) {
        continue;
      }
      for (const std::string& obstacle : Obstacles(topology, {&vpn, &other})) {
        Finding finding;
        finding.message = Concat(NameIn(topology, vpn), " and ", NameIn(topology, other),
                                 " cannot share a network: ", obstacle, ".");
        finding.resources = {NameIn(topology, vpn), NameIn(topology, other)};
        finding.subnets = SubnetsOf(topology, vpn.vnet);
        finding.rules = {RuleNamed("GW-04")};
        finding.remedy =
            "Use a route-based VPN gateway, no SKU Basic, and a GatewaySubnet of at "
            "least /27.";
        findings.push_back(std::move(finding));
      }
    }
  }
  return findings;
}

constexpr std::string_view kReferences[] = {kCoexistence};

}  // namespace

const Detector kGatewaysCannotCoexist = {
    {"RS407",
     "gateways-cannot-coexist",
     "Two gateways cannot share a network",
     Severity::kHigh,
     {"A network has both kinds of gateways, and one of them has the SKU Basic, the VPN gateway is "
      "policy-based, or the GatewaySubnet is smaller than /27.",
      "Azure refuses the second gateway, after the long creation of the first.",
      "A hub with a VPN gateway of SKU Basic gets an ExpressRoute gateway.",
      "Change the SKU and the type of the VPN gateway before, and give the subnet a /27."},
     kReferences},
    Find,
    nullptr};

}  // namespace routesight

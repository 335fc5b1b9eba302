#include "evaluator/base/rule_catalogue.h"
#include "evaluator/base/text.h"
#include "evaluator/findings/detector.h"
#include "evaluator/findings/questions.h"

namespace routesight {
namespace {

constexpr uint32_t kAsnOfAzure = 65515;

struct Unfit {
  std::string why;
  std::string remedy;
  RuleId rule;
};

// ARS-15: Beside a route server a VPN gateway is route-based and active-active.
// GW-05: Its ASN is 65515. VPN-10: Its SKU is not Basic.
std::vector<Unfit> WhatIsUnfit(const Topology& topology, const Gateway& gateway) {
  std::vector<Unfit> unfit;
  if (gateway.active_active.absent() || IsFalse(gateway.active_active)) {
    unfit.push_back({"is not active-active",
                     "Set active_active with a second ip_configuration; the provider replaces the "
                     "gateway for that.",
                     RuleNamed("ARS-15")});
  }
  if (gateway.asn.known() && gateway.asn.value().value != kAsnOfAzure) {
    unfit.push_back({Concat("has the ASN ", gateway.asn.value().value, ", not 65515"),
                     "Leave the ASN at 65515.", RuleNamed("GW-05")});
  }
  if (SameName(topology.Text(gateway.sku), "Basic")) {
    unfit.push_back({"has the SKU Basic", "Choose a SKU from VpnGw1AZ on.", RuleNamed("VPN-10")});
  }
  if (gateway.vpn_type.known() && gateway.vpn_type.value() == VpnType::kPolicyBased) {
    unfit.push_back({"is policy-based", "Make it route-based.", RuleNamed("ARS-15")});
  }
  return unfit;
}

std::vector<Finding> Find(const Snapshot& snapshot) {
  const Topology& topology = snapshot.topology;
  std::vector<Finding> findings;
  for (const Gateway& gateway : topology.gateways) {
    const RouteServer* server = RouteServerIn(topology, gateway.vnet);
    if (server == nullptr || gateway.type != GatewayType::kVpn) continue;
    for (const Unfit& unfit : WhatIsUnfit(topology, gateway)) {
      Finding finding;
      finding.message =
          Concat(NameIn(topology, gateway), " stands beside ", NameIn(topology, *server), " and ",
                 unfit.why, ": Azure may refuse the route server, or they exchange no routes.");
      finding.resources = {NameIn(topology, gateway), NameIn(topology, *server)};
      finding.subnets = SubnetsOf(topology, gateway.vnet);
      finding.rules = {unfit.rule};
      finding.remedy = unfit.remedy;
      findings.push_back(std::move(finding));
    }
  }
  return findings;
}

constexpr std::string_view kReferences[] = {kRouteServerBranches};

}  // namespace

const Detector kGatewayUnfitBesideRouteServer = {
    {"RS406",
     "gateway-unfit-beside-route-server",
     "A gateway does not fit the route server",
     Severity::kHigh,
     {"In the network of a route server, a VPN gateway has to be active-active and route-based, "
      "with the ASN 65515, and of another SKU than Basic.",
      "Otherwise Azure refuses to create the route server, or the two exchange no routes: "
      "on-premises does not learn what appliances announce, nor they what on-premises announces.",
      "A route server is added to a hub whose VPN gateway is active-standby.",
      "Change the gateway first. With azurerm, a second ip_configuration replaces it, which takes "
      "long and interrupts all its connections."},
     kReferences},
    Find,
    nullptr};

}  // namespace routesight

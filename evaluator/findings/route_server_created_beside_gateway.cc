#include "evaluator/base/rule_catalogue.h"
#include "evaluator/findings/detector.h"
#include "evaluator/findings/interruption_findings.h"
#include "evaluator/findings/unseen_interruptions.h"

namespace routesight {
namespace {

constexpr RuleId kRules[] = {RuleNamed("DOWN-01")};

constexpr std::string_view kRemedy =
    "Plan a maintenance window for the whole operation: no earlier end is promised.";

std::vector<Finding> Find(const Timeline& timeline) {
  std::vector<Finding> findings =
      FindInterruptions(timeline, {kRules, OperationKind::kCreate}, kRemedy);
  for (Finding& finding : FindUnseenInterruptions(timeline, UnseenCause::kRouteServerBeside,
                                                  OperationKind::kCreate, kRemedy)) {
    findings.push_back(std::move(finding));
  }
  return findings;
}

constexpr std::string_view kReferences[] = {
    "https://learn.microsoft.com/azure/route-server/expressroute-vpn-support"};

}  // namespace

const Detector kRouteServerCreatedBesideGateway = {
    {"RS101",
     "route-server-created-beside-gateway",
     "A route server is created beside a gateway",
     Severity::kCritical,
     {"The plan creates a route server in a network that has a VPN or ExpressRoute gateway.",
      "Azure interrupts the gateway for its network and for all that use it while the route "
      "server is deployed; other networks on the same circuit keep their routes.",
      "azurerm_route_server beside azurerm_virtual_network_gateway in one hub.",
      "Plan a window, or create the route server before the gateway carries traffic."},
     kReferences},
    nullptr,
    Find};

}  // namespace routesight

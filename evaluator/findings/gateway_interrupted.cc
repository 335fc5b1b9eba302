#include "evaluator/base/rule_catalogue.h"
#include "evaluator/findings/detector.h"
#include "evaluator/findings/interruption_findings.h"

namespace routesight {
namespace {

constexpr RuleId kRules[] = {RuleNamed("DOWN-06"), RuleNamed("DOWN-07"), RuleNamed("DOWN-09")};

std::vector<Finding> Find(const Timeline& timeline) {
  return FindInterruptions(
      timeline, {kRules, std::nullopt},
      "Apply it in a maintenance window; tunnels to both instances of an active-active gateway "
      "keep a way open.");
}

constexpr std::string_view kReferences[] = {
    "https://learn.microsoft.com/azure/vpn-gateway/gateway-sku-resize"};

}  // namespace

const Detector kGatewayInterrupted = {
    {"RS106",
     "gateway-interrupted",
     "A change in place interrupts a gateway",
     Severity::kCritical,
     {"The plan changes the size, the mode or the BGP settings of a gateway in place.",
      "Instances restart and sessions drop. An active-active gateway with tunnels to both "
      "instances keeps one way.",
      "sku = \"VpnGw3AZ\" in place of \"VpnGw2AZ\".",
      "Plan a window, and give each site a tunnel to both instances of an active-active "
      "gateway."},
     kReferences},
    nullptr,
    Find};

}  // namespace routesight

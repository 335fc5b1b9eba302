#include "evaluator/base/rule_catalogue.h"
#include "evaluator/findings/detector.h"
#include "evaluator/findings/interruption_findings.h"

namespace routesight {
namespace {

constexpr RuleId kRules[] = {RuleNamed("DOWN-10"), RuleNamed("DOWN-11"), RuleNamed("DOWN-12")};

std::vector<Finding> Find(const Timeline& timeline) {
  return FindInterruptions(
      timeline, {kRules, std::nullopt},
      "Add a second connection with the same prefixes first, or keep what forces the "
      "replacement.");
}

constexpr std::string_view kReferences[] = {
    "https://learn.microsoft.com/azure/vpn-gateway/vpn-gateway-highlyavailable"};

}  // namespace

const Detector kConnectionInterrupted = {
    {"RS110",
     "connection-interrupted",
     "A connection of a gateway is interrupted",
     Severity::kCritical,
     {"The plan replaces a connection, or changes it so that its tunnel comes up again.",
      "Without another connection that has the same prefixes the site behind it is not reached "
      "meanwhile.",
      "A new name of azurerm_virtual_network_gateway_connection.",
      "Add a second connection to the same site first."},
     kReferences},
    nullptr,
    Find};

}  // namespace routesight

#include "evaluator/base/rule_catalogue.h"
#include "evaluator/findings/detector.h"
#include "evaluator/findings/interruption_findings.h"

namespace routesight {
namespace {

constexpr RuleId kRules[] = {RuleNamed("DOWN-03"), RuleNamed("DOWN-04")};

std::vector<Finding> Find(const Timeline& timeline) {
  return FindInterruptions(
      timeline, {kRules, std::nullopt},
      "Let another appliance announce the same prefixes, and replace one connection at a time.");
}

constexpr std::string_view kReferences[] = {
    "https://learn.microsoft.com/azure/route-server/route-server-faq"};

}  // namespace

const Detector kBgpConnectionReplaced = {
    {"RS109",
     "bgp-connection-replaced",
     "Routes of an appliance are away for a while",
     Severity::kCritical,
     {"The plan replaces a BGP connection of a route server, or changes what it exchanges.",
      "The appliance's routes vanish until the new session is up; with a second appliance the "
      "others stay.",
      "A new name of azurerm_route_server_bgp_connection.",
      "Let a second appliance announce the same prefixes, and replace the connections one after "
      "the other."},
     kReferences},
    nullptr,
    Find};

}  // namespace routesight

#include "evaluator/base/rule_catalogue.h"
#include "evaluator/findings/detector.h"
#include "evaluator/findings/interruption_findings.h"

namespace routesight {
namespace {

constexpr RuleId kRules[] = {RuleNamed("DOWN-17")};

std::vector<Finding> Find(const Timeline& timeline) {
  return FindInterruptions(
      timeline, {kRules, std::nullopt},
      "Keep the association and change the routes inside the table that it names.");
}

constexpr std::string_view kReferences[] = {
    "https://learn.microsoft.com/azure/virtual-network/virtual-networks-udr-overview"};

}  // namespace

const Detector kRouteTableDetached = {
    {"RS108",
     "route-table-detached",
     "A subnet loses its route table for a while",
     Severity::kCritical,
     {"The plan replaces or deletes the association of a route table with a subnet.",
      "In between the subnet has no user-defined routes: traffic leaves past the appliance that "
      "should see it, or is lost.",
      "Another route_table_id in azurerm_subnet_route_table_association.",
      "Change routes inside the table that the subnet keeps."},
     kReferences},
    nullptr,
    Find};

}  // namespace routesight

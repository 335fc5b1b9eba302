#include "evaluator/base/rule_catalogue.h"
#include "evaluator/findings/detector.h"
#include "evaluator/findings/interruption_findings.h"

namespace routesight {
namespace {

constexpr RuleId kRules[] = {RuleNamed("DOWN-22"), RuleNamed("DOWN-23")};

std::vector<Finding> Find(const Timeline& timeline) {
  return FindInterruptions(
      timeline, {kRules, std::nullopt},
      "Put the new appliance up beside the old one and move the routes in a second apply.");
}

constexpr std::string_view kReferences[] = {
    "https://learn.microsoft.com/azure/virtual-network/virtual-networks-udr-overview"};

}  // namespace

const Detector kApplianceInterrupted = {
    {"RS111",
     "appliance-interrupted",
     "An appliance that routes point to is away",
     Severity::kCritical,
     {"The plan replaces or stops the interface, machine, load balancer or firewall that routes "
      "point to.",
      "Azure keeps the routes and drops what follows them until the appliance is back.",
      "Another name of the azurerm_network_interface that has the next hop's address.",
      "Put the new appliance up first and move the routes in a second apply, or use a load "
      "balancer with two appliances."},
     kReferences},
    nullptr,
    Find};

}  // namespace routesight

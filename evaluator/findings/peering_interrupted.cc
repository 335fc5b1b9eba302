#include "evaluator/base/rule_catalogue.h"
#include "evaluator/findings/detector.h"
#include "evaluator/findings/interruption_findings.h"

namespace routesight {
namespace {

constexpr RuleId kRules[] = {RuleNamed("DOWN-13"), RuleNamed("DOWN-14")};

std::vector<Finding> Find(const Timeline& timeline) {
  return FindInterruptions(
      timeline, {kRules, std::nullopt},
      "Keep what forces the replacement, or replace both halves in an apply that does nothing "
      "else.");
}

constexpr std::string_view kReferences[] = {
    "https://learn.microsoft.com/azure/virtual-network/virtual-network-manage-peering"};

}  // namespace

const Detector kPeeringInterrupted = {
    {"RS107",
     "peering-interrupted",
     "Peered networks are separated",
     Severity::kCritical,
     {"The plan deletes a half of a peering, or changes what it lets a network use.",
      "Without both halves the networks do not reach each other, and a network that used the "
      "gateways of the other loses everything behind them.",
      "Renaming azurerm_virtual_network_peering replaces it.",
      "Keep the name and the remote network of a peering; where both halves must go, keep the "
      "window short with nothing else in the apply."},
     kReferences},
    nullptr,
    Find};

}  // namespace routesight

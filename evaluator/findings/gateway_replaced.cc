#include "evaluator/base/rule_catalogue.h"
#include "evaluator/findings/detector.h"
#include "evaluator/findings/interruption_findings.h"
#include "evaluator/findings/unseen_interruptions.h"

namespace routesight {
namespace {

constexpr RuleId kRules[] = {RuleNamed("DOWN-05")};

constexpr std::string_view kRemedy =
    "Change the mode outside Terraform, where Azure does it in place, and let Terraform take "
    "it over; or build the new gateway in another network first.";

std::vector<Finding> Find(const Timeline& timeline) {
  std::vector<Finding> findings = FindInterruptions(timeline, {kRules, std::nullopt}, kRemedy);
  for (Finding& finding : FindUnseenInterruptions(timeline, UnseenCause::kGatewayItself,
                                                  OperationKind::kDelete, kRemedy)) {
    findings.push_back(std::move(finding));
  }
  return findings;
}

constexpr std::string_view kReferences[] = {
    "https://learn.microsoft.com/azure/vpn-gateway/gateway-change-active-active"};

}  // namespace

const Detector kGatewayReplaced = {
    {"RS105",
     "gateway-replaced",
     "A gateway is replaced or deleted",
     Severity::kCritical,
     {"The plan deletes a virtual network gateway, for good or to create it again.",
      "No site is reached through it until the new gateway and its connections are there, which "
      "takes up to two hours; its addresses may be others then.",
      "A second ip_configuration for active-active replaces azurerm_virtual_network_gateway.",
      "Make the change outside Terraform where Azure can do it in place, or build a second "
      "gateway beside it and move the connections."},
     kReferences},
    nullptr,
    Find};

}  // namespace routesight

#include "evaluator/base/rule_catalogue.h"
#include "evaluator/findings/detector.h"
#include "evaluator/findings/interruption_findings.h"
#include "evaluator/findings/unseen_interruptions.h"

namespace routesight {
namespace {

constexpr RuleId kRules[] = {RuleNamed("DOWN-01"), RuleNamed("DOWN-02")};

constexpr std::string_view kRemedy =
    "Give the traffic a way without the route server first, in an apply of its own.";

std::vector<Finding> Find(const Timeline& timeline) {
  std::vector<Finding> findings =
      FindInterruptions(timeline, {kRules, OperationKind::kDelete}, kRemedy);
  for (Finding& finding : FindUnseenInterruptions(timeline, UnseenCause::kRouteServerBeside,
                                                  OperationKind::kDelete, kRemedy)) {
    findings.push_back(std::move(finding));
  }
  return findings;
}

constexpr std::string_view kReferences[] = {
    "https://learn.microsoft.com/azure/route-server/route-server-faq"};

}  // namespace

const Detector kRouteServerRemoved = {
    {"RS104",
     "route-server-removed",
     "A route server is deleted",
     Severity::kCritical,
     {"The plan deletes a route server, for good or to create it again.",
      "Everything that its appliances announce is away from then on, and a gateway beside it is "
      "interrupted while the deletion runs.",
      "Another subnet_id or public_ip_address_id replaces azurerm_route_server.",
      "Keep what forces the replacement, or move the traffic to routes that do not need the "
      "route server first."},
     kReferences},
    nullptr,
    Find};

}  // namespace routesight

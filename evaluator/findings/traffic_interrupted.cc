#include "evaluator/base/rule_catalogue.h"
#include "evaluator/findings/detector.h"
#include "evaluator/findings/interruption_findings.h"

namespace routesight {
namespace {

constexpr RuleId kRules[] = {RuleNamed("DOWN-15"), RuleNamed("DOWN-18"), RuleNamed("DOWN-28"),
                             RuleNamed("PEER-11")};

std::vector<Finding> Find(const Timeline& timeline) {
  return FindInterruptions(
      timeline, {kRules, std::nullopt},
      "Create what takes over first, with create_before_destroy or in an apply of its own.");
}

constexpr std::string_view kReferences[] = {
    "https://developer.hashicorp.com/terraform/language/meta-arguments/lifecycle"};

}  // namespace

const Detector kTrafficInterrupted = {
    {"RS112",
     "traffic-interrupted",
     "Traffic is interrupted during the apply",
     Severity::kCritical,
     {"Between the first and the last operation of the apply, traffic is lost or takes another "
      "way than before and after.",
      "The plan looks right before and after, and yet there is an outage in between.",
      "A replaced azurerm_route is away between its deletion and its creation.",
      "Create what takes over first, with create_before_destroy or in an apply of its own."},
     kReferences},
    nullptr,
    Find};

}  // namespace routesight

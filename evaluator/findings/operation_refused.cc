#include <algorithm>
#include <utility>

#include "evaluator/base/rule_catalogue.h"
#include "evaluator/base/text.h"
#include "evaluator/findings/detector.h"
#include "evaluator/findings/interruption_findings.h"

namespace routesight {
namespace {

std::string LeftInWords(const std::vector<Flow>& flows) {
  if (flows.empty()) return "The apply stops there with an error; no traffic is lost by that.";
  return Concat("The apply stops there with an error, and leaves traffic from ",
                FlowsInWords(flows), " down.");
}

std::vector<Finding> Find(const Timeline& timeline) {
  const ApplyTimeline& apply = timeline.apply;
  std::vector<Finding> findings;
  for (const Refusal& refusal : apply.refusals) {
    const bool expected = refusal.certainty == Certainty::kExpected;
    Finding finding;
    for (const Window& window : refusal.left) {
      for (Flow& flow : FlowsOf(window)) finding.flows.push_back(std::move(flow));
      if (!window.sender.on_premises.empty()) continue;
      finding.subnets.push_back(window.sender.name());
    }
    std::sort(finding.flows.begin(), finding.flows.end());
    std::sort(finding.subnets.begin(), finding.subnets.end());
    finding.subnets.erase(std::unique(finding.subnets.begin(), finding.subnets.end()),
                          finding.subnets.end());
    const TimedOperation& operation = apply.operations[refusal.operation];
    finding.resources = {operation.resource};
    finding.message =
        Concat("Azure ", expected ? "refuses" : "may refuse", " \"", OperationInWords(operation),
               "\": ", refusal.reason, ". ", LeftInWords(finding.flows));
    finding.rules = {refusal.rule};
    if (!expected) finding.lowered = Severity::kMedium;
    finding.remedy =
        "Remove the reason; where it is a matter of order, say with depends_on what comes first.";
    finding.confidence = GetRule(refusal.rule).basis;
    findings.push_back(std::move(finding));
  }
  return findings;
}

constexpr std::string_view kReferences[] = {
    "https://learn.microsoft.com/azure/virtual-network/virtual-network-manage-peering"};

}  // namespace

const Detector kOperationRefused = {
    {"RS114",
     "operation-refused",
     "Azure refuses an operation of the plan",
     Severity::kHigh,
     {"At the moment when Terraform asks for it, the network does not allow the operation.",
      "The plan shows nothing of it. The apply ends with an error in the middle, and what was done "
      "by then stays.",
      "A peering with use_remote_gateways is created before the gateway at its other end.",
      "Remove the reason, or order the operations with depends_on."},
     kReferences},
    nullptr,
    Find};

}  // namespace routesight

#include <algorithm>
#include <map>
#include <utility>

#include "evaluator/base/rule_catalogue.h"
#include "evaluator/base/text.h"
#include "evaluator/findings/detector.h"
#include "evaluator/findings/interruption_findings.h"

namespace routesight {
namespace {

using Pair = std::pair<std::optional<size_t>, std::optional<size_t>>;

// A deletion is not ordered by depends_on of what is not in the configuration any more.
std::string RemedyFor(const Pair& pair, const ApplyTimeline& apply) {
  if (!pair.first || !pair.second) return "Make the changes in two applies.";
  const TimedOperation& earlier = apply.operations[*pair.first];
  const TimedOperation& later = apply.operations[*pair.second];
  if (earlier.kind == OperationKind::kDelete) {
    return Concat("Apply \"", OperationInWords(later), "\" first and \"", OperationInWords(earlier),
                  "\" in a second apply.");
  }
  return Concat("Add depends_on = [", later.resource, "] to ", earlier.resource, ".");
}

// DOWN-28: What opens a window and what closes it, with nothing that orders them.
std::vector<Finding> Find(const Timeline& timeline) {
  const ApplyTimeline& apply = timeline.apply;
  std::map<Pair, std::vector<const Window*>> pairs;
  for (const Window& window : apply.possible) {
    if (!window.order || !IsLoss(window.kind)) continue;
    pairs[{window.order->earlier, window.order->later}].push_back(&window);
  }
  std::vector<Finding> findings;
  for (const auto& [pair, windows] : pairs) {
    Finding finding;
    for (const Window* window : windows) {
      for (Flow& flow : FlowsOf(*window)) finding.flows.push_back(std::move(flow));
      if (!window->sender.on_premises.empty()) continue;
      finding.subnets.push_back(window->sender.name());
    }
    std::sort(finding.flows.begin(), finding.flows.end());
    std::sort(finding.subnets.begin(), finding.subnets.end());
    finding.subnets.erase(std::unique(finding.subnets.begin(), finding.subnets.end()),
                          finding.subnets.end());
    std::vector<std::string> operations;
    for (const std::optional<size_t>& place : {pair.first, pair.second}) {
      if (!place) continue;
      operations.push_back(OperationInWords(apply.operations[*place]));
      finding.resources.push_back(apply.operations[*place].resource);
    }
    finding.message = Concat("Terraform may do \"", Join(operations, "\" before \""),
                             "\": traffic from ", FlowsInWords(finding.flows),
                             " is down in between, which the expected order avoids.");
    finding.window = FindingWindow{0, 0, windows.front()->duration};
    finding.rules = {RuleNamed("DOWN-28")};
    const bool helps = std::all_of(windows.begin(), windows.end(), [](const Window* window) {
      return window->order->ordering_helps;
    });
    if (helps) finding.remedy = RemedyFor(pair, apply);
    finding.confidence = Basis::kAssumed;
    findings.push_back(std::move(finding));
  }
  return findings;
}

constexpr std::string_view kReferences[] = {
    "https://developer.hashicorp.com/terraform/language/meta-arguments/depends_on"};

}  // namespace

const Detector kOutageInAnotherOrder = {
    {"RS113",
     "outage-in-another-order",
     "Another order of the apply has an outage",
     Severity::kHigh,
     {"Nothing in the configuration orders two operations, and one of the two orders costs "
      "traffic.",
      "Terraform starts whatever is ready. Which order it takes depends on names, durations and "
      "-parallelism, and may be another at every apply.",
      "A route goes and another one that takes over comes, in one apply.",
      "Say the order with depends_on, or make two applies of it."},
     kReferences},
    nullptr,
    Find};

}  // namespace routesight

#include "evaluator/findings/interruption_findings.h"

#include <algorithm>
#include <map>
#include <utility>

#include "evaluator/base/rule_catalogue.h"
#include "evaluator/base/text.h"
#include "evaluator/findings/evidence.h"

namespace routesight {
namespace {

// Where several operations of one moment cost traffic, the first of these is the cause and the
// others follow from it.
constexpr RuleId kByWeight[] = {
    RuleNamed("DOWN-05"), RuleNamed("DOWN-01"), RuleNamed("DOWN-06"), RuleNamed("DOWN-09"),
    RuleNamed("DOWN-07"), RuleNamed("DOWN-02"), RuleNamed("DOWN-15"), RuleNamed("DOWN-13"),
    RuleNamed("DOWN-14"), RuleNamed("DOWN-10"), RuleNamed("DOWN-11"), RuleNamed("DOWN-12"),
    RuleNamed("DOWN-03"), RuleNamed("DOWN-23"), RuleNamed("DOWN-22"), RuleNamed("DOWN-17"),
    RuleNamed("DOWN-18"), RuleNamed("DOWN-04"), RuleNamed("PEER-11"), RuleNamed("DOWN-28"),
};

size_t WeightOf(const Cause& cause) {
  return static_cast<size_t>(std::find(std::begin(kByWeight), std::end(kByWeight), cause.rule) -
                             std::begin(kByWeight));
}

const Cause* MainCause(const Window& window) {
  const auto main =
      std::min_element(window.causes.begin(), window.causes.end(),
                       [](const Cause& a, const Cause& b) { return WeightOf(a) < WeightOf(b); });
  return main == window.causes.end() ? nullptr : &*main;
}

bool IsAbout(const InterruptionScope& scope, const Cause& cause, const ApplyTimeline& apply) {
  if (scope.kind && apply.operations[cause.operation].kind != *scope.kind) return false;
  return std::find(scope.rules.begin(), scope.rules.end(), cause.rule) != scope.rules.end();
}

// How bad a window is: lost, on another kind of way, or on fewer ways of the same kind.
enum class Harm : uint8_t { kFewerWays, kOtherWay, kLost };

Harm HarmOf(const Window& window) {
  if (IsLoss(window.kind)) return Harm::kLost;
  const auto type = [](const WindowPhase& phase) {
    return phase.row ? phase.row->next_hop_type : Join(phase.via, " ");
  };
  const bool same = std::all_of(
      window.phases.begin(), window.phases.end(),
      [&](const WindowPhase& phase) { return type(phase) == type(window.phases.front()); });
  return same ? Harm::kFewerWays : Harm::kOtherWay;
}

Severity SeverityOf(Harm harm, Certainty certainty) {
  switch (harm) {
    case Harm::kLost:
      return certainty == Certainty::kExpected ? Severity::kCritical : Severity::kHigh;
    case Harm::kOtherWay:
      return certainty == Certainty::kExpected ? Severity::kHigh : Severity::kMedium;
    case Harm::kFewerWays:
      return Severity::kLow;
  }
  return Severity::kCritical;
}

std::string HarmInWords(Harm harm, Certainty certainty) {
  const std::string_view may = certainty == Certainty::kExpected ? "is" : "may be";
  switch (harm) {
    case Harm::kLost:
      return Concat(may, " down");
    case Harm::kOtherWay:
      return certainty == Certainty::kExpected ? "takes another way" : "may take another way";
    case Harm::kFewerWays:
      return Concat(may, " without some of its next hops");
  }
  return "";
}

Basis BasisOf(DurationBasis basis) {
  switch (basis) {
    case DurationBasis::kDocumented:
    case DurationBasis::kConfigured:
      return Basis::kDocumented;
    case DurationBasis::kObserved:
      return Basis::kObserved;
    case DurationBasis::kAssumed:
      return Basis::kAssumed;
  }
  return Basis::kAssumed;
}

std::string TimeInWords(const Window& window) {
  if (window.certainty == Certainty::kPossible) {
    return window.duration ? Concat(" for ", DurationRangeText(window.duration->seconds)) : "";
  }
  if (!window.to_step) return Concat(" from step ", window.from_step, " on, also after the apply");
  return Concat(" from step ", window.from_step, " to step ", *window.to_step,
                window.duration ? Concat(", ", DurationRangeText(window.duration->seconds)) : "");
}

bool IsLonger(const Window& a, const Window& b) {
  if (a.to_step.has_value() != b.to_step.has_value()) return !a.to_step;
  const auto seconds = [](const Window& window) {
    return window.duration ? window.duration->seconds.typical_seconds : 0;
  };
  return seconds(a) > seconds(b);
}

using HarmedWindows = std::map<Harm, std::vector<const Window*>>;

std::vector<Flow> SortedFlows(const std::vector<const Window*>& windows) {
  std::vector<Flow> flows;
  for (const Window* window : windows) {
    for (Flow& flow : FlowsOf(*window)) flows.push_back(std::move(flow));
  }
  std::sort(flows.begin(), flows.end());
  flows.erase(std::unique(flows.begin(), flows.end()), flows.end());
  return flows;
}

const Window& Longest(const std::vector<const Window*>& windows) {
  return **std::min_element(windows.begin(), windows.end(),
                            [](const Window* a, const Window* b) { return IsLonger(*a, *b); });
}

// The worst first.
std::string TrafficInWords(const HarmedWindows& harmed) {
  std::vector<std::string> parts;
  for (auto part = harmed.rbegin(); part != harmed.rend(); ++part) {
    const Window& longest = Longest(part->second);
    const std::vector<Flow> flows = SortedFlows(part->second);
    parts.push_back(Concat("traffic from ", FlowsInWords(flows), " ",
                           HarmInWords(part->first, longest.certainty), TimeInWords(longest)));
  }
  return Join(parts, "; ");
}

Finding ToFinding(const Cause& cause, const HarmedWindows& harmed, const Timeline& timeline,
                  std::string_view remedy) {
  const ApplyTimeline& apply = timeline.apply;
  const auto& [worst, worst_windows] = *harmed.rbegin();
  const Window& longest = Longest(worst_windows);
  Finding finding;
  std::vector<const Window*> all;
  for (const auto& [harm, windows] : harmed) all.insert(all.end(), windows.begin(), windows.end());
  finding.flows = SortedFlows(all);
  for (const Window* window : all) {
    if (window->sender.on_premises.empty()) finding.subnets.push_back(window->sender.name());
  }
  std::sort(finding.subnets.begin(), finding.subnets.end());
  finding.subnets.erase(std::unique(finding.subnets.begin(), finding.subnets.end()),
                        finding.subnets.end());
  const TimedOperation& operation = apply.operations[cause.operation];
  std::vector<std::string> others = cause.interrupts;
  std::erase(others, operation.resource);
  finding.resources = {operation.resource};
  finding.resources.insert(finding.resources.end(), others.begin(), others.end());
  finding.message =
      Concat("\"", OperationInWords(operation), "\"",
             cause.attributes.empty() ? "" : Concat(" (", Join(cause.attributes, ", "), ")"),
             others.empty() ? "" : Concat(" interrupts ", Join(others, ", ")), ": ",
             TrafficInWords(harmed), ".");
  finding.window = FindingWindow{longest.from_step, longest.to_step, longest.duration};
  finding.rules = {cause.rule};
  finding.routes = RowsOf(timeline, longest);
  finding.lowered = SeverityOf(worst, longest.certainty);
  const bool arrived = std::any_of(
      worst_windows.begin(), worst_windows.end(),
      [](const Window* window) { return window->phases.front().delivery != Delivery::kUnknown; });
  if (!arrived) {
    finding.message += " Whether it arrived before is not known.";
    finding.lowered = std::min(finding.lowered.value_or(Severity::kHigh), Severity::kHigh);
  }
  finding.remedy = remedy;
  finding.confidence = GetRule(cause.rule).basis;
  if (longest.duration) {
    finding.confidence = std::max(finding.confidence, BasisOf(longest.duration->basis));
  }
  return finding;
}

}  // namespace

std::vector<Flow> FlowsOf(const Window& window) {
  std::vector<Flow> flows;
  for (const std::string& prefix : window.prefixes) {
    flows.push_back({window.sender.name(), prefix});
  }
  return flows;
}

std::string FlowsInWords(std::span<const Flow> flows) {
  if (flows.empty()) return "nowhere";
  const std::string first = Concat(flows.front().from, " to ", flows.front().to);
  return flows.size() == 1 ? first : Concat(first, " and ", flows.size() - 1, " more");
}

std::string OperationInWords(const TimedOperation& operation) {
  return Concat(OperationKindName(operation.kind), " ", operation.resource);
}

std::vector<Finding> FindInterruptions(const Timeline& timeline, const InterruptionScope& scope,
                                       std::string_view remedy) {
  const ApplyTimeline& apply = timeline.apply;
  struct Group {
    Cause cause;
    HarmedWindows harmed;
  };
  std::map<std::pair<size_t, Certainty>, Group> groups;
  for (const std::vector<Window>* list : {&apply.windows, &apply.possible}) {
    for (const Window& window : *list) {
      if (window.order) continue;
      if (!IsInterruption(window.kind)) continue;
      const Cause* cause = MainCause(window);
      if (cause == nullptr || !IsAbout(scope, *cause, apply)) continue;
      Group& group = groups[{cause->operation, window.certainty}];
      group.cause = *cause;
      group.harmed[HarmOf(window)].push_back(&window);
    }
  }
  std::vector<Finding> findings;
  for (const auto& [key, group] : groups) {
    findings.push_back(ToFinding(group.cause, group.harmed, timeline, remedy));
  }
  return findings;
}

}  // namespace routesight

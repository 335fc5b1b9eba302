#include <algorithm>
#include <optional>

#include "evaluator/base/rule_catalogue.h"
#include "evaluator/base/text.h"
#include "evaluator/findings/detector.h"
#include "evaluator/findings/interruption_findings.h"

namespace routesight {
namespace {

// "1h30m", as Go writes durations; none for what is none.
std::optional<double> SecondsIn(std::string_view text) {
  double seconds = 0;
  bool any = false;
  while (!text.empty()) {
    const size_t digits = std::min(text.find_first_not_of("0123456789."), text.size());
    const auto number = ParseNumber<double>(text.substr(0, digits));
    text.remove_prefix(digits);
    const bool is_milli = text.starts_with("ms");
    if (!number || text.empty()) return std::nullopt;
    const double unit = is_milli              ? 0.001
                        : text.front() == 'h' ? 3600
                        : text.front() == 'm' ? 60
                        : text.front() == 's' ? 1
                                              : 0;
    if (unit == 0) return std::nullopt;
    text.remove_prefix(is_milli ? 2 : 1);
    seconds += *number * unit;
    any = true;
  }
  return any ? std::optional(seconds) : std::nullopt;
}

// As the block of the configuration calls it: create, update, delete.
JsonView TimeoutOf(const Plan& plan, const TimedOperation& operation) {
  const ResourceId id = plan.FindResource(operation.resource);
  if (!id.has_value()) return {};
  const Resource& resource = plan.resources[id];
  const bool is_deletion = operation.kind == OperationKind::kDelete;
  return plan.View(is_deletion ? resource.before
                               : resource.after)["timeouts"][OperationKindName(operation.kind)];
}

// What nobody has measured is held against it only where it usually takes longer.
std::optional<Severity> SeverityOf(double timeout, const DurationEstimate& estimate) {
  if (timeout < estimate.duration.typical_seconds) return Severity::kHigh;
  const bool measured = estimate.basis != DurationBasis::kAssumed;
  if (measured && timeout < estimate.duration.max_seconds) return Severity::kMedium;
  return std::nullopt;
}

Basis BasisOf(const DurationEstimate& estimate) {
  switch (estimate.basis) {
    case DurationBasis::kObserved:
      return Basis::kObserved;
    case DurationBasis::kDocumented:
    case DurationBasis::kConfigured:
      return Basis::kDocumented;
    case DurationBasis::kAssumed:
      return Basis::kAssumed;
  }
  return Basis::kAssumed;
}

// TF-10: Terraform gives up after the timeout.
std::vector<Finding> Find(const Plan& plan, const Timeline& timeline) {
  std::vector<Finding> findings;
  for (const TimedOperation& operation : timeline.apply.operations) {
    const JsonView timeout = TimeoutOf(plan, operation);
    const auto seconds = SecondsIn(timeout.Text());
    if (!seconds) continue;
    const auto severity = SeverityOf(*seconds, operation.estimate);
    if (!severity) continue;
    Finding finding;
    finding.message =
        Concat("\"", OperationInWords(operation), "\" takes ",
               DurationRangeText(operation.estimate.duration), ", and its timeout is ",
               timeout.Text(), ": Terraform gives up ",
               *severity == Severity::kHigh ? "before it is usually done" : "when it takes long",
               operation.kind == OperationKind::kCreate
                   ? ", and the next plan replaces what Azure goes on to create."
                   : ", and Azure goes on with it.");
    finding.resources = {operation.resource};
    finding.rules = {RuleNamed("TF-10")};
    finding.lowered = *severity;
    finding.confidence = BasisOf(operation.estimate);
    finding.remedy = Concat("Leave the timeout out, or make it longer than ",
                            DurationText(operation.estimate.duration.max_seconds), ".");
    findings.push_back(std::move(finding));
  }
  return findings;
}

constexpr std::string_view kReferences[] = {
    "https://developer.hashicorp.com/terraform/language/resources/syntax#operation-timeouts",
    "https://github.com/hashicorp/terraform-provider-azurerm/pull/23003"};

}  // namespace

const Detector kTimeoutTooShort = {
    {"RS120",
     "timeout-too-short",
     "A timeout is shorter than its operation",
     Severity::kHigh,
     {"A timeouts block gives Terraform less time for an operation than Azure takes for it.",
      "The apply fails in the middle although nothing is wrong. What it was creating is tainted, "
      "so "
      "that the next plan deletes and creates it again, and everything behind it waits.",
      "timeouts { create = \"30m\" } on a virtual network gateway, which takes up to 45 minutes.",
      "Take the timeout away, since the provider's own is long enough, or make it longer. If an "
      "estimate is wrong for you, say so under assume.durations in routesight.yaml."},
     kReferences},
    nullptr,
    nullptr,
    nullptr,
    Find};

}  // namespace routesight

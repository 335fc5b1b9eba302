// A finding is one statement about the user's network. Its kind says what it means and how to mend
// it; wording happens in report/.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "evaluator/base/rule.h"
#include "evaluator/base/severity.h"
#include "evaluator/plan/plan.h"
#include "evaluator/timeline/timeline.h"

namespace routesight {

enum class FindingStatus : uint8_t { kNew, kExisting, kResolved };

std::string_view FindingStatusName(FindingStatus status);  // new
std::string_view ConfidenceName(Basis basis);              // documented, observed, assumed

// Help for a kind of finding, in plain text; each part is a few sentences.
struct FindingHelp {
  std::string_view means;
  std::string_view matters;
  std::string_view example;
  std::string_view fix;
};

struct FindingKind {
  std::string_view code;   // RS501
  std::string_view name;   // invalid-prefix
  std::string_view title;  // A short sentence without a full stop.
  Severity severity;
  FindingHelp help;
  std::span<const std::string_view> references;  // URLs
};

// Traffic from a subnet, or an interface with a table of its own, to a prefix.
struct Flow {
  std::string from;
  std::string to;
  friend auto operator<=>(const Flow&, const Flow&) = default;
};

// When it is so during the apply.
struct FindingWindow {
  size_t from_step = 0;                    // 0: before the first step.
  std::optional<size_t> to_step;           // None: it does not end.
  std::optional<WindowDuration> duration;  // Of the longest; none if it is not known or endless.
};

struct Finding {
  const FindingKind* kind = nullptr;  // A row of the registry.
  Severity severity = Severity::kInfo;
  std::optional<Severity> lowered;  // Where it is less bad, or less sure, than its kind usually is.
  FindingStatus status = FindingStatus::kNew;
  std::string message;                 // One or two sentences about this network.
  std::vector<std::string> resources;  // Terraform addresses, the guilty one first.
  std::vector<std::string> subnets;    // Affected; sorted.
  std::vector<Flow> flows;             // Affected; sorted.
  std::optional<FindingWindow> window;
  std::vector<RuleId> rules;  // Evidence.
  // Rows of tables that show it: likewise. Empty where it rests on none.
  std::vector<RouteRow> routes;
  std::string remedy;
  Basis confidence = Basis::kDocumented;
};

// All kinds, sorted by code.
std::span<const FindingKind* const> FindingKinds();
const FindingKind* FindFindingKind(std::string_view code_or_name);

// Of the timeline of `plan`; sorted with SortFindings.
std::vector<Finding> FindAll(const Timeline& timeline, const Plan& plan);

// Worst severity first, then by code, then by resources; resolved ones last.
void SortFindings(std::vector<Finding>& findings);

}  // namespace routesight

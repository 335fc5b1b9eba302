// Something that we could not know, and what may be different because of it. Gaps travel with every
// result they touch: silence about one would turn "we don't know" into "it is safe".
#pragma once

#include <compare>
#include <string>
#include <vector>

namespace routesight {

enum class GapKind : unsigned char {
  kUnknownValue,    // Known only after the apply.
  kSensitiveValue,  // Known, but must not be shown.
  kInvalidValue,    // The value makes no sense; a finding says more.
  kOpenReference,   // Which of several resources is meant cannot be decided.
  kOutsideThePlan,  // Lies in no plan or state at hand.
  kNotModelled,     // We know of it but do not compute it.
  kNotStated,       // No plan can contain it, and the configuration file does not state it.
};

struct Gap {
  GapKind kind = GapKind::kUnknownValue;
  std::string resource;   // Terraform address, or ARM id of what lies outside the plan.
  std::string attribute;  // Path inside the resource; empty if it is about the whole.
  std::string effect;     // What may be different: a sentence without a full stop.
  std::vector<std::string> candidates;  // Of an open reference: the addresses that it may mean.

  friend auto operator<=>(const Gap&, const Gap&) = default;
};

// The word in reports: "unknown_value", "open_reference", …
constexpr const char* GapKindName(GapKind kind) {
  switch (kind) {
    case GapKind::kUnknownValue:
      return "unknown_value";
    case GapKind::kSensitiveValue:
      return "sensitive_value";
    case GapKind::kInvalidValue:
      return "invalid_value";
    case GapKind::kOpenReference:
      return "open_reference";
    case GapKind::kOutsideThePlan:
      return "outside_the_plan";
    case GapKind::kNotModelled:
      return "not_modelled";
    case GapKind::kNotStated:
      return "not_stated";
  }
  return "";
}

}  // namespace routesight

// Every rule that the code applies, sorted by id. docs/rules.md is printed from this table.
#pragma once

#include <algorithm>
#include <array>
#include <iterator>
#include <optional>
#include <string_view>

#include "evaluator/base/apply_rules.h"
#include "evaluator/base/control_plane_rules.h"
#include "evaluator/base/finding_rules.h"
#include "evaluator/base/forwarding_rules.h"
#include "evaluator/base/rule.h"

namespace routesight {

// Several lists as one.
template <size_t... kSizes>
consteval auto Joined(const Rule (&... lists)[kSizes]) {
  std::array<Rule, (kSizes + ...)> rules;
  auto end = rules.begin();
  ((end = std::copy(std::begin(lists), std::end(lists), end)), ...);
  std::sort(rules.begin(), rules.end(), [](const Rule& a, const Rule& b) { return a.id < b.id; });
  return rules;
}

inline constexpr auto kRules =
    Joined(kApplyRules, kControlPlaneRules, kFindingRules, kForwardingRules);

// The rule of that id. An id that is not in the catalogue does not compile.
consteval RuleId RuleNamed(std::string_view id) {
  for (uint8_t index = 0; index < std::size(kRules); ++index) {
    if (kRules[index].id == id) return {index};
  }
  throw "no rule of that id in the catalogue";
}

constexpr const Rule& GetRule(RuleId id) { return kRules[id.index]; }

// The rule of that id, case-insensitively; none, or null, if there is none.
std::optional<RuleId> FindRuleId(std::string_view id);
const Rule* FindRule(std::string_view id);

}  // namespace routesight

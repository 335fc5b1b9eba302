#include "evaluator/base/rule_catalogue.h"

#include "evaluator/base/text.h"

namespace routesight {

std::optional<RuleId> FindRuleId(std::string_view id) {
  for (uint8_t index = 0; index < std::size(kRules); ++index) {
    if (SameName(kRules[index].id, id)) return RuleId{index};
  }
  return std::nullopt;
}

const Rule* FindRule(std::string_view id) {
  const std::optional<RuleId> found = FindRuleId(id);
  return found ? &GetRule(*found) : nullptr;
}

}  // namespace routesight

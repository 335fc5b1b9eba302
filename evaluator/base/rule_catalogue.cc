#include "evaluator/base/rule_catalogue.h"

#include "evaluator/base/text.h"

namespace routesight {

const Rule* FindRule(std::string_view id) {
  for (const Rule& rule : kRules) {
    if (SameName(rule.id, id)) return &rule;
  }
  return nullptr;
}

}  // namespace routesight

// Finds the expressions of the configuration that give an attribute its value, although the blocks
// of the configuration and those of the plan need not correspond one to one.
#pragma once

#include <string_view>
#include <vector>

#include "evaluator/plan/plan.h"

namespace routesight {

struct ConfiguredExpressions {
  std::vector<const ConfiguredAttribute*> expressions;
  bool hidden = false;  // A `dynamic` block may give the value; no plan contains those.
};

// `path` is where the attribute stands in `after`: ip_configuration.1.subnet_id. `block` is null
// when the configuration no longer has the resource.
ConfiguredExpressions FindExpressions(const Plan& plan, const ConfiguredResource* block,
                                      std::string_view path, JsonView after);

}  // namespace routesight

// What kind of value an attribute of azurerm has: a plan that says otherwise is not a plan.
#pragma once

#include <optional>
#include <string_view>

#include "evaluator/plan/json_view.h"

namespace routesight {

// None if the name is not known, or stands for different kinds in different places.
std::optional<ValueKind> KindOfAttribute(std::string_view name);

}  // namespace routesight

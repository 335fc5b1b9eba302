// Attribute names of azurerm 3.x and 4.x, turned into those of 5.x while a plan is read, so that
// nothing behind the parser knows the old ones.
#pragma once

#include <string_view>

#include "evaluator/base/symbol.h"
#include "evaluator/plan/json_view.h"

namespace routesight {

// The 5.x name of a configured attribute path; the path itself if it has no old name.
std::string_view NewAttributeName(std::string_view type, std::string_view attribute);

// Gives every old attribute in the values of one resource its 5.x name and meaning. Where both
// names stand, which is so while the old one is deprecated, a known new value counts.
void ApplyAliases(std::string_view type, SymbolTable& symbols, DraftValue& values);

}  // namespace routesight

// Reads what `assume` and `before` have in common.
#pragma once

#include <vector>

#include "evaluator/configuration/assumptions.h"
#include "evaluator/configuration/yaml_value.h"

namespace routesight {

// `others` are the keys that the mapping may have besides.
Assumptions ParseAssumptions(const YamlValue& value, const std::vector<Field>& others);

}  // namespace routesight

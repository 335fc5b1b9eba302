// Reads `switches`.
#pragma once

#include "evaluator/configuration/configuration.h"
#include "evaluator/configuration/yaml_value.h"

namespace routesight {

Switches ParseSwitches(const YamlValue& value);

}  // namespace routesight

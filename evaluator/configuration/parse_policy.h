// Reads `policy`.
#pragma once

#include "evaluator/configuration/configuration.h"
#include "evaluator/configuration/yaml_value.h"

namespace routesight {

Policy ParsePolicy(const YamlValue& value);

}  // namespace routesight

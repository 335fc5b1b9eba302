// Reads `tests`.
#pragma once

#include "evaluator/configuration/configuration.h"
#include "evaluator/configuration/yaml_value.h"

namespace routesight {

RouteTest ParseRouteTest(const YamlValue& value);

}  // namespace routesight

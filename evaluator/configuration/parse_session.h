// Reads what speakers say to each other: sessions and their filters, links of circuits.
#pragma once

#include "evaluator/configuration/assumptions.h"
#include "evaluator/configuration/yaml_value.h"

namespace routesight {

AssumedSession ParseSession(const YamlValue& value);
CircuitLink ParseCircuitLink(const YamlValue& value);

}  // namespace routesight

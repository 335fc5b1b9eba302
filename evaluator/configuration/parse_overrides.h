// Reads `failures`, `references` and `durations`.
#pragma once

#include <vector>

#include "evaluator/configuration/configuration.h"
#include "evaluator/configuration/yaml_value.h"

namespace routesight {

std::vector<AssumedFailure> ParseFailures(const YamlValue& value);
std::vector<PinnedReference> ParseReferences(const YamlValue& value);
std::vector<DurationOverride> ParseDurations(const YamlValue& value);

}  // namespace routesight

// What circuits and their data sources state alike.
#pragma once

#include "evaluator/readers/stated_values.h"

namespace routesight {

PlanValue<CircuitPeeringType> CircuitPeeringTypeIn(JsonView word);

// The attributes that a peering has as a resource and inside a data source of its circuit. `path`
// ends with a dot or is empty.
void ReadCircuitPeering(const ResourceReader& resource, JsonView values, const std::string& path,
                        CircuitPeeringDraft& draft);

}  // namespace routesight

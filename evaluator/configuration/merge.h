// Puts several configurations, or the two halves of one, together.
#pragma once

#include <vector>

#include "evaluator/configuration/configuration.h"

namespace routesight {

// Several files as one. Lists are joined, of single values the later one counts. Entries of
// `assume` and `before` that have one name become one entry by the same rule; pins, durations and
// severities are single values under their key.
Configuration Merge(std::vector<Configuration> configurations);

// The assumptions for the state before the apply: `assume`, in which an entry of `before` with the
// same name replaces, list or not, the keys that it gives. Other entries of `before` are added.
Assumptions AssumptionsBefore(const Configuration& configuration);

}  // namespace routesight

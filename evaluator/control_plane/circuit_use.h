// Whether routes pass over an ExpressRoute circuit.
#pragma once

#include <string>
#include <vector>

#include "evaluator/topology/topology.h"

namespace routesight {

enum class CircuitUse : unsigned char { kCarriesRoutes, kNotProvisioned, kNoPrivatePeering };

CircuitUse UseOf(const Circuit& circuit);

// What UseOf takes to be so because no file at hand says it: sentences without a full stop. Of a
// circuit that carries nothing, why that is.
std::vector<std::string> AssumptionsAbout(const Topology& topology, const Circuit& circuit);

}  // namespace routesight

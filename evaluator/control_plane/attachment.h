// Which gateways and route servers form a routing domain, and which networks use it (stage B of the
// rule catalogue).
#pragma once

#include "evaluator/control_plane/ribs.h"
#include "evaluator/topology/topology.h"

namespace routesight {

// Fills in the domains, without routes, and what is attached to them.
void AttachNetworks(const Topology& topology, Ribs& ribs);

}  // namespace routesight

// What each routing domain gives to its networks, of all that its speakers know.
#pragma once

#include "evaluator/control_plane/ribs.h"

namespace routesight {

// Fills in the routes, gaps and assumptions of the domains.
void AddDomainRoutes(const Topology& topology, Ribs& ribs);

}  // namespace routesight

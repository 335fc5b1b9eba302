// Follows packets through networks (stage G of the rule catalogue): every table on the way, every
// equal-cost branch, until each ends. Ends for every input: a hop that comes again is a loop.
#pragma once

#include "evaluator/paths/origin.h"
#include "evaluator/paths/path.h"
#include "evaluator/paths/surroundings.h"

namespace routesight {

Path Trace(const Surroundings& around, const Origin& origin, IpAddress destination);

}  // namespace routesight

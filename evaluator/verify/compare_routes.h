// An effective-route table against its prediction.
#pragma once

#include <vector>

#include "evaluator/forwarding/route_row.h"
#include "evaluator/verify/verification.h"

namespace routesight {

// Rows are the same if prefix, source, state, next hop type and next hops are. A service endpoint
// is one row, whatever addresses the service has today. None rows of Azure that nobody documents
// (SYS-03) are left out.
ComparedRows CompareRoutes(const std::vector<RouteRow>& observed,
                           const std::vector<RouteRow>& predicted);

}  // namespace routesight

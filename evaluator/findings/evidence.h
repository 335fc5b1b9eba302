// The rows of tables that findings rest on.
#pragma once

#include <vector>

#include "evaluator/findings/finding.h"

namespace routesight {

// A route that packets take.
RouteRow RowOf(const Snapshot& snapshot, const Route& route);

// The rows of a subnet's table for a prefix; none without a table.
std::vector<RouteRow> RowsFor(const Snapshot& snapshot, SubnetId subnet, const Prefix& prefix);

// Those of its sender that the traffic of a window takes, in order of time; none of a window that
// only another order has.
std::vector<RouteRow> RowsOf(const Timeline& timeline, const Window& window);

// Each row of both, once.
void AddRows(const std::vector<RouteRow>& more, std::vector<RouteRow>& rows);

}  // namespace routesight

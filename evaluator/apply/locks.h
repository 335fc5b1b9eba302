// What azurerm writes one at a time, whatever Terraform would do at once: everything in a virtual
// network, the routes of a table, a route server and its BGP connections.
#pragma once

#include <string>
#include <vector>

#include "evaluator/apply/apply_graph.h"

namespace routesight {

// The names of the locks that each operation holds, by operation; sorted. An object whose name the
// plan leaves unknown, and no resolved link tells, has none.
std::vector<std::vector<std::string>> FindLocks(const LinkedPlan& linked, const ApplyGraph& graph);

}  // namespace routesight

// Tables of effective routes as text, for tests: aligned, in canonical order, with every reason.
#pragma once

#include <string>

#include "evaluator/forwarding/effective_routes.h"

namespace routesight {

// One table.
std::string PrintTable(const Topology& topology, const Ribs& ribs, const Fibs& fibs,
                       EffectiveTableId table);

// The table of every subnet, and of interfaces that have one of their own.
std::string PrintRoutes(const Topology& topology, const Ribs& ribs, const Fibs& fibs);

}  // namespace routesight

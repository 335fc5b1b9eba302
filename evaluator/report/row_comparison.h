// Two versions of a table as one list of rows.
#pragma once

#include <cstdint>
#include <vector>

#include "evaluator/forwarding/route_row.h"

namespace routesight {

enum class RowFate : uint8_t { kStays, kGoes, kComes };

struct ComparedRow {
  RowFate fate = RowFate::kStays;
  RouteRow row;
};

// The rows of both lists, which are in canonical order: of each prefix first what goes, then what
// stays, as it is after, then what comes. A row stays if Azure's view shows it as before.
std::vector<ComparedRow> CompareRows(const std::vector<RouteRow>& before,
                                     const std::vector<RouteRow>& after);

}  // namespace routesight

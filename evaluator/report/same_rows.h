// Whether tables have the same rows in words, found out without putting any into words: most tables
// are those of another subnet, or of another moment.
#pragma once

#include <cstddef>

#include "evaluator/timeline/timeline.h"

namespace routesight {

// Whether all rows, shown and hidden, become equal RouteRows.
bool SameRows(const Snapshot& a, EffectiveTableId table_of_a, const Snapshot& b,
              EffectiveTableId table_of_b);
// The same for tables with the same rows.
size_t HashOfRows(const Snapshot& snapshot, EffectiveTableId table);

}  // namespace routesight

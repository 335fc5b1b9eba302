// A route as cells of a text table.
#pragma once

#include <string_view>

#include "evaluator/forwarding/route_row.h"
#include "evaluator/report/row_comparison.h"
#include "evaluator/report/text_table.h"

namespace routesight {

// The line of column titles over lines of RouteCells.
CellLine RouteTitles();

// `sign` stands in the first column and says what becomes of the row; empty for nothing.
CellLine RouteCells(const RouteRow& row, std::string_view sign, Ink ink);

// With the sign -, + or none.
CellLine ComparedCells(const ComparedRow& row);

}  // namespace routesight

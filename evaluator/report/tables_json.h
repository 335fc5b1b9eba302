// The tables of an evaluation as JSON.
#pragma once

#include <cstdint>
#include <vector>

#include "evaluator/base/gap.h"
#include "evaluator/report/json_text.h"
#include "evaluator/report/table_catalogue.h"

namespace routesight {

// Rows of tables are most of a document, and few reports read them. Left out, each table has none.
enum class RowsOfTables : uint8_t { kWritten, kLeftOut };

// Of the moments before and after the apply. `gaps` are those of the evaluation.
Json TablesJson(const TableCatalogue& catalogue, const std::vector<Gap>& gaps,
                const Timeline& timeline, RowsOfTables rows);

// The effective routes of a document, of which `tables` have no rows: as text that has them.
void WriteEffectiveRoutes(const Json& effective_routes, const Timeline& timeline,
                          const std::vector<TablePlace>& places, JsonText& text);

}  // namespace routesight

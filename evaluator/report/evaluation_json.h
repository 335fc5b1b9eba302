// The whole evaluation as JSON, as schemas/evaluation.schema.json describes it.
#pragma once

#include <cstdint>
#include <string>

#include "evaluator/report/evaluation.h"
#include "evaluator/report/route_json.h"

namespace routesight {

Json EvaluationDocument(const Evaluation& evaluation);

// Rows of tables are most of the document, and few reports read them. Left out, each table has
// none.
enum class RowsOfTables : uint8_t { kWritten, kLeftOut };
Json EvaluationDocument(const Evaluation& evaluation, RowsOfTables rows);

std::string EvaluationAsJson(const Evaluation& evaluation);

}  // namespace routesight

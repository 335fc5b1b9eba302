// The whole evaluation as JSON, as schemas/evaluation.schema.json describes it.
#pragma once

#include <string>
#include <vector>

#include "evaluator/report/evaluation.h"
#include "evaluator/report/tables_json.h"

namespace routesight {

Json EvaluationDocument(const Evaluation& evaluation);
Json EvaluationDocument(const Evaluation& evaluation, RowsOfTables rows);

// Rows are put into words table by table as they are written, so that never all are there at once.
struct DocumentWithoutRows {
  Json document;                   // RowsOfTables::kLeftOut
  std::vector<TablePlace> tables;  // Where the rows of each table are.
};
DocumentWithoutRows EvaluationWithoutRows(const Evaluation& evaluation);
// The text of the whole document in pieces. `timeline` is that of the evaluation.
void WriteWithRows(const DocumentWithoutRows& without, const Timeline& timeline,
                   const TakeText& take);

std::string EvaluationAsJson(const Evaluation& evaluation);

}  // namespace routesight

// The whole evaluation as JSON, as schemas/evaluation.schema.json describes it.
#pragma once

#include <string>

#include "evaluator/report/evaluation.h"
#include "evaluator/report/route_json.h"

namespace routesight {

Json EvaluationDocument(const Evaluation& evaluation);
std::string EvaluationAsJson(const Evaluation& evaluation);

}  // namespace routesight

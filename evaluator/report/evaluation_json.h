// The whole evaluation as JSON, as schemas/evaluation.schema.json describes it.
#pragma once

#include <string>

#include "evaluator/report/evaluation.h"

namespace routesight {

std::string EvaluationAsJson(const Evaluation& evaluation);

}  // namespace routesight

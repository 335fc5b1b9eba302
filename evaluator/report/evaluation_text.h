// The whole evaluation for somebody in a hurry at a terminal: the verdict, what is wrong, what
// changes, and what could not be known.
#pragma once

#include <cstdint>
#include <string>

#include "evaluator/report/evaluation.h"
#include "evaluator/report/text_style.h"

namespace routesight {

enum class EvaluationDetail : uint8_t { kEverything, kFindingsOnly };

std::string EvaluationAsText(const Evaluation& evaluation, EvaluationDetail detail,
                             const TextStyle& style);

}  // namespace routesight

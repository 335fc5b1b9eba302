// The whole evaluation for somebody in a hurry at a terminal: the verdict, what is wrong, what
// changes, and what could not be known.
#pragma once

#include <cstdint>
#include <string>

#include "evaluator/render/document.h"
#include "evaluator/render/render.h"
#include "evaluator/report/text_style.h"

namespace routesight {

enum class EvaluationDetail : uint8_t { kEverything, kFindingsOnly };

std::string EvaluationAsText(const Json& evaluation, EvaluationDetail detail,
                             const TextStyle& style);

// Everything, for no particular terminal.
std::string RenderText(const Json& evaluation, const RenderOptions& options);

}  // namespace routesight

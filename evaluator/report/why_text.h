// `routesight why` for people: each hop with the row that decides, the rows that do not and what
// beat them, and where it ends.
#pragma once

#include <string>

#include "evaluator/report/path_query.h"
#include "evaluator/report/text_style.h"

namespace routesight {

std::string WhyAsText(const PathAnswers& answers, const TextStyle& style);

}  // namespace routesight

// `routesight why` for people: each hop with the row that decides, the rows that do not and what
// beat them, and where it ends.
#pragma once

#include <string>
#include <vector>

#include "evaluator/report/path_query.h"
#include "evaluator/report/text_style.h"

namespace routesight {

std::string WhyAsText(const PathAnswers& answers, const TextStyle& style);

// Of a prefix: what becomes of each part of it, and which address shows it hop by hop.
std::string ClassesAsText(const std::string& to, const std::vector<PathAnswers>& classes,
                          const TextStyle& style);

}  // namespace routesight

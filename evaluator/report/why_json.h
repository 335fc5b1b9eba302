// `routesight why --format json`: the answer as a proof. Each decision has all rows that cover the
// destination and the rule by which each but one was eliminated; whoever holds it against the
// tables of `routesight routes --format json` can check it without knowing how it was found.
#pragma once

#include <string>
#include <vector>

#include "evaluator/report/path_query.h"

namespace routesight {

std::string WhyAsJson(const PathAnswers& answers);

// Of a prefix: `classes`, each with its `ranges` and the answer for the first address of them.
std::string ClassesAsJson(const std::string& to, const std::vector<PathAnswers>& classes);

}  // namespace routesight

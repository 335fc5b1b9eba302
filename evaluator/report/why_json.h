// `routesight why --format json`: the answer as a proof. Each decision has all rows that cover the
// destination and the rule by which each but one was eliminated; whoever holds it against the
// tables of `routesight routes --format json` can check it without knowing how it was found.
#pragma once

#include <string>

#include "evaluator/report/path_query.h"

namespace routesight {

std::string WhyAsJson(const PathAnswers& answers);

}  // namespace routesight

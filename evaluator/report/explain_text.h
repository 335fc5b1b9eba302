// Rules and kinds of findings explained at length, and lists of them.
#pragma once

#include <string>

#include "evaluator/base/rule.h"
#include "evaluator/findings/finding.h"
#include "evaluator/report/text_style.h"

namespace routesight {

std::string ExplainRule(const Rule& rule, const TextStyle& style);
std::string ExplainFindingKind(const FindingKind& kind, const TextStyle& style);

// Every kind of finding and every rule, one a line.
std::string ListExplanations(const TextStyle& style);

}  // namespace routesight

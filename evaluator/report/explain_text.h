// Rules and kinds of findings explained at length, and lists of them.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "evaluator/base/rule.h"
#include "evaluator/findings/finding.h"
#include "evaluator/report/text_style.h"

namespace routesight {

std::string ExplainRule(const Rule& rule, const TextStyle& style);
std::string ExplainFindingKind(const FindingKind& kind, const TextStyle& style);

// The explanation of the rule of that id, or of the finding of that code or name, in any case;
// absent if there is none.
std::optional<std::string> Explain(std::string_view name, const TextStyle& style);

// Every kind of finding and every rule, one a line.
std::string ListExplanations(const TextStyle& style);

// Everything that Explain knows: codes and names of findings, then ids of rules.
std::vector<std::string_view> ExplainableNames();

}  // namespace routesight

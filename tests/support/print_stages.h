// What the stages of an evaluation look like in golden files.
#pragma once

#include <string>

#include "evaluator/evaluate.h"

namespace routesight {

std::string PrintLinks(const Evaluation& evaluation);
std::string PrintTopologies(const Evaluation& evaluation);
std::string PrintBothTables(const Evaluation& evaluation);
std::string PrintChanges(const Evaluation& evaluation);
// All gaps, also those that touch no table.
std::string PrintGaps(const Evaluation& evaluation);
// What `why` says of a way before and after.
std::string PrintPath(const Evaluation& evaluation, const std::string& from, const std::string& to);
std::string PrintFindings(const Evaluation& evaluation);
// What every BGP speaker learns and announces.
std::string PrintRibs(const Evaluation& evaluation);
// The comment on a pull request.
std::string PrintMarkdown(const Evaluation& evaluation);
// The apply as it will run.
std::string PrintTimeline(const Evaluation& evaluation);

}  // namespace routesight

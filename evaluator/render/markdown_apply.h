// The apply as parts of a Markdown comment: how long what is down, and how traffic fares.
#pragma once

#include <string>
#include <vector>

#include "evaluator/render/document.h"
#include "evaluator/render/markdown_section.h"

namespace routesight {

// One sentence on everything that is down meanwhile; empty when nothing is.
std::string DowntimeSentence(const Json& evaluation);

// Traffic that does not fare the same throughout, one row for each class; collapsed.
void AddBehaviourClasses(const Json& evaluation, std::vector<MarkdownSection>& sections);

// What would lose less, by simulation.
void AddSaferPlans(const Json& evaluation, std::vector<MarkdownSection>& sections);

// Whether traffic fares otherwise at any moment, or could, than before the apply.
bool TrafficFaresOtherwise(const Json& evaluation);

}  // namespace routesight

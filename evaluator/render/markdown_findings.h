// The findings as sections of a Markdown comment: those of one kind are one row where there are
// many.
#pragma once

#include <vector>

#include "evaluator/render/document.h"
#include "evaluator/render/markdown_section.h"
#include "evaluator/render/render.h"

namespace routesight {

// What the plan brings: what is down meanwhile, what Azure refuses, and everything else.
void AddNewFindings(const Json& evaluation, const RenderOptions& options,
                    std::vector<MarkdownSection>& sections);

// What was there before, and what the plan ends; collapsed.
void AddOldFindings(const Json& evaluation, const RenderOptions& options,
                    std::vector<MarkdownSection>& sections);

}  // namespace routesight

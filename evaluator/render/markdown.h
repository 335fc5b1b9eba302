// The evaluation as a comment on a pull request, in the Markdown of GitHub and GitLab: danger
// first, everything else collapsed.
#pragma once

#include <string>

#include "evaluator/render/render.h"

namespace routesight {

// What hosts count is UTF-16 code units; the largest comment that GitHub takes has 65,536.
inline constexpr size_t kGithubCommentBudget = 60'000;

// At most `budget` UTF-16 code units; what did not fit is named at the end.
std::string MarkdownComment(const Json& evaluation, const RenderOptions& options, size_t budget);

// The comment within GitHub's budget.
std::string RenderMarkdown(const Json& evaluation, const RenderOptions& options);

}  // namespace routesight

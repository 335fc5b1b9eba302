// The route tests as a section of a Markdown comment: what does not pass, and how many do.
#pragma once

#include <vector>

#include "evaluator/render/document.h"
#include "evaluator/render/markdown_section.h"

namespace routesight {

void AddRouteTests(const Json& evaluation, std::vector<MarkdownSection>& sections);

// Whether a route test failed.
bool AnyRouteTestFails(const Json& evaluation);
// Whether all route tests are known to pass; also without any.
bool RouteTestsPass(const Json& evaluation);

}  // namespace routesight

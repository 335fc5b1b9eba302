// JUnit XML: one case for each route test and for each finding.
#pragma once

#include <string>

#include "evaluator/render/render.h"

namespace routesight {

std::string RenderJunit(const Json& evaluation, const RenderOptions& options);

// The route tests of the evaluation alone.
std::string RenderRouteTestsAsJunit(const Json& evaluation);

}  // namespace routesight

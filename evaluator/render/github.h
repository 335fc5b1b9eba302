// Workflow commands of GitHub Actions: at most kAnnotations annotations, the worst first; the last
// says how many more there are.
#pragma once

#include <string>

#include "evaluator/render/render.h"

namespace routesight {

std::string RenderGithub(const Json& evaluation, const RenderOptions& options);

}  // namespace routesight

// GitLab's code quality report: one entry for each finding.
#pragma once

#include <string>

#include "evaluator/render/render.h"

namespace routesight {

std::string RenderGitlab(const Json& evaluation, const RenderOptions& options);

}  // namespace routesight

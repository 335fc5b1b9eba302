// SARIF 2.1.0: one run, one rule for each kind of finding in it, one result for each finding.
#pragma once

#include <string>

#include "evaluator/render/render.h"

namespace routesight {

std::string RenderSarif(const Json& evaluation, const RenderOptions& options);

}  // namespace routesight

// One page that needs nothing else: the evaluation stands in it as data, and a script that stands
// in it, too, shows it (evaluator/report/page/).
#pragma once

#include <string>

#include "evaluator/render/render.h"

namespace routesight {

std::string RenderHtml(const Json& evaluation, const RenderOptions& options);

}  // namespace routesight

// Logging commands of Azure Pipelines: an issue for each finding, the worst first.
#pragma once

#include <string>

#include "evaluator/render/render.h"

namespace routesight {

std::string RenderAzurePipelines(const Json& evaluation, const RenderOptions& options);

}  // namespace routesight

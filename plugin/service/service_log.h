// Lines of JSON on standard error. Nothing of a plan is in them: no names, no messages of the
// evaluator.
#pragma once

#include <string_view>

#include "plugin/service/metrics.h"

namespace routesight {

void LogEvent(std::string_view event, std::string_view detail);
void LogRequest(const RequestRecord& record, std::string_view peer);

}  // namespace routesight

// The page of the HTML report, as evaluator/report/page/ builds it: without an evaluation.
#pragma once

#include <string_view>

namespace routesight {

extern const std::string_view kPage;

}  // namespace routesight

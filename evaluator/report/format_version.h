// Version of the shapes of `routes` and `evaluate` in JSON: readers ignore keys that they do not
// know and refuse another major version.
#pragma once

#include <string_view>

namespace routesight {

inline constexpr std::string_view kReportFormatVersion = "1.0";

}  // namespace routesight

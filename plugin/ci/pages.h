// How the platforms say that a list goes on: each in headers of its own.
#pragma once

#include <string>
#include <string_view>

namespace routesight {

// The address behind rel="next" of a Link header; empty without one.
std::string NextLink(std::string_view header);

}  // namespace routesight

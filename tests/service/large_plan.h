// A plan whose evaluation takes a while.
#pragma once

#include <cstddef>
#include <string>

namespace routesight {

// A hub with so many peered networks.
std::string LargePlan(size_t spokes);

}  // namespace routesight

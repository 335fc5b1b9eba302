// Random networks in words (tests/support/network_text.h).
#pragma once

#include <cstdint>
#include <string>

namespace routesight {

// Several hubs with appliances, gateways and route servers, and their spokes; some hubs are joined,
// some are parts of their own. The same for the same seed.
std::string RandomHubs(uint32_t seed);

}  // namespace routesight

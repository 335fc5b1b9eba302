// The two links of an ExpressRoute circuit.
#pragma once

#include <cstdint>

namespace routesight {

enum class CircuitLink : uint8_t { kPrimary, kSecondary };

}  // namespace routesight

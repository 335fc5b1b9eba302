// A BGP community, written 65515:100.
#pragma once

#include <compare>
#include <cstdint>
#include <utility>

namespace routesight {

struct Community {
  uint16_t high = 0;
  uint16_t low = 0;

  friend constexpr auto operator<=>(Community, Community) = default;
  template <typename H>
  friend H AbslHashValue(H state, Community community) {
    return H::combine(std::move(state), community.high, community.low);
  }
};

// RFC 1997: not announced outside the autonomous system, not announced to anybody.
inline constexpr Community kNoExport{65535, 65281};
inline constexpr Community kNoAdvertise{65535, 65282};

}  // namespace routesight

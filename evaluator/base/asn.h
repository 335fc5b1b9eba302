// The number of an autonomous system in BGP.
#pragma once

#include <compare>
#include <cstdint>
#include <utility>

namespace routesight {

struct Asn {
  uint32_t value = 0;

  friend constexpr auto operator<=>(const Asn&, const Asn&) = default;
  template <typename H>
  friend H AbslHashValue(H state, Asn asn) {
    return H::combine(std::move(state), asn.value);
  }
};

}  // namespace routesight

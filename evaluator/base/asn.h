// The number of an autonomous system in BGP.
#pragma once

#include <compare>
#include <cstdint>
#include <utility>

namespace routesight {

struct Asn {
  uint32_t value = 0;

  // RFC 6996: whether the number is for use inside a network only.
  constexpr bool is_private() const {
    return (value >= 64512 && value <= 65534) || (value >= 4200000000 && value <= 4294967294);
  }

  friend constexpr auto operator<=>(const Asn&, const Asn&) = default;
  template <typename H>
  friend H AbslHashValue(H state, Asn asn) {
    return H::combine(std::move(state), asn.value);
  }
};

}  // namespace routesight

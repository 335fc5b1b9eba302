// The number of an autonomous system.
#pragma once

#include <compare>
#include <cstdint>
#include <utility>

namespace routesight {

struct Asn {
  uint32_t number = 0;

  // RFC 6996: whether the number is for use inside a network only.
  constexpr bool is_private() const {
    return (number >= 64512 && number <= 65534) || (number >= 4200000000 && number <= 4294967294);
  }

  friend constexpr auto operator<=>(Asn, Asn) = default;
  template <typename H>
  friend H AbslHashValue(H state, Asn asn) {
    return H::combine(std::move(state), asn.number);
  }
};

}  // namespace routesight

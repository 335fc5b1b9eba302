// A typed 32-bit index into the table of one kind of thing; ids of different kinds never mix.
#pragma once

#include <compare>
#include <cstdint>
#include <functional>
#include <limits>

namespace routesight {

template <typename Tag>
struct Id {
  static constexpr uint32_t kNone = std::numeric_limits<uint32_t>::max();

  uint32_t value = kNone;

  constexpr bool has_value() const { return value != kNone; }
  friend constexpr auto operator<=>(Id, Id) = default;

  template <typename H>
  friend H AbslHashValue(H state, Id id) {
    return H::combine(std::move(state), id.value);
  }
};

}  // namespace routesight

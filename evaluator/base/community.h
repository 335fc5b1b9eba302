// A standard BGP community (RFC 1997): two 16-bit numbers, or a well-known name.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>

namespace routesight {

struct Community {
  uint32_t value = 0;

  // 65517:65517, or the name of a well-known one.
  static std::optional<Community> Parse(std::string_view text);
  static constexpr Community Of(uint16_t high, uint16_t low) {
    return {uint32_t{high} << 16 | low};
  }
  // As it is usually written: no-advertise, else 65517:65517.
  std::string ToString() const;

  friend constexpr auto operator<=>(const Community&, const Community&) = default;
  template <typename H>
  friend H AbslHashValue(H state, Community community) {
    return H::combine(std::move(state), community.value);
  }
};

inline constexpr Community kNoExport = Community{0xffffff01};
inline constexpr Community kNoAdvertise = Community{0xffffff02};
inline constexpr Community kNoExportSubconfed = Community{0xffffff03};

// The names that Parse knows.
std::span<const std::string_view> WellKnownCommunityNames();

}  // namespace routesight

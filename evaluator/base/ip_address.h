// An IPv4 or IPv6 address in 128 bits; IPv4 is kept in its IPv4-mapped form (::ffff:0:0/96).
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace routesight {

class IpAddress {
 public:
  constexpr IpAddress() = default;
  // The address that `text` writes in its usual form, without surrounding space.
  static std::optional<IpAddress> Parse(std::string_view text);
  static constexpr IpAddress FromBits(uint64_t high, uint64_t low) { return {high, low}; }
  static constexpr IpAddress FromIpv4(uint32_t bits) { return {0, uint64_t{0xffff} << 32 | bits}; }

  constexpr bool is_ipv4() const { return high_ == 0 && low_ >> 32 == 0xffff; }
  constexpr uint64_t high() const { return high_; }
  constexpr uint64_t low() const { return low_; }
  std::string ToString() const;

  friend constexpr auto operator<=>(const IpAddress&, const IpAddress&) = default;
  template <typename H>
  friend H AbslHashValue(H state, const IpAddress& ip) {
    return H::combine(std::move(state), ip.high_, ip.low_);
  }

 private:
  constexpr IpAddress(uint64_t high, uint64_t low) : high_(high), low_(low) {}

  uint64_t high_ = 0;
  uint64_t low_ = 0;
};

}  // namespace routesight

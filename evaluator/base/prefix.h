// An address range in CIDR form. The bits behind the length are always zero.
#pragma once

#include <compare>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

#include "evaluator/base/ip_address.h"

namespace routesight {

struct PrefixReading;

class Prefix {
 public:
  constexpr Prefix() = default;
  // Reads "10.0.0.0/16" or "2001:db8::/32"; an address without a length is the range of it alone.
  static PrefixReading Read(std::string_view text);
  // The range of `length` bits, counted in the address's own family, that contains `address`.
  static Prefix Covering(IpAddress address, int length);
  // The range of one address.
  static Prefix Host(IpAddress address);

  IpAddress address() const { return address_; }
  // In bits of the prefix's own family: 0 to 32 for IPv4, 0 to 128 for IPv6.
  int length() const { return is_ipv4() ? bits_ - 96 : bits_; }
  bool is_ipv4() const { return bits_ >= 96 && address_.is_ipv4(); }
  bool is_default() const { return length() == 0; }
  bool Contains(IpAddress address) const;
  // Whether `inner` is this range or lies inside it.
  bool Contains(const Prefix& inner) const;
  bool Overlaps(const Prefix& other) const { return Contains(other) || other.Contains(*this); }
  std::string ToString() const;

  // By address, then the shorter first: a range stands before the ranges inside it.
  friend constexpr auto operator<=>(const Prefix&, const Prefix&) = default;
  template <typename H>
  friend H AbslHashValue(H state, const Prefix& prefix) {
    return H::combine(std::move(state), prefix.address_, prefix.bits_);
  }

 private:
  IpAddress address_;
  uint8_t bits_ = 0;  // Of the 128-bit form.
};

// What a text was. With host bits set, `prefix` is the range that was probably meant.
struct PrefixReading {
  enum class Outcome { kPrefix, kHostBits, kNotAPrefix };
  Outcome outcome = Outcome::kNotAPrefix;
  Prefix prefix;
};

}  // namespace routesight

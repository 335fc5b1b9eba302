#include "evaluator/base/prefix.h"

#include "evaluator/base/check.h"
#include "evaluator/base/text.h"

namespace routesight {
namespace {

constexpr uint64_t HighBits(int count) {
  return count <= 0 ? 0 : count >= 64 ? ~uint64_t{0} : ~uint64_t{0} << (64 - count);
}

constexpr IpAddress Masked(IpAddress address, int bits) {
  return IpAddress::FromBits(address.high() & HighBits(bits), address.low() & HighBits(bits - 64));
}

}  // namespace

PrefixReading Prefix::Read(std::string_view text) {
  const size_t slash = text.find('/');
  const auto address = IpAddress::Parse(text.substr(0, slash));
  if (!address) return {};
  const int most = address->is_ipv4() ? 32 : 128;
  int length = most;
  if (slash != text.npos) {
    const std::string_view digits = text.substr(slash + 1);
    const auto parsed = ParseNumber<unsigned>(digits);
    if (!parsed || digits.size() > 3 || *parsed > static_cast<unsigned>(most)) return {};
    length = static_cast<int>(*parsed);
  }
  const Prefix prefix = Covering(*address, length);
  return {prefix.address() == *address ? PrefixReading::Outcome::kPrefix
                                       : PrefixReading::Outcome::kHostBits,
          prefix};
}

Prefix Prefix::Covering(IpAddress address, int length) {
  const int bits = address.is_ipv4() ? length + 96 : length;
  RS_CHECK(length >= 0 && bits <= 128);
  Prefix prefix;
  prefix.address_ = Masked(address, bits);
  prefix.bits_ = static_cast<uint8_t>(bits);
  return prefix;
}

Prefix Prefix::Host(IpAddress address) { return Covering(address, address.is_ipv4() ? 32 : 128); }

bool Prefix::Contains(IpAddress address) const {
  return is_ipv4() == address.is_ipv4() && Masked(address, bits_) == address_;
}

bool Prefix::Contains(const Prefix& inner) const {
  return is_ipv4() == inner.is_ipv4() && inner.bits_ >= bits_ &&
         Masked(inner.address_, bits_) == address_;
}

std::string Prefix::ToString() const { return Concat(address_.ToString(), "/", length()); }

}  // namespace routesight

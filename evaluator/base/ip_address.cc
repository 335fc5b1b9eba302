#include "evaluator/base/ip_address.h"

#include <arpa/inet.h>

#include <array>

#include "evaluator/base/text.h"

namespace routesight {

std::optional<IpAddress> IpAddress::Parse(std::string_view text) {
  // inet_pton wants a terminated string; nothing longer than this is an address.
  std::array<char, INET6_ADDRSTRLEN> buffer{};
  if (text.empty() || text.size() >= buffer.size() || text.find('\0') != text.npos) return {};
  text.copy(buffer.data(), text.size());
  std::array<unsigned char, 16> bytes{};
  if (inet_pton(AF_INET, buffer.data(), bytes.data()) == 1) {
    return FromIpv4(uint32_t{bytes[0]} << 24 | uint32_t{bytes[1]} << 16 | uint32_t{bytes[2]} << 8 |
                    uint32_t{bytes[3]});
  }
  if (inet_pton(AF_INET6, buffer.data(), bytes.data()) != 1) return {};
  uint64_t high = 0;
  uint64_t low = 0;
  for (int i = 0; i < 8; ++i) {
    high = high << 8 | bytes[i];
    low = low << 8 | bytes[i + 8];
  }
  return FromBits(high, low);
}

std::string IpAddress::ToString() const {
  if (is_ipv4()) {
    const auto byte = [&](int shift) { return static_cast<unsigned>(low_ >> shift & 0xff); };
    return Concat(byte(24), ".", byte(16), ".", byte(8), ".", byte(0));
  }
  std::array<unsigned char, 16> bytes{};
  for (int i = 0; i < 8; ++i) {
    bytes[i] = static_cast<unsigned char>(high_ >> (56 - 8 * i));
    bytes[i + 8] = static_cast<unsigned char>(low_ >> (56 - 8 * i));
  }
  std::array<char, INET6_ADDRSTRLEN> buffer{};
  inet_ntop(AF_INET6, bytes.data(), buffer.data(), buffer.size());
  return buffer.data();
}

}  // namespace routesight

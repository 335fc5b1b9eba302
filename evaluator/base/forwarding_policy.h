// What an appliance does to the traffic that it forwards.
#pragma once

#include <cstdint>
#include <optional>

namespace routesight {

enum class IpProtocol : uint8_t { kTcp, kUdp, kIcmp, kEsp };

// Traffic that an appliance drops although it forwards the rest.
struct DroppedTraffic {
  IpProtocol protocol = IpProtocol::kTcp;
  std::optional<uint16_t> port;  // Of the destination; absent: the whole protocol.
  friend bool operator==(const DroppedTraffic&, const DroppedTraffic&) = default;
};

// Which source addresses an appliance replaces by its own, by where the traffic goes.
struct SourceTranslation {
  bool internet = true;  // Toward public addresses.
  bool private_ranges = false;
  friend bool operator==(const SourceTranslation&, const SourceTranslation&) = default;
};

}  // namespace routesight

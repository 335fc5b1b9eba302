// Behaviour of Azure that its documentation leaves open. Each has a default that evidence supports,
// and can be switched in the configuration file (assume.switches).
#pragma once

#include <cstdint>

namespace routesight {

// Which system routes with next hop None there are (SYS-03).
enum class SystemNoneRows : uint8_t { kDocumented, kObserved };

// What Azure's view does with a None row that an equal prefix beats (SEL-06).
enum class BeatenNoneView : uint8_t { kHidden, kShownUnderUserRoutes, kShown };

// What becomes of the rows of a peering whose half denies access.
enum class DeniedPeering : uint8_t { kRowsKept, kRowsRemoved };

// Whether a user-defined default route to the Internet takes the None rows away (SYS-06).
enum class UserInternetDefault : uint8_t { kRemovesNone, kKeepsNone };

// Whether a route server offers the routes of one appliance to the others (ARS-09).
enum class ApplianceReflection : uint8_t { kOff, kOn };

// Whether networks on one circuit learn each other's prefixes at its edge (ER-05).
enum class EdgeHairpin : uint8_t { kByFlags, kOn, kOff };

// How many prefixes Azure takes, and from whom. Each figure has changed over the years.
struct PrefixLimits {
  uint32_t route_server_peer = 1000;        // LIM-02
  uint32_t route_server_to_gateway = 1000;  // LIM-03
  uint32_t route_server = 10000;            // LIM-03
  uint32_t circuit_out = 1000;              // LIM-08
  uint32_t circuit_out_ipv6 = 100;
  uint32_t circuit_in = 4000;  // LIM-09
  uint32_t circuit_in_premium = 10000;
  uint32_t circuit_in_ipv6 = 100;
  uint32_t vpn_peer = 4000;  // LIM-10

  friend bool operator==(const PrefixLimits&, const PrefixLimits&) = default;
};

struct Behaviour {
  SystemNoneRows none_rows = SystemNoneRows::kDocumented;
  BeatenNoneView beaten_none = BeatenNoneView::kHidden;
  DeniedPeering denied_peering = DeniedPeering::kRowsKept;
  UserInternetDefault user_internet_default = UserInternetDefault::kRemovesNone;
  ApplianceReflection appliance_reflection = ApplianceReflection::kOff;
  EdgeHairpin edge_hairpin = EdgeHairpin::kByFlags;
  PrefixLimits prefix_limits;
  int longest_route_server_subnet = 27;  // ARS-01
  uint32_t routes_per_table = 400;       // LIM-06

  friend bool operator==(const Behaviour&, const Behaviour&) = default;
};

}  // namespace routesight

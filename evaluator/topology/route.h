// A route as a subnet's interfaces may get it, whatever it comes from.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include "evaluator/base/asn.h"
#include "evaluator/base/prefix.h"
#include "evaluator/base/rule.h"
#include "evaluator/base/symbol.h"
#include "evaluator/base/table.h"
#include "evaluator/topology/ids.h"

namespace routesight {

// In rising order of preference between routes to one prefix (SEL-02).
enum class RouteSource : uint8_t { kDefault, kVirtualNetworkGateway, kUser };

// Azure's own words, in the order in which its documentation lists them.
enum class NextHopType : uint8_t {
  kVnetLocal,
  kVnetPeering,
  kVnetGlobalPeering,
  kVirtualNetworkGateway,
  kVirtualAppliance,
  kVirtualNetworkServiceEndpoint,
  kInterfaceEndpoint,
  kConnectedGroup,
  kInternet,
  kNone,
};

std::string_view RouteSourceName(RouteSource source);  // VirtualNetworkGateway
std::string_view NextHopTypeName(NextHopType type);    // VNetPeering

// The next hop addresses of one route: several are equal-cost (SYS-09). For a route that was
// learned over BGP, its AS path too.
struct NextHops {
  std::vector<Symbol> addresses;  // Sorted by text.
  // Of appliances, by address: the name of the network that it is in; none while that is not
  // known. Empty for all other next hops.
  std::vector<Symbol> networks;
  std::optional<std::vector<Asn>> as_path;  // Nearest first.
  friend bool operator==(const NextHops&, const NextHops&) = default;
  template <typename H>
  friend H AbslHashValue(H state, const NextHops& set) {
    return H::combine(std::move(state), set.addresses, set.networks, set.as_path.has_value(),
                      set.as_path.value_or(std::vector<Asn>()));
  }
};
using NextHopsId = Id<NextHops>;

struct Route {
  static constexpr uint8_t kNeverYields = 255;

  Prefix prefix;         // Not used when `label` is there.
  Symbol label;          // A service or service tag that stands for its prefixes.
  Symbol name;           // Of a user-defined route.
  NextHopsId next_hops;  // None without addresses.
  RouteSource source = RouteSource::kDefault;
  NextHopType next_hop_type = NextHopType::kNone;
  RuleId rule;  // Why this route is offered.
  // PE-03: a user-defined route that covers this one and has at least this length displaces it.
  uint8_t yields_to_length = kNeverYields;

  friend bool operator==(const Route&, const Route&) = default;
};
static_assert(std::is_trivially_copyable_v<Route>);
static_assert(sizeof(Route) <= 64);

}  // namespace routesight

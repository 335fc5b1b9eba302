// Between what packets go, for whoever looks at all ways of a network: all that sends, and an
// address of each thing that is sent to.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "evaluator/paths/origin.h"
#include "evaluator/timeline/timeline.h"

namespace routesight {

// Subnets that nothing tells apart, an on-premises network, the Internet, or a prefix.
struct WayEnd {
  std::string name;                  // Of the first subnet; as reports call it.
  std::vector<std::string> subnets;  // Empty for what is outside. Sorted.
  VnetId vnet;                       // None for what is outside.
  friend auto operator<=>(const WayEnd&, const WayEnd&) = default;
};

struct WaySource {
  WayEnd end;
  Origin origin;
  EffectiveTableId table;  // None for what is outside.
};

struct WayTarget {
  WayEnd end;
  IpAddress address;
};

// Whether the platform alone has machines in subnets of that name: GatewaySubnet.
bool IsNameOfPlatformSubnet(std::string_view short_name);

// An address of the prefix that a machine may have: of a default route one on the Internet; none of
// IPv6.
std::optional<IpAddress> AddressOfMachine(const Prefix& prefix);

// Subnets of one network with one table and one way to the Internet are one source; on-premises
// networks are sources if an address of them is known; subnets of the platform, those that Azure
// refuses, and those in which appliances alone stand or may stand, or private endpoints alone, are
// not. Sorted by name.
std::vector<WaySource> FindWaySources(const Surroundings& around);

// Whether a subnet is no source only because it is not known what stands in it.
bool MayLackWaySources(const Topology& topology);

// An address of each source, and one on the Internet that nobody has.
std::vector<WayTarget> FindWayTargets(const std::vector<WaySource>& sources);

}  // namespace routesight

// Where packets come from.
#pragma once

#include <string>
#include <vector>

#include "evaluator/paths/path.h"
#include "evaluator/paths/surroundings.h"

namespace routesight {

enum class Outside : uint8_t { kNo, kOnPremises, kInternet };

struct Origin {
  std::string name;  // As reports call it.
  Device device;     // What sends: a subnet's machines, one interface, a firewall.
  Outside outside = Outside::kNo;
  // Of an on-premises network that nobody describes: its ways into Azure.
  std::vector<GatewayConnectionId> ways;
  // An address that packets to it have; none where none is known.
  std::optional<IpAddress> address;
};

Origin FromSubnet(const Surroundings& around, SubnetId subnet);
Origin FromInterface(const Surroundings& around, NicId nic);
Origin FromSite(const Surroundings& around, SiteId site);
Origin FromLocalNetworkGateway(const Surroundings& around, LocalNetworkGatewayId local);
Origin FromInternet();
// From whoever has the address: an interface, a subnet, an on-premises network, else the Internet;
// absent for a private address that nobody at hand has.
std::optional<Origin> FromAddress(const Surroundings& around, IpAddress address);

// From what a user names: the Terraform address or ARM id of a subnet or interface, an address, an
// on-premises network, an appliance, the Terraform address of a local network gateway, or
// `internet`; absent if nothing at hand is called so.
std::optional<Origin> FindOrigin(const Surroundings& around, std::string_view name);

// What reports call a device.
std::string DeviceName(const Topology& topology, const Device& device);
inline std::string DeviceName(const Surroundings& around, const Device& device) {
  return DeviceName(around.topology(), device);
}

}  // namespace routesight

// What lies behind a gateway: sites, clients, and other gateways.
#pragma once

#include <vector>

#include "evaluator/paths/path.h"
#include "evaluator/paths/surroundings.h"

namespace routesight {

// A way on from a gateway. With `onward` the packet comes into Azure again there.
struct GatewayWay {
  Branch branch;
  GatewayId onward;
};

// Where the gateway sends packets to the destination: along the connections with the longest
// prefix, as far as it is known what is behind each.
std::vector<GatewayWay> WaysOutOf(const Surroundings& around, GatewayId gateway,
                                  IpAddress destination);

// Whether the gateway tells those who connect to it of a network that has the address.
bool Announces(const Surroundings& around, GatewayId gateway, IpAddress destination);

}  // namespace routesight

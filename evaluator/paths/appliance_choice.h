// Who takes the packet at the address of a next hop.
#pragma once

#include <vector>

#include "evaluator/paths/path.h"
#include "evaluator/paths/surroundings.h"

namespace routesight {

// One appliance that may be handed the packet. With a branch that ends already it is not.
struct Handover {
  Branch branch;
  bool ends = false;
  AddressOwner taker;  // An interface, a firewall or a described address.
};

// From a network, for a next hop that a route of `source` names. Several are equal-cost: the
// members behind a load balancer.
std::vector<Handover> TakersAt(const Surroundings& around, VnetId from, Symbol next_hop,
                               RouteSource source);

}  // namespace routesight

// Into a network: from inside it, or over a peering.
#pragma once

#include "evaluator/paths/path.h"
#include "evaluator/paths/surroundings.h"

namespace routesight {

// How a packet comes to a peering (PEER-05).
enum class Sent : unsigned char {
  kByItsNetwork,  // Its source address is of the network that it comes from, or a gateway sent it.
  kForwarded,     // An appliance there forwarded it.
};

// Delivers in the network that has the address.
Branch DeliverIn(const Surroundings& around, VnetId vnet, IpAddress destination);

// What a peering adds to a branch that crosses it: caveats, gaps, or another fate.
void CrossPeering(const Surroundings& around, const PeerLink& link, Sent sent, Branch& branch);

// Delivers in the peer that has the address.
Branch DeliverToPeer(const Surroundings& around, VnetId vnet, IpAddress destination, Sent sent);

// Delivers at the private endpoint with that address.
Branch DeliverAtEndpoint(const Surroundings& around, IpAddress destination);

}  // namespace routesight

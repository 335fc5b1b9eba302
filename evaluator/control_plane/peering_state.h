// Which halves of peerings are connected.
#pragma once

#include <vector>

#include "evaluator/topology/topology.h"

namespace routesight {

enum class PeeringState : unsigned char {
  kConnected,
  kInitiated,     // The other half is missing.
  kDisconnected,  // The other half was deleted at some time.
  kUndetermined,  // The other network is in no plan or state at hand.
};

struct PeeringLink {
  PeeringState state = PeeringState::kInitiated;
  PeeringId other;  // The half at the far end; none if there is none.
};

// By PeeringId.
std::vector<PeeringLink> FindPeeringLinks(const Topology& topology);

}  // namespace routesight

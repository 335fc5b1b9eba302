// How the ranges of subnets lie in those of their networks.
#pragma once

#include <vector>

#include "evaluator/topology/topology.h"

namespace routesight {

// The ranges of a subnet that are not in its network, which Azure refuses; none where the network
// is not known in full.
std::vector<Prefix> PrefixesOutsideNetwork(const Topology& topology, const Subnet& subnet);

}  // namespace routesight

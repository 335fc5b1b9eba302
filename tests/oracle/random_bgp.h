// Random small networks of BGP speakers, the same for the same seed.
#pragma once

#include <cstdint>
#include <random>
#include <vector>

#include "evaluator/control_plane/bgp_network.h"

namespace routesight {

BgpNetwork RandomBgpNetwork(std::mt19937& random);

// The network after something failed. Its speakers keep their ids.
struct FailedBgpNetwork {
  BgpNetwork network;
  std::vector<BgpSessionId> sessions;  // What its sessions were before, by their ids now.
};

FailedBgpNetwork WithoutSpeaker(const BgpNetwork& network, SpeakerId speaker);
FailedBgpNetwork WithoutSession(const BgpNetwork& network, BgpSessionId session);
FailedBgpNetwork WithRandomFailure(const BgpNetwork& network, std::mt19937& random);

}  // namespace routesight

// A network of BGP speakers as configuration of the BIRD daemon. One daemon plays all speakers:
// each has a routing table of its own, each session is a connection between two loopback addresses.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "evaluator/control_plane/bgp_network.h"

namespace routesight {

inline constexpr uint32_t kMostSessions = 32;  // Of one network.

// What all networks of one daemon share.
std::string BirdPreamble();

// `number` tells the networks of one daemon apart; `sessions` gives the names of the sessions, by
// their ids, so that they keep them when others fail.
std::string BirdConfiguration(uint32_t number, const BgpNetwork& network,
                              const std::vector<BgpSessionId>& sessions, int port);

std::string BirdTable(uint32_t number, SpeakerId speaker);
std::string BirdSession(uint32_t number, BgpSessionId session, int side);
std::string BirdAddress(BgpNextHop next_hop);

}  // namespace routesight

// The BGP engine once more, as plainly as can be: one prefix at a time, every speaker in every
// round, every state remembered, routes compared pair by pair.
#pragma once

#include <map>
#include <optional>
#include <span>
#include <vector>

#include "evaluator/control_plane/bgp_network.h"

namespace routesight {

struct PlainRoute {
  std::vector<Asn> as_path;
  std::vector<Community> communities;  // Sorted.
  BgpNextHop next_hop;
  uint32_t local_preference = kDefaultLocalPreference;
  std::optional<uint32_t> med;
  uint32_t weight = 0;
  BgpOrigin origin = BgpOrigin::kIgp;
  RouteClass route_class;
  SpeakerId originator;
  std::vector<SpeakerId> reflectors;
  uint32_t session = 0;  // Counted from 1; 0 for an own route.
  SpeakerId neighbour;   // The speaker itself for an own route.
  bool internal = false;

  friend auto operator<=>(const PlainRoute&, const PlainRoute&) = default;
};

// What was announced, by session and side of the receiver.
using PlainHeard = std::map<std::pair<BgpSessionId, int>, PlainRoute>;

struct PlainOutcome {
  std::vector<std::optional<PlainRoute>> best;  // By SpeakerId.
  PlainHeard heard;
  friend bool operator==(const PlainOutcome&, const PlainOutcome&) = default;
};

// Where the speakers come to rest, if they do. `turns` names each speaker once, in the order in
// which they speak in each round; `heard` is what they have heard before the first.
std::optional<PlainOutcome> SolvePlainly(const BgpNetwork& network, const Prefix& prefix,
                                         std::span<const SpeakerId> turns, PlainHeard heard);

}  // namespace routesight

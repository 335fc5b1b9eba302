#include "evaluator/control_plane/peering_state.h"

#include <utility>

#include "absl/container/flat_hash_map.h"
#include "evaluator/base/rule_catalogue.h"

namespace routesight {
namespace {

// PEER-12: A half that was deleted and created again meets one that the deletion disconnected.
bool MeetsDisconnectedHalf(const Peering& half, const Peering& other) {
  return half.recreated && other.standing;
}

}  // namespace

std::vector<PeeringLink> FindPeeringLinks(const Topology& topology) {
  absl::flat_hash_map<std::pair<VnetId, VnetId>, PeeringId> halves;
  for (size_t i = 0; i < topology.peerings.size(); ++i) {
    const PeeringId id = topology.peerings.IdAt(i);
    const Peering& half = topology.peerings[id];
    halves.emplace(std::pair(half.from, half.to), id);
  }
  std::vector<PeeringLink> links;
  links.reserve(topology.peerings.size());
  for (const Peering& half : topology.peerings) {
    PeeringLink& link = links.emplace_back();
    // PEER-02: A link needs both halves.
    const auto other = halves.find({half.to, half.from});
    if (other == halves.end()) {
      link.state =
          topology.vnets[half.to].outside ? PeeringState::kUndetermined : PeeringState::kInitiated;
      continue;
    }
    link.other = other->second;
    const Peering& far = topology.peerings[link.other];
    link.state = MeetsDisconnectedHalf(half, far) || MeetsDisconnectedHalf(far, half)
                     ? PeeringState::kDisconnected
                     : PeeringState::kConnected;
  }
  return links;
}

}  // namespace routesight

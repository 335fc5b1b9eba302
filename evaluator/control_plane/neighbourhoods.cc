#include "evaluator/control_plane/neighbourhoods.h"

#include <numeric>

namespace routesight {

Neighbourhoods::Neighbourhoods(const AzureBgp& bgp) : leader_(bgp.network.speakers.size()) {
  std::iota(leader_.begin(), leader_.end(), 0u);
  for (const BgpSession& session : bgp.network.sessions) {
    leader_[Of(session.ends[0].speaker)] = Of(session.ends[1].speaker);
  }
  for (const auto& [one, other] : bgp.possible_sessions) leader_[Of(one)] = Of(other);
}

uint32_t Neighbourhoods::Of(SpeakerId speaker) {
  uint32_t at = speaker.value;
  while (leader_[at] != at) at = leader_[at] = leader_[leader_[at]];
  return at;
}

}  // namespace routesight

#include "evaluator/control_plane/bgp_graph.h"

namespace routesight {

BgpGraph::BgpGraph(const BgpNetwork& network) : network_(network) {
  ends_.resize(network.speakers.size());
  for (size_t i = 0; i < network.sessions.size(); ++i) {
    const BgpSessionId session = network.sessions.IdAt(i);
    const auto& ends = network.sessions[session].ends;
    RS_CHECK(ends[0].speaker != ends[1].speaker);
    if (network.sessions[session].state == SessionState::kDown) continue;
    for (const uint8_t side : {uint8_t{0}, uint8_t{1}}) {
      ends_[ends[side].speaker.value].push_back({session, side});
    }
  }
}

}  // namespace routesight

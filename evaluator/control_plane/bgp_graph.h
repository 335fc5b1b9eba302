// Who hears whom in a network of BGP speakers.
#pragma once

#include <span>
#include <vector>

#include "evaluator/control_plane/bgp_network.h"
#include "evaluator/control_plane/solve_bgp.h"

namespace routesight {

class BgpGraph {
 public:
  explicit BgpGraph(const BgpNetwork& network);  // Which it refers to.

  const BgpNetwork& network() const { return network_; }
  size_t end_count() const { return 2 * network_.sessions.size(); }
  // Ends count up from zero, the two of one session next to each other.
  static size_t IndexOf(BgpEnd end) { return 2 * size_t{end.session.value} + end.side; }

  // The ends of one speaker at sessions that are up, by session.
  std::span<const BgpEnd> EndsOf(SpeakerId speaker) const { return ends_[speaker.value]; }
  const BgpSessionEnd& At(BgpEnd end) const {
    return network_.sessions[end.session].ends[end.side];
  }
  static BgpEnd OtherEnd(BgpEnd end) { return {end.session, static_cast<uint8_t>(1 - end.side)}; }
  SpeakerId Peer(BgpEnd end) const { return At(OtherEnd(end)).speaker; }
  const BgpSpeaker& SpeakerAt(BgpEnd end) const { return network_.speakers[At(end).speaker]; }
  // Whether both ends are in one AS.
  bool IsInternal(BgpEnd end) const { return SpeakerAt(end).asn == SpeakerAt(OtherEnd(end)).asn; }

 private:
  const BgpNetwork& network_;
  std::vector<std::vector<BgpEnd>> ends_;  // By SpeakerId.
};

}  // namespace routesight

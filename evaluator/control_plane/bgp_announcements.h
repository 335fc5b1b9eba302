// What BGP speakers say to each other of what they chose. It follows from what is kept of them, and
// few ask for it: a network of many speakers says far more than any of them knows.
#pragma once

#include <optional>
#include <vector>

#include "evaluator/control_plane/bgp_graph.h"
#include "evaluator/control_plane/solve_bgp.h"

namespace routesight {

// What becomes of the speaker's best route at one of its ends.
struct BgpAnnouncement {
  BgpEnd end;                     // The speaker's own.
  std::optional<BgpRoute> heard;  // As the receiver hears it, before its import; absent: withheld.
  RuleId withheld_by;
};

class BgpAnnouncements {
 public:
  // Of the state that `result` is of the network, to which it refers.
  BgpAnnouncements(const BgpNetwork& network, const BgpResult& result)
      : graph_(network), result_(result), lists_(result.lists) {}

  // By end; empty without a best route.
  std::vector<BgpAnnouncement> Of(const BgpPrefixOutcome& prefix, SpeakerId speaker);
  // What the routes refer to by id.
  const BgpLists& lists() const { return lists_; }

 private:
  BgpGraph graph_;
  const BgpResult& result_;
  BgpLists lists_;
};

}  // namespace routesight

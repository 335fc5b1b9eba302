#include "evaluator/control_plane/bgp_announcements.h"

#include <algorithm>

#include "evaluator/control_plane/bgp_policy.h"

namespace routesight {

std::vector<BgpAnnouncement> BgpAnnouncements::Of(const BgpPrefixOutcome& prefix,
                                                  SpeakerId speaker) {
  std::vector<BgpAnnouncement> announcements;
  const auto& candidates = result_.outcomes[prefix.outcome].ribs[speaker.value].candidates;
  const auto best = std::ranges::find(candidates, BgpState::kBest, &BgpCandidate::state);
  if (best == candidates.end()) return announcements;
  for (const BgpEnd end : graph_.EndsOf(speaker)) {
    announcements.push_back(Announce(*best, end, prefix.prefix, graph_, lists_));
  }
  return announcements;
}

}  // namespace routesight

// Sessions that end when too many prefixes arrive over them.
//
// The network is solved; where more arrives than a limit allows, its sessions go down, and the
// network is solved again without them, until nothing exceeds. A session that went down stays down,
// so this ends after at most one round a limit, and the outcome does not depend on any order. (A
// real session comes up again and goes down again; readers of the result have to be told.)
#pragma once

#include <cstdint>
#include <vector>

#include "evaluator/control_plane/bgp_network.h"
#include "evaluator/control_plane/solve_bgp.h"

namespace routesight {

enum class LimitState : uint8_t {
  kWithin,
  kUnclear,           // The limit is not known well enough, or refused routes decide.
  kExceeded,          // By what does not come through other sessions that exceed.
  kExceededTogether,  // As kExceeded, but only with what comes through others; all are taken down.
};

// How many prefixes arrived in the state on which the limit was last judged.
struct BgpCount {
  uint32_t accepted = 0;
  uint32_t arrived = 0;  // With those that the receiver refuses, loops apart.
  LimitState state = LimitState::kWithin;
};

struct BgpWithinLimits {
  BgpResult routes;
  std::vector<BgpCount> counts;    // By BgpLimitId.
  std::vector<BgpSessionId> down;  // Sorted; those that were up.
};

BgpWithinLimits SolveWithinLimits(BgpNetwork network);

}  // namespace routesight

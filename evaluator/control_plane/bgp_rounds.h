// The speakers talk about one prefix until nobody has anything new to say.
#pragma once

#include <cstdint>
#include <span>

#include "evaluator/control_plane/bgp_graph.h"
#include "evaluator/control_plane/solve_bgp.h"

namespace routesight {

// Who speaks first in each round. Where there is one stable state, both end in it.
enum class BgpTurns : uint8_t { kAscending, kDescending };

// `originations` are those of the prefix; routes name them by their place. Who is undecided does
// not show in one conversation.
BgpOutcome TalkAbout(const Prefix& prefix, std::span<const BgpOrigination> originations,
                     const BgpGraph& graph, BgpTurns turns, BgpLists& lists);

}  // namespace routesight

// The speakers talk about one prefix until nobody has anything new to say.
#pragma once

#include <span>

#include "evaluator/control_plane/bgp_graph.h"
#include "evaluator/control_plane/solve_bgp.h"

namespace routesight {

// `originations` are those of the prefix.
BgpOutcome TalkAbout(const Prefix& prefix, std::span<const BgpOrigination> originations,
                     const BgpGraph& graph, BgpTurns turns, BgpLists& lists);

}  // namespace routesight

// What sessions do with a route: what is announced of it, and what is made of what was heard.
#pragma once

#include "evaluator/control_plane/bgp_announcements.h"
#include "evaluator/control_plane/bgp_graph.h"
#include "evaluator/control_plane/solve_bgp.h"

namespace routesight {

// What becomes of a speaker's best route at one of its ends.
BgpAnnouncement Announce(const BgpCandidate& best, BgpEnd end, const Prefix& prefix,
                         const BgpGraph& graph, BgpLists& lists);

// What the speaker at `end` makes of what it hears there: rejected, or ready to be compared.
BgpCandidate Import(const BgpRoute& heard, BgpEnd end, const Prefix& prefix, const BgpGraph& graph,
                    const BgpLists& lists);

}  // namespace routesight

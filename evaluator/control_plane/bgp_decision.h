// Chooses among the routes that a speaker has to one prefix: the decision process of RFC 4271,
// section 9.1.2.2, as numbered steps.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <vector>

#include "evaluator/control_plane/bgp_graph.h"
#include "evaluator/control_plane/solve_bgp.h"

namespace routesight {

inline constexpr size_t kDecisionSteps = 9;

// How a route fares at each step, as numbers: the lower is better.
struct BgpMerits {
  std::array<uint32_t, kDecisionSteps> at;
  std::optional<RuleId> preference_rule;  // As in BgpImport.
  Asn neighbour;  // The AS that the route comes from; routes of different ones ignore the MED.
};

BgpMerits MeritsOf(const BgpCandidate& candidate, SpeakerId speaker, const BgpGraph& graph,
                   const BgpLists& lists);

// Sets the states of all candidates that are not rejected. Gives the index of the best, if any.
std::optional<uint32_t> Decide(const BgpSpeaker& speaker, const std::vector<BgpMerits>& merits,
                               std::vector<BgpCandidate>& candidates);

}  // namespace routesight

// What every BGP speaker hears, chooses and announces, and why it does not choose the rest.
//
// Prefixes do not influence one another. Those that nothing in the network tells apart share one
// outcome.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "evaluator/control_plane/as_path.h"
#include "evaluator/control_plane/bgp_network.h"

namespace routesight {

struct CommunitiesTag;
using CommunitiesId = Id<CommunitiesTag>;  // Sorted, each once.
using CommunityTable = InternedLists<CommunitiesId, Community>;

struct ReflectorsTag;
using ReflectorsId = Id<ReflectorsTag>;  // The speakers that reflected a route, latest first.
using ReflectorTable = InternedLists<ReflectorsId, SpeakerId>;

// What routes refer to by id.
struct BgpLists {
  AsPathTable as_paths;
  CommunityTable communities;
  ReflectorTable reflectors;
};

// A route as a speaker has it, or as the receiver of an announcement hears it.
struct BgpRoute {
  AsPathId as_path = AsPathTable::kEmpty;
  CommunitiesId communities = CommunityTable::kEmpty;
  BgpNextHop next_hop;
  uint32_t local_preference = kDefaultLocalPreference;
  std::optional<uint32_t> med;
  uint32_t origination = 0;  // Which of those of the prefix it was: see BgpPrefixOutcome.
  uint32_t weight = 0;
  BgpOrigin origin = BgpOrigin::kIgp;
  RouteClass route_class;
  SpeakerId originator;  // Who brought a reflected route into the AS; none while not reflected.
  ReflectorsId reflectors = ReflectorTable::kEmpty;

  friend bool operator==(const BgpRoute&, const BgpRoute&) = default;
};

enum class BgpState : uint8_t {
  kBest,
  kEqual,     // Used together with the best.
  kLost,      // Against `winner`, by `rule`.
  kRejected,  // By `rule`, before it was compared.
};

// A route that a speaker originates or hears.
struct BgpCandidate {
  std::optional<BgpEnd> heard_at;  // The speaker's own end; absent for an originated route.
  BgpRoute route;
  BgpState state = BgpState::kLost;
  RuleId rule;          // Of lost and rejected ones.
  uint32_t winner = 0;  // Of lost ones: index of a candidate of the same speaker.
};

// One speaker and one prefix.
struct BgpRib {
  std::vector<BgpCandidate> candidates;  // Originated ones, then by end.
};

struct BgpOutcome {
  std::vector<BgpRib> ribs;  // By SpeakerId.
  // Speakers that change their mind for ever, sorted. If there are any, the ribs are one of the
  // states that come round, and nothing in them is certain.
  std::vector<SpeakerId> restless;
  // Speakers that choose otherwise when others speak first, sorted. The ribs are one of several
  // states in which the network may be; in which, nobody can know.
  std::vector<SpeakerId> undecided;
};
using BgpOutcomeId = Id<BgpOutcome>;

struct BgpPrefixOutcome {
  Prefix prefix;
  BgpOutcomeId outcome;
  std::vector<uint32_t> tags;  // Of its originations, by BgpRoute::origination.
};

struct BgpResult {
  BgpLists lists;
  Table<BgpOutcomeId, BgpOutcome> outcomes;
  std::vector<BgpPrefixOutcome> prefixes;  // Sorted; those that somebody originates.

  // Null if nobody originates the prefix.
  const BgpOutcome* Find(const Prefix& prefix) const;
};

BgpResult SolveBgp(const BgpNetwork& network);

}  // namespace routesight

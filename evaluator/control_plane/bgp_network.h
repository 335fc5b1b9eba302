// A network of BGP speakers as plain values: what is announced, who speaks to whom, and under which
// policies. Nothing here knows Azure; what Azure does is said in policies.
#pragma once

#include <array>
#include <compare>
#include <cstdint>
#include <optional>
#include <vector>

#include "evaluator/base/as_path_pattern.h"
#include "evaluator/base/asn.h"
#include "evaluator/base/check.h"
#include "evaluator/base/community.h"
#include "evaluator/base/id.h"
#include "evaluator/base/prefix_filter.h"
#include "evaluator/base/rule.h"
#include "evaluator/base/table.h"

namespace routesight {

// A next hop that the caller made up; the solver only compares and carries it.
struct BgpNextHopTag;
using BgpNextHop = Id<BgpNextHopTag>;

// What a speaker knows a route as: its own, from an appliance, from a gateway … Below 32.
struct RouteClass {
  uint8_t value = 0;
  friend constexpr auto operator<=>(RouteClass, RouteClass) = default;
};

class RouteClasses {
 public:
  static constexpr RouteClasses All() { return RouteClasses(~uint32_t{0}); }
  constexpr RouteClasses() = default;

  constexpr RouteClasses With(RouteClass one) const {
    RS_CHECK(one.value < 32);
    return RouteClasses(bits_ | uint32_t{1} << one.value);
  }
  constexpr bool Contains(RouteClass one) const {
    RS_CHECK(one.value < 32);
    return (bits_ >> one.value & 1) != 0;
  }
  friend constexpr bool operator==(RouteClasses, RouteClasses) = default;

 private:
  constexpr explicit RouteClasses(uint32_t bits) : bits_(bits) {}
  uint32_t bits_ = 0;
};

// RFC 4271, section 5.1.1; the lower is preferred.
enum class BgpOrigin : uint8_t { kIgp, kEgp, kIncomplete };

// The steps of the decision process, in their order.
enum class DecisionStep : uint8_t {
  kWeight,
  kLocalPreference,
  kAsPathLength,
  kOrigin,
  kMed,
  kSessionKind,
  kSpeakerOrder,
  kReflectionLength,
  kSessionOrder,
};

// Whether routes learned from a speaker of the own AS are passed on to other speakers of it.
enum class Reflection : uint8_t { kNone, kReflects };

// A router. Its router id is its place in the table: of two speakers the earlier one is preferred.
struct BgpSpeaker {
  Asn asn;
  Reflection reflection = Reflection::kNone;
  // Routes that are equal up to and with this step are used together, at most so many.
  DecisionStep equal_through = DecisionStep::kAsPathLength;
  int max_paths = 1;
};
using SpeakerId = Id<BgpSpeaker>;

// Refuses routes and says why. It asks the routes of `classes` only; of them those pass whose
// prefix passes and that carry none of the communities.
struct BgpFilter {
  RuleId rule;
  RouteClasses classes = RouteClasses::All();
  PrefixFilter prefixes;
  std::vector<Community> communities;
};

BgpFilter RefuseClasses(RuleId rule, RouteClasses classes);
BgpFilter RefuseCommunity(RuleId rule, Community community);
BgpFilter RefusePrefixes(RuleId rule, std::vector<PrefixPattern> prefixes);
BgpFilter PassPrefixes(RuleId rule, PrefixFilter prefixes);

struct BgpPreference {
  uint32_t value = 0;
  std::optional<AsPathPattern> as_path;  // Of the path as it was received.
  PrefixFilter prefixes;
};

// What one end does with the routes that it hears: test for loops, filter, prefer, stamp.
struct BgpImport {
  int own_asn_allowed = 0;         // How often the own ASN may stand in the path (BGP-03).
  std::vector<BgpFilter> filters;  // All must let a route pass; the first that does not is told.
  // The first that fits. If none does: from another AS kDefaultLocalPreference, else as received.
  std::vector<BgpPreference> preferences;
  std::optional<RuleId> preference_rule;  // What losers to them are told; absent: BGP-08.
  uint32_t weight = 0;                    // The higher is preferred, before all else. Never sent.
  RouteClass route_class;                 // What is learned here is that.
};

struct BgpPrepend {
  int count = 0;  // Of the own ASN, besides the one that is always there.
  PrefixFilter prefixes;
};

enum class PeerAsn : uint8_t { kKept, kReplacedByOwn };
enum class PrivateAsns : uint8_t { kKept, kRemoved };

// What one end announces of its best route. Changes of the path happen in the order of the fields,
// then the own ASN is put in front; between speakers of one AS the path stays as it is.
struct BgpExport {
  std::vector<BgpFilter> filters;  // As in BgpImport. Classes are those of the speaker.
  PrivateAsns private_asns = PrivateAsns::kKept;
  std::vector<Asn> stripped;
  PeerAsn peer_asn = PeerAsn::kKept;
  std::vector<BgpPrepend> prepends;    // Each that fits.
  std::optional<BgpNextHop> next_hop;  // Absent: as it is.
  std::optional<uint32_t> med;  // Absent: as it is to the own AS and for own routes, else none.
  std::vector<Community> communities;  // Added.
};

struct BgpSessionEnd {
  SpeakerId speaker;
  BgpImport import;
  BgpExport announce;
};

enum class SessionState : uint8_t { kUp, kDown };

// Two speakers may have several sessions; each is one. Of equal routes from one speaker, the one
// of the earlier session is preferred.
struct BgpSession {
  std::array<BgpSessionEnd, 2> ends;
  SessionState state = SessionState::kUp;  // Over one that is down nothing is heard.
};
using BgpSessionId = Id<BgpSession>;

// One end of a session: the speaker `network.sessions[session].ends[side]`.
struct BgpEnd {
  BgpSessionId session;
  uint8_t side = 0;
  friend constexpr auto operator<=>(BgpEnd, BgpEnd) = default;
};

enum class AddressFamily : uint8_t { kIpv4, kIpv6 };

// What happens above a limit: its sessions end, or routes are missing of which nobody knows which.
enum class AboveLimit : uint8_t { kSessionsDown, kRoutesMissing };

// How many prefixes of one family may arrive at `receivers` together; each counts once.
struct BgpLimit {
  RuleId rule;
  AddressFamily family = AddressFamily::kIpv4;
  std::vector<BgpEnd> receivers;
  std::vector<SpeakerId> holders;  // What these have from elsewhere than BGP counts too.
  uint32_t least = 0;              // The limit may be as low as this,
  uint32_t most = 0;               // or as high; the same where it is known.
  AboveLimit effect = AboveLimit::kSessionsDown;
};
using BgpLimitId = Id<BgpLimit>;

inline constexpr uint32_t kDefaultLocalPreference = 100;
inline constexpr uint32_t kWeightOfOwnRoutes = 32768;

// A route that a speaker has from elsewhere than BGP.
struct BgpOrigination {
  SpeakerId speaker;
  Prefix prefix;
  std::vector<Asn> as_path;  // Behind the speaker, nearest first.
  std::vector<Community> communities;
  BgpNextHop next_hop;
  uint32_t local_preference = kDefaultLocalPreference;
  uint32_t weight = kWeightOfOwnRoutes;
  std::optional<uint32_t> med;
  BgpOrigin origin = BgpOrigin::kIgp;
  RouteClass route_class;
  uint32_t tag = 0;  // Found again in the result; the solver does not look at it.

  friend auto operator<=>(const BgpOrigination&, const BgpOrigination&) = default;
};

struct BgpNetwork {
  Table<SpeakerId, BgpSpeaker> speakers;
  Table<BgpSessionId, BgpSession> sessions;
  std::vector<BgpOrigination> originations;  // In any order.
  Table<BgpLimitId, BgpLimit> limits;        // SolveBgp does not ask them: see bgp_limits.h.
};

}  // namespace routesight

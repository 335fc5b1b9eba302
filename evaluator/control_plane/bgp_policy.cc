#include "evaluator/control_plane/bgp_policy.h"

#include <algorithm>
#include <vector>

#include "evaluator/base/rule_catalogue.h"

namespace routesight {
namespace {

// A path segment counts its numbers in one octet. Where speakers hide their numbers from one
// another, only this ends the growth of paths.
constexpr size_t kLongestAsPath = 255;

bool HasAny(std::span<const Community> carried, const std::vector<Community>& wanted) {
  return std::any_of(wanted.begin(), wanted.end(), [&](Community one) {
    return std::binary_search(carried.begin(), carried.end(), one);
  });
}

// The rule of the first filter that refuses the route.
std::optional<RuleId> FindRefusal(const std::vector<BgpFilter>& filters, const BgpRoute& route,
                                  const Prefix& prefix, const BgpLists& lists) {
  const auto carried = lists.communities[route.communities];
  for (const BgpFilter& filter : filters) {
    if (!filter.classes.Contains(route.route_class)) continue;
    if (!filter.prefixes.Passes(prefix) || HasAny(carried, filter.communities)) return filter.rule;
  }
  return std::nullopt;
}

std::optional<RuleId> FindReasonToWithhold(const BgpCandidate& best, BgpEnd end,
                                           const Prefix& prefix, const BgpGraph& graph,
                                           const BgpLists& lists) {
  // BGP-18: A route is not announced on the session on which it was learned.
  if (best.heard_at == end) return RuleNamed("BGP-18");
  // BGP-16: From the own AS to the own AS only reflectors pass routes on.
  if (best.heard_at.has_value() && graph.IsInternal(*best.heard_at) && graph.IsInternal(end) &&
      graph.SpeakerAt(end).reflection == Reflection::kNone) {
    return RuleNamed("BGP-16");
  }
  return FindRefusal(graph.At(end).announce.filters, best.route, prefix, lists);
}

AsPathId AnnouncedPath(AsPathId path, BgpEnd end, const Prefix& prefix, const BgpGraph& graph,
                       AsPathTable& paths) {
  const BgpExport& policy = graph.At(end).announce;
  const Asn own = graph.SpeakerAt(end).asn;
  const Asn peer = graph.SpeakerAt(BgpGraph::OtherEnd(end)).asn;
  if (policy.private_asns == PrivateAsns::kRemoved) path = paths.WithoutPrivate(path);
  if (!policy.stripped.empty()) path = paths.Without(path, policy.stripped);
  if (policy.peer_asn == PeerAsn::kReplacedByOwn) path = paths.Replace(path, peer, own);
  int count = 1;
  for (const BgpPrepend& prepend : policy.prepends) {
    if (prepend.prefixes.Passes(prefix)) count += prepend.count;
  }
  return paths.Prepend(path, own, count);
}

CommunitiesId WithCommunities(CommunitiesId carried, const std::vector<Community>& added,
                              CommunityTable& table) {
  if (added.empty()) return carried;
  std::vector<Community> all(table[carried].begin(), table[carried].end());
  all.insert(all.end(), added.begin(), added.end());
  std::sort(all.begin(), all.end());
  all.erase(std::unique(all.begin(), all.end()), all.end());
  return table.Intern(all);
}

// What only speakers of the own AS tell one another.
void MarkReflection(BgpRoute& route, const BgpCandidate& best, BgpEnd end, const BgpGraph& graph,
                    ReflectorTable& table) {
  if (!best.heard_at.has_value() || !graph.IsInternal(*best.heard_at)) return;
  if (!route.originator.has_value()) route.originator = graph.Peer(*best.heard_at);
  const auto before = table[route.reflectors];
  std::vector<SpeakerId> reflectors = {graph.At(end).speaker};
  reflectors.insert(reflectors.end(), before.begin(), before.end());
  route.reflectors = table.Intern(reflectors);
}

// BGP-17: A reflected route is refused by who brought it into the AS or reflected it before.
bool CameThrough(const BgpRoute& heard, SpeakerId speaker, const BgpLists& lists) {
  const auto reflectors = lists.reflectors[heard.reflectors];
  return heard.originator == speaker ||
         std::find(reflectors.begin(), reflectors.end(), speaker) != reflectors.end();
}

std::optional<RuleId> FindReasonToReject(const BgpRoute& heard, BgpEnd end, const Prefix& prefix,
                                         const BgpGraph& graph, const BgpLists& lists) {
  const BgpImport& policy = graph.At(end).import;
  // BGP-03: A speaker refuses a route whose AS path contains its own AS number.
  if (lists.as_paths.CountOf(heard.as_path, graph.SpeakerAt(end).asn) > policy.own_asn_allowed) {
    return RuleNamed("BGP-03");
  }
  // BGP-20: A speaker refuses a route whose AS path has more than 255 numbers.
  if (lists.as_paths[heard.as_path].size() > kLongestAsPath) return RuleNamed("BGP-20");
  if (CameThrough(heard, graph.At(end).speaker, lists)) return RuleNamed("BGP-17");
  return FindRefusal(policy.filters, heard, prefix, lists);
}

std::optional<uint32_t> FindPreference(const std::vector<BgpPreference>& preferences,
                                       std::span<const Asn> path, const Prefix& prefix) {
  for (const BgpPreference& preference : preferences) {
    if (!preference.prefixes.Passes(prefix)) continue;
    if (!preference.as_path.has_value() || preference.as_path->Matches(path)) {
      return preference.value;
    }
  }
  return std::nullopt;
}

}  // namespace

BgpAnnouncement Announce(const BgpCandidate& best, BgpEnd end, const Prefix& prefix,
                         const BgpGraph& graph, BgpLists& lists) {
  if (const auto rule = FindReasonToWithhold(best, end, prefix, graph, lists)) {
    return {end, std::nullopt, *rule};
  }
  const BgpExport& policy = graph.At(end).announce;
  BgpRoute route = best.route;
  route.weight = 0;
  route.route_class = RouteClass();
  if (policy.next_hop.has_value()) route.next_hop = *policy.next_hop;
  route.communities = WithCommunities(route.communities, policy.communities, lists.communities);
  if (graph.IsInternal(end)) {
    if (policy.med.has_value()) route.med = policy.med;
    MarkReflection(route, best, end, graph, lists.reflectors);
  } else {
    route.as_path = AnnouncedPath(route.as_path, end, prefix, graph, lists.as_paths);
    route.local_preference = kDefaultLocalPreference;
    if (best.heard_at.has_value() || policy.med.has_value()) route.med = policy.med;
    route.originator = SpeakerId();
    route.reflectors = ReflectorTable::kEmpty;
  }
  return {end, route, RuleId()};
}

BgpCandidate Import(const BgpRoute& heard, BgpEnd end, const Prefix& prefix, const BgpGraph& graph,
                    const BgpLists& lists) {
  BgpCandidate candidate;
  candidate.heard_at = end;
  candidate.route = heard;
  if (const auto rule = FindReasonToReject(heard, end, prefix, graph, lists)) {
    candidate.state = BgpState::kRejected;
    candidate.rule = *rule;
    return candidate;
  }
  const BgpImport& policy = graph.At(end).import;
  candidate.route.local_preference =
      FindPreference(policy.preferences, lists.as_paths[heard.as_path], prefix)
          .value_or(heard.local_preference);
  candidate.route.weight = policy.weight;
  candidate.route.route_class = policy.route_class;
  return candidate;
}

}  // namespace routesight

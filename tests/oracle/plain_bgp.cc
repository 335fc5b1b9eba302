#include "tests/oracle/plain_bgp.h"

#include <algorithm>
#include <set>

namespace routesight {
namespace {

bool Refuses(const std::vector<BgpFilter>& filters, const PlainRoute& route, const Prefix& prefix) {
  for (const BgpFilter& filter : filters) {
    if (!filter.classes.Contains(route.route_class)) continue;
    if (!filter.prefixes.Passes(prefix)) return true;
    for (const Community one : filter.communities) {
      if (std::count(route.communities.begin(), route.communities.end(), one) > 0) return true;
    }
  }
  return false;
}

// Whether `a` is preferred to `b`, if the MED of both may be compared or is left out.
bool IsBetter(const PlainRoute& a, const PlainRoute& b, bool with_med) {
  if (a.weight != b.weight) return a.weight > b.weight;
  if (a.local_preference != b.local_preference) return a.local_preference > b.local_preference;
  if (a.as_path.size() != b.as_path.size()) return a.as_path.size() < b.as_path.size();
  if (a.origin != b.origin) return a.origin < b.origin;
  if (with_med && a.med.value_or(0) != b.med.value_or(0)) {
    return a.med.value_or(0) < b.med.value_or(0);
  }
  if (a.internal != b.internal) return b.internal;
  const SpeakerId from_a = a.originator.has_value() ? a.originator : a.neighbour;
  const SpeakerId from_b = b.originator.has_value() ? b.originator : b.neighbour;
  if (from_a != from_b) return from_a < from_b;
  if (a.reflectors.size() != b.reflectors.size()) return a.reflectors.size() < b.reflectors.size();
  return a.session < b.session;
}

// The best of each neighbouring AS first, then the best of those.
std::optional<PlainRoute> Best(const std::vector<PlainRoute>& routes, Asn own) {
  std::map<Asn, PlainRoute> by_neighbour;
  for (const PlainRoute& route : routes) {
    const Asn neighbour = route.as_path.empty() ? own : route.as_path.front();
    const auto [entry, is_new] = by_neighbour.emplace(neighbour, route);
    if (!is_new && IsBetter(route, entry->second, true)) entry->second = route;
  }
  std::optional<PlainRoute> best;
  for (const auto& [neighbour, route] : by_neighbour) {
    if (!best.has_value() || IsBetter(route, *best, false)) best = route;
  }
  return best;
}

std::optional<PlainRoute> Announced(const BgpNetwork& network, BgpSessionId id, int from,
                                    const PlainRoute& best, const Prefix& prefix) {
  const BgpSessionEnd& end = network.sessions[id].ends[from];
  const BgpSessionEnd& other = network.sessions[id].ends[1 - from];
  const BgpSpeaker& self = network.speakers[end.speaker];
  const BgpSpeaker& peer = network.speakers[other.speaker];
  const bool internal = self.asn == peer.asn;
  if (best.session == id.value + 1) return std::nullopt;
  const bool reflected = internal && best.internal;
  if (reflected && self.reflection == Reflection::kNone) return std::nullopt;
  if (Refuses(end.announce.filters, best, prefix)) return std::nullopt;
  PlainRoute route = best;
  if (internal) {
    if (end.announce.med) route.med = end.announce.med;
    if (reflected) {
      if (!route.originator.has_value()) route.originator = best.neighbour;
      route.reflectors.insert(route.reflectors.begin(), end.speaker);
    }
  } else {
    std::vector<Asn> path;
    for (const Asn asn : best.as_path) {
      if (end.announce.private_asns == PrivateAsns::kRemoved && asn.is_private()) continue;
      const auto& stripped = end.announce.stripped;
      if (std::count(stripped.begin(), stripped.end(), asn) > 0) continue;
      const bool override_it = end.announce.peer_asn == PeerAsn::kReplacedByOwn && asn == peer.asn;
      path.push_back(override_it ? self.asn : asn);
    }
    int own = 1;
    for (const BgpPrepend& one : end.announce.prepends) {
      if (one.prefixes.Passes(prefix)) own += one.count;
    }
    path.insert(path.begin(), static_cast<size_t>(own), self.asn);
    route.as_path = path;
    route.local_preference = kDefaultLocalPreference;
    if (best.session != 0 || end.announce.med) route.med = end.announce.med;
    route.originator = SpeakerId();
    route.reflectors.clear();
  }
  route.weight = 0;
  route.route_class = RouteClass();
  if (end.announce.next_hop) route.next_hop = *end.announce.next_hop;
  const auto& added = end.announce.communities;
  std::set<Community> communities(route.communities.begin(), route.communities.end());
  communities.insert(added.begin(), added.end());
  route.communities.assign(communities.begin(), communities.end());
  route.session = id.value + 1;
  route.neighbour = end.speaker;
  route.internal = internal;
  return route;
}

std::optional<PlainRoute> Imported(const BgpNetwork& network, const BgpSessionEnd& end,
                                   PlainRoute route, const Prefix& prefix) {
  const Asn own = network.speakers[end.speaker].asn;
  if (std::count(route.as_path.begin(), route.as_path.end(), own) > end.import.own_asn_allowed ||
      route.as_path.size() > 255 || route.originator == end.speaker ||
      std::count(route.reflectors.begin(), route.reflectors.end(), end.speaker) > 0 ||
      Refuses(end.import.filters, route, prefix)) {
    return std::nullopt;
  }
  for (const BgpPreference& one : end.import.preferences) {
    if (!one.prefixes.Passes(prefix)) continue;
    if (one.as_path.has_value() && !one.as_path->Matches(route.as_path)) continue;
    route.local_preference = one.value;
    break;
  }
  route.weight = end.import.weight;
  route.route_class = end.import.route_class;
  return route;
}

std::vector<PlainRoute> OwnRoutes(const BgpNetwork& network, SpeakerId speaker,
                                  const Prefix& prefix) {
  std::vector<PlainRoute> routes;
  for (const BgpOrigination& one : network.originations) {
    if (one.speaker != speaker || one.prefix != prefix) continue;
    PlainRoute route;
    route.as_path = one.as_path;
    route.communities = one.communities;
    std::sort(route.communities.begin(), route.communities.end());
    route.next_hop = one.next_hop;
    route.local_preference = one.local_preference;
    route.med = one.med;
    route.weight = one.weight;
    route.origin = one.origin;
    route.route_class = one.route_class;
    route.neighbour = speaker;
    routes.push_back(route);
  }
  return routes;
}

std::optional<PlainRoute> BestOf(const BgpNetwork& network, SpeakerId speaker,
                                 const PlainHeard& heard, const Prefix& prefix) {
  std::vector<PlainRoute> routes = OwnRoutes(network, speaker, prefix);
  for (const auto& [key, route] : heard) {
    const BgpSessionEnd& end = network.sessions[key.first].ends[key.second];
    if (end.speaker != speaker) continue;
    if (auto imported = Imported(network, end, route, prefix)) routes.push_back(*imported);
  }
  return Best(routes, network.speakers[speaker].asn);
}

void Speak(const BgpNetwork& network, SpeakerId speaker, const Prefix& prefix, PlainHeard& heard) {
  const auto best = BestOf(network, speaker, heard, prefix);
  for (size_t i = 0; i < network.sessions.size(); ++i) {
    const BgpSessionId id = network.sessions.IdAt(i);
    for (const int side : {0, 1}) {
      if (network.sessions[id].ends[side].speaker != speaker) continue;
      heard.erase({id, 1 - side});
      if (!best.has_value()) continue;
      if (auto route = Announced(network, id, side, *best, prefix)) heard[{id, 1 - side}] = *route;
    }
  }
}

}  // namespace

std::optional<PlainOutcome> SolvePlainly(const BgpNetwork& network, const Prefix& prefix,
                                         std::span<const SpeakerId> turns, PlainHeard heard) {
  std::set<PlainHeard> seen;
  for (;;) {
    const PlainHeard before = heard;
    if (!seen.insert(before).second) return std::nullopt;
    for (const SpeakerId speaker : turns) Speak(network, speaker, prefix, heard);
    if (heard == before) break;
  }
  PlainOutcome outcome{{}, heard};
  for (uint32_t i = 0; i < network.speakers.size(); ++i) {
    outcome.best.push_back(BestOf(network, {i}, heard, prefix));
  }
  return outcome;
}

}  // namespace routesight

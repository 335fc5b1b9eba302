#include "evaluator/report/rib_views.h"

#include <algorithm>
#include <map>
#include <tuple>

#include "evaluator/base/rule_catalogue.h"
#include "evaluator/base/text.h"
#include "evaluator/control_plane/bgp_announcements.h"

namespace routesight {
namespace {

std::string_view KindName(SpeakerKind kind) {
  switch (kind) {
    case SpeakerKind::kRouteServer:
      return "route_server";
    case SpeakerKind::kVpnGateway:
      return "vpn_gateway";
    case SpeakerKind::kExpressRouteGateway:
      return "express_route_gateway";
    case SpeakerKind::kProviderEdge:
      return "provider_edge";
    case SpeakerKind::kAppliance:
      return "appliance";
    case SpeakerKind::kOnPremises:
      return "on_premises";
  }
  return "";
}

// The configuration file describes appliances and sites also for moments at which nothing leads to
// them, and the edge of a circuit speaks once routes pass over that: alone they are no speakers.
bool NeedsPeers(std::string_view kind) {
  return kind == KindName(SpeakerKind::kAppliance) || kind == KindName(SpeakerKind::kOnPremises) ||
         kind == KindName(SpeakerKind::kProviderEdge);
}

// In falling order of interest: of several instances the best answer counts.
enum class Standing { kBest, kEqual, kLost, kRejected };

std::string_view StandingName(Standing standing) {
  switch (standing) {
    case Standing::kBest:
      return "best";
    case Standing::kEqual:
      return "ecmp";
    case Standing::kLost:
      return "lost";
    case Standing::kRejected:
      return "rejected";
  }
  return "";
}

Standing StandingOf(BgpState state) {
  switch (state) {
    case BgpState::kBest:
      return Standing::kBest;
    case BgpState::kEqual:
      return Standing::kEqual;
    case BgpState::kLost:
      return Standing::kLost;
    case BgpState::kRejected:
      return Standing::kRejected;
  }
  return Standing::kRejected;
}

struct Merged {
  std::vector<std::string> next_hops;
  Standing standing = Standing::kRejected;
  std::string rule;
};

using RouteKey = std::pair<Prefix, std::vector<uint32_t>>;
using ViewKey = std::tuple<std::string, std::string>;  // Peer, direction; "learned" sorts last.

std::vector<uint32_t> PathOf(const BgpRoute& route, const BgpLists& lists) {
  std::vector<uint32_t> path;
  for (const Asn asn : lists.as_paths[route.as_path]) path.push_back(asn.value);
  return path;
}

class RibCollector {
 public:
  explicit RibCollector(const Snapshot& snapshot)
      : snapshot_(snapshot),
        bgp_(snapshot.ribs.bgp),
        result_(snapshot.ribs.routes),
        announcements_(bgp_.network, result_) {}

  std::vector<RibSpeaker> Run();

 private:
  SpeakerId PeerAt(BgpEnd end) const {
    return bgp_.network.sessions[end.session].ends[1 - end.side].speaker;
  }
  void AddSessions();
  void AddLimits();
  void AddPrefix(const BgpPrefixOutcome& prefix);
  void AddRoute(SpeakerId speaker, BgpEnd end, std::string_view direction, RouteKey key,
                BgpNextHop next_hop, Standing standing, std::string_view rule);

  const Snapshot& snapshot_;
  const AzureBgp& bgp_;
  const BgpResult& result_;
  BgpAnnouncements announcements_;
  std::map<std::string, std::map<ViewKey, std::map<RouteKey, Merged>>> views_;
  std::map<std::pair<std::string, std::string>, RibSessionsDown> sessions_;  // By speaker and peer.
};

void RibCollector::AddRoute(SpeakerId speaker, BgpEnd end, std::string_view direction, RouteKey key,
                            BgpNextHop next_hop, Standing standing, std::string_view rule) {
  const ViewKey view(bgp_.speakers[PeerAt(end)].name, std::string(direction));
  auto& routes = views_[bgp_.speakers[speaker].name][view];
  const auto [place, fresh] = routes.try_emplace(std::move(key));
  Merged& merged = place->second;
  if (fresh || standing < merged.standing) {
    merged.standing = standing;
    merged.rule = rule;
  }
  if (!next_hop.has_value()) return;
  const Symbol address = bgp_.next_hops[next_hop].address;
  if (!address.has_value()) return;
  std::string text(snapshot_.topology.Text(address));
  auto& hops = merged.next_hops;
  if (std::find(hops.begin(), hops.end(), text) == hops.end()) hops.push_back(std::move(text));
}

void RibCollector::AddPrefix(const BgpPrefixOutcome& prefix) {
  const BgpOutcome& outcome = result_.outcomes[prefix.outcome];
  for (size_t i = 0; i < outcome.ribs.size(); ++i) {
    const SpeakerId speaker = bgp_.speakers.IdAt(i);
    for (const BgpCandidate& candidate : outcome.ribs[i].candidates) {
      if (!candidate.heard_at) continue;
      const bool refused =
          candidate.state == BgpState::kLost || candidate.state == BgpState::kRejected;
      AddRoute(speaker, *candidate.heard_at, "learned",
               {prefix.prefix, PathOf(candidate.route, result_.lists)}, candidate.route.next_hop,
               StandingOf(candidate.state), refused ? GetRule(candidate.rule).id : "");
    }
    for (const BgpAnnouncement& announcement : announcements_.Of(prefix, speaker)) {
      if (!announcement.heard) continue;
      AddRoute(speaker, announcement.end, "advertised",
               {prefix.prefix, PathOf(*announcement.heard, announcements_.lists())},
               announcement.heard->next_hop, Standing::kBest, "");
    }
  }
}

void RibCollector::AddSessions() {
  for (const BgpSession& session : bgp_.network.sessions) {
    for (size_t side = 0; side < 2; ++side) {
      const std::string& self = bgp_.speakers[session.ends[side].speaker].name;
      const std::string& peer = bgp_.speakers[session.ends[1 - side].speaker].name;
      for (const char* direction : {"learned", "advertised"}) views_[self][{peer, direction}];
      RibSessionsDown& sessions = sessions_[{self, peer}];
      ++sessions.of_sessions;
      if (session.state == SessionState::kDown) ++sessions.sessions;
    }
  }
}

void RibCollector::AddLimits() {
  for (size_t i = 0; i < bgp_.network.limits.size(); ++i) {
    const BgpLimit& limit = bgp_.network.limits[bgp_.network.limits.IdAt(i)];
    const BgpCount& count = snapshot_.ribs.prefix_counts[i];
    const bool exceeds =
        count.state == LimitState::kExceeded || count.state == LimitState::kExceededTogether;
    if (!exceeds || limit.effect != AboveLimit::kSessionsDown) continue;
    for (const BgpEnd end : limit.receivers) {
      const auto& ends = bgp_.network.sessions[end.session].ends;
      const std::string& one = bgp_.speakers[ends[0].speaker].name;
      const std::string& other = bgp_.speakers[ends[1].speaker].name;
      for (RibSessionsDown* sessions : {&sessions_[{one, other}], &sessions_[{other, one}]}) {
        if (count.arrived <= sessions->prefixes) continue;
        sessions->rule = GetRule(limit.rule).id;
        sessions->prefixes = count.arrived;
        sessions->limit = limit.most;
      }
    }
  }
}

std::vector<RibSpeaker> RibCollector::Run() {
  std::map<std::string, RibSpeaker> speakers;
  for (size_t i = 0; i < bgp_.speakers.size(); ++i) {
    const SpeakerId id = bgp_.speakers.IdAt(i);
    const AzureSpeaker& speaker = bgp_.speakers[id];
    RibSpeaker& entry = speakers[speaker.name];
    entry.name = speaker.name;
    entry.kind = KindName(speaker.kind);
    entry.asn = bgp_.network.speakers[id].asn.value;
    entry.at = snapshot_.at;
  }
  AddSessions();
  AddLimits();
  for (const BgpPrefixOutcome& prefix : result_.prefixes) AddPrefix(prefix);
  std::vector<RibSpeaker> list;
  for (auto& [name, speaker] : speakers) {
    for (auto& [key, routes] : views_[name]) {
      RibView view{std::get<0>(key), std::get<1>(key), {}, std::nullopt};
      const RibSessionsDown& sessions = sessions_[{name, view.peer}];
      if (sessions.sessions > 0) view.down = sessions;
      for (auto& [route, merged] : routes) {
        std::sort(merged.next_hops.begin(), merged.next_hops.end());
        view.routes.push_back({route.first.ToString(), std::move(merged.next_hops), route.second,
                               std::string(StandingName(merged.standing)), merged.rule});
      }
      speaker.views.push_back(std::move(view));
    }
    std::stable_sort(speaker.views.begin(), speaker.views.end(),
                     [](const RibView& a, const RibView& b) {
                       return std::tuple(a.peer, a.direction != "learned") <
                              std::tuple(b.peer, b.direction != "learned");
                     });
    const bool is_there = !speaker.views.empty() || !NeedsPeers(speaker.kind);
    if (is_there) list.push_back(std::move(speaker));
  }
  return list;
}

}  // namespace

std::vector<RibSpeaker> ListRibs(const Snapshot& snapshot) { return RibCollector(snapshot).Run(); }

std::vector<RibSpeaker> ListRibs(const Timeline& timeline) {
  std::vector<RibSpeaker> speakers;
  for (const Snapshot& snapshot : timeline.snapshots) {
    std::vector<RibSpeaker> more = ListRibs(snapshot);
    std::move(more.begin(), more.end(), std::back_inserter(speakers));
  }
  std::stable_sort(speakers.begin(), speakers.end(),
                   [](const RibSpeaker& a, const RibSpeaker& b) { return a.name < b.name; });
  return speakers;
}

}  // namespace routesight

#include "evaluator/paths/known_routes.h"

#include <algorithm>
#include <map>
#include <set>

#include "evaluator/base/rule_catalogue.h"
#include "evaluator/base/text.h"
#include "evaluator/control_plane/bgp_graph.h"
#include "evaluator/control_plane/neighbourhoods.h"

namespace routesight {
namespace {

std::vector<PrefixTable<const BgpOutcome*>::Entry> OutcomesOf(const Ribs& ribs) {
  std::vector<PrefixTable<const BgpOutcome*>::Entry> entries;
  entries.reserve(ribs.routes.prefixes.size());
  for (const BgpPrefixOutcome& outcome : ribs.routes.prefixes) {
    entries.push_back({outcome.prefix, &ribs.routes.outcomes[outcome.outcome]});
  }
  return entries;
}

bool IsUsed(const BgpCandidate& candidate) {
  return candidate.state == BgpState::kBest || candidate.state == BgpState::kEqual;
}

}  // namespace

KnownRoutes::KnownRoutes(const Topology& topology, const Ribs& ribs)
    : topology_(topology),
      ribs_(ribs),
      outcomes_(OutcomesOf(ribs)),
      gateways_(topology.gateways.size()),
      sites_(topology.sites.size()),
      appliances_(topology.appliances.size()),
      speaks_(topology.sites.size()),
      gaps_(ribs.bgp.speakers.size()),
      all_settled_(std::all_of(ribs.routes.outcomes.begin(), ribs.routes.outcomes.end(),
                               [](const BgpOutcome& outcome) {
                                 return outcome.restless.empty() && outcome.undecided.empty();
                               })) {
  for (const BgpSession& session : ribs.bgp.network.sessions) {
    for (const BgpSessionEnd& end : session.ends) {
      const SiteId site = ribs.bgp.speakers[end.speaker].site;
      if (site.has_value()) speaks_[site.value] = true;
    }
  }
  Neighbourhoods neighbourhoods(ribs.bgp);
  std::map<uint32_t, std::set<GapId>> gaps;
  const std::vector<GapId>& instances = ribs.bgp.gaps_of_instances;
  for (const SpeakerGap& gap : ribs.bgp.gaps) {
    // No speaker passes such a route on.
    if (std::find(instances.begin(), instances.end(), gap.gap) != instances.end()) continue;
    gaps[neighbourhoods.Of(gap.speaker)].insert(gap.gap);
  }
  for (size_t i = 0; i < ribs.bgp.speakers.size(); ++i) {
    const SpeakerId id = ribs.bgp.speakers.IdAt(i);
    const AzureSpeaker& speaker = ribs.bgp.speakers[id];
    if (speaker.gateway.has_value()) gateways_[speaker.gateway.value].push_back(id);
    if (speaker.site.has_value()) sites_[speaker.site.value].push_back(id);
    if (speaker.kind == SpeakerKind::kProviderEdge) {
      edges_.emplace(topology.circuits[speaker.circuit].links[static_cast<size_t>(speaker.link)],
                     id);
    }
    if (speaker.appliance.has_value()) appliances_[speaker.appliance.value].push_back(id);
    const auto found = gaps.find(neighbourhoods.Of(id));
    if (found != gaps.end()) gaps_[i].assign(found->second.begin(), found->second.end());
  }
}

SpeakerId KnownRoutes::PeerOf(const BgpCandidate& candidate) const {
  if (!candidate.heard_at) return {};
  const BgpEnd other = BgpGraph::OtherEnd(*candidate.heard_at);
  return ribs_.bgp.network.sessions[other.session].ends[other.side].speaker;
}

std::optional<KnownRoute> KnownRoutes::Find(std::span<const SpeakerId> speakers,
                                            IpAddress address) const {
  KnownRoute route;
  outcomes_.ForEachCovering(Prefix::Host(address), [&](const auto& entry) {
    for (const SpeakerId speaker : speakers) {
      for (const BgpCandidate& candidate : entry.value->ribs[speaker.value].candidates) {
        if (IsUsed(candidate)) route.uses.push_back({speaker, &candidate});
      }
    }
    route.prefix = entry.prefix;
    return route.uses.empty();
  });
  if (route.uses.empty()) return std::nullopt;
  return route;
}

int KnownRoutes::LongestNetwork(GatewayId gateway, IpAddress address) const {
  int longest = -1;
  outcomes_.ForEachCovering(Prefix::Host(address), [&](const auto& entry) {
    for (const SpeakerId speaker : SpeakersOf(gateway)) {
      for (const BgpCandidate& candidate : entry.value->ribs[speaker.value].candidates) {
        if (candidate.route.route_class == route_class::kNetwork) longest = entry.prefix.length();
      }
    }
    return longest < 0;
  });
  return longest;
}

bool KnownRoutes::HasSession(GatewayId gateway, SiteId site) const {
  const BgpNetwork& network = ribs_.bgp.network;
  return std::any_of(network.sessions.begin(), network.sessions.end(), [&](const auto& session) {
    const AzureSpeaker& one = At(session.ends[0].speaker);
    const AzureSpeaker& other = At(session.ends[1].speaker);
    return (one.gateway == gateway && other.site == site) ||
           (other.gateway == gateway && one.site == site);
  });
}

OwnRoutes KnownRoutes::Of(std::span<const SpeakerId> speakers, IpAddress address) const {
  OwnRoutes own_routes;
  own_routes.speakers.assign(speakers.begin(), speakers.end());
  if (const auto used = Find(speakers, address)) own_routes.prefix = used->prefix;
  AddGaps(speakers, address, own_routes);
  return own_routes;
}

std::vector<HeardRoute> KnownRoutes::Heard(const OwnRoutes& own, IpAddress address) const {
  std::vector<HeardRoute> all;
  if (own.is_peer) {
    all.push_back({Prefix::Host(address), "", {}, BgpState::kBest, RuleNamed("VPN-02")});
  }
  outcomes_.ForEachCovering(Prefix::Host(address), [&](const auto& entry) {
    std::vector<HeardRoute> routes;
    for (const SpeakerId speaker : own.speakers) {
      for (const BgpCandidate& candidate : entry.value->ribs[speaker.value].candidates) {
        HeardRoute& route = routes.emplace_back();
        route.prefix = entry.prefix;
        const SpeakerId peer = PeerOf(candidate);
        if (peer.has_value()) route.from = At(peer).name;
        const auto path = ribs_.routes.lists.as_paths[candidate.route.as_path];
        route.as_path.assign(path.begin(), path.end());
        route.state = candidate.state;
        route.rule = candidate.rule;
      }
    }
    // Of what several instances heard from one peer, the best answer counts.
    std::sort(routes.begin(), routes.end());
    const auto same = [](const HeardRoute& a, const HeardRoute& b) {
      return a.from == b.from && a.as_path == b.as_path;
    };
    routes.erase(std::unique(routes.begin(), routes.end(), same), routes.end());
    all.insert(all.end(), routes.begin(), routes.end());
    return true;
  });
  return all;
}

// What is not known of one speaker of a neighbourhood may decide at any other.
void KnownRoutes::AddGaps(std::span<const SpeakerId> speakers, IpAddress address,
                          OwnRoutes& own_routes) const {
  std::set<Gap> gaps;
  for (const SpeakerId speaker : speakers) {
    for (const GapId gap : gaps_[speaker.value]) gaps.insert(ribs_.gaps[gap]);
  }
  own_routes.depends_on.assign(gaps.begin(), gaps.end());
  if (all_settled_) return;
  outcomes_.ForEachCovering(Prefix::Host(address), [&](const auto& entry) {
    for (const SpeakerId speaker : speakers) {
      const auto has = [&](const std::vector<SpeakerId>& list) {
        return std::binary_search(list.begin(), list.end(), speaker);
      };
      if (!has(entry.value->restless) && !has(entry.value->undecided)) continue;
      gaps.insert({GapKind::kNotModelled,
                   At(speaker).name,
                   "",
                   Concat("the route to ", entry.prefix.ToString(),
                          " depends on who announces first, or changes for ever"),
                   {}});
    }
    return true;
  });
  own_routes.depends_on.assign(gaps.begin(), gaps.end());
}

}  // namespace routesight

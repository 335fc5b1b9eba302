#include "evaluator/findings/limit_findings.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "evaluator/base/rule_catalogue.h"
#include "evaluator/base/text.h"
#include "evaluator/control_plane/limit_effects.h"

namespace routesight {
namespace {

using SpeakerSet = std::set<SpeakerId>;

// The speakers at both ends, and behind the edge of a circuit the gateways that are connected to
// it.
SpeakerSet SpeakersNear(const AzureBgp& bgp, const BgpLimit& limit) {
  SpeakerSet speakers;
  SpeakerSet edges;
  for (const BgpEnd end : limit.receivers) {
    for (const BgpSessionEnd& one : bgp.network.sessions[end.session].ends) {
      speakers.insert(one.speaker);
      if (bgp.speakers[one.speaker].kind == SpeakerKind::kProviderEdge) edges.insert(one.speaker);
    }
  }
  for (const BgpSession& session : bgp.network.sessions) {
    for (size_t side = 0; side < 2; ++side) {
      if (edges.contains(session.ends[side].speaker)) {
        speakers.insert(session.ends[1 - side].speaker);
      }
    }
  }
  return speakers;
}

std::vector<std::string> SubnetsNear(const Snapshot& snapshot, const BgpLimit& limit) {
  const Topology& topology = snapshot.topology;
  std::set<RoutingDomainId> domains;
  for (const SpeakerId speaker : SpeakersNear(snapshot.ribs.bgp, limit)) {
    const VnetId vnet = snapshot.ribs.bgp.speakers[speaker].vnet;
    if (vnet.has_value()) domains.insert(snapshot.ribs.attached[vnet.value]);
  }
  std::vector<std::string> subnets;
  for (const Subnet& subnet : topology.subnets) {
    if (!subnet.vnet.has_value()) continue;
    if (domains.contains(snapshot.ribs.attached[subnet.vnet.value])) {
      subnets.emplace_back(topology.Text(subnet.name));
    }
  }
  std::sort(subnets.begin(), subnets.end());
  return subnets;
}

LimitOfResource Describe(const Snapshot& snapshot, BgpLimitId id) {
  const AzureBgp& bgp = snapshot.ribs.bgp;
  const LimitSpeakers speakers = SpeakersOf(bgp, id);
  LimitOfResource described;
  described.resource = snapshot.topology.Text(bgp.limits[id].resource);
  described.senders = Join(speakers.senders, " and ");
  described.receivers = Join(speakers.receivers, " and ");
  described.limit = bgp.network.limits[id];
  described.family = described.limit.family == AddressFamily::kIpv4 ? "IPv4" : "IPv6";
  described.count = snapshot.ribs.prefix_counts[id.value];
  described.near = bgp.limits[id].near;
  described.down = IsDown(bgp, described.limit);
  return described;
}

}  // namespace

std::vector<LimitOfResource> LimitsAt(const Snapshot& snapshot) {
  std::map<std::tuple<std::string, RuleId, std::string, AboveLimit, uint32_t>, LimitOfResource>
      limits;
  const AzureBgp& bgp = snapshot.ribs.bgp;
  for (size_t i = 0; i < bgp.limits.size(); ++i) {
    LimitOfResource one = Describe(snapshot, bgp.limits.IdAt(i));
    if (one.count.arrived <= one.near) continue;
    const auto [place, fresh] = limits.try_emplace(
        {one.resource, one.limit.rule, one.family, one.limit.effect, one.limit.most}, one);
    LimitOfResource& kept = place->second;
    const auto weight = [](const LimitOfResource& limit) {
      return std::tuple(limit.count.state, limit.count.arrived);
    };
    if (!fresh && weight(kept) < weight(one)) kept = std::move(one);
  }
  std::vector<LimitOfResource> list;
  for (auto& [key, limit] : limits) {
    limit.subnets = SubnetsNear(snapshot, limit.limit);
    list.push_back(std::move(limit));
  }
  return list;
}

Finding FindingAbout(const LimitOfResource& limit) {
  Finding finding;
  finding.resources = {limit.resource};
  finding.subnets = limit.subnets;
  finding.rules = {limit.limit.rule};
  if (limit.limit.rule == RuleNamed("LIM-08")) finding.rules.push_back(RuleNamed("ER-02"));
  std::sort(finding.rules.begin(), finding.rules.end());
  // Counts stand here and not in the message, so that one more prefix makes no other finding.
  finding.remedy = Concat("Announce fewer or shorter prefixes: ", limit.count.arrived,
                          " arrive now. Where Azure allows more, state it in routesight.yaml "
                          "(assume.switches).");
  return finding;
}

}  // namespace routesight

#include <map>
#include <set>

#include "evaluator/base/rule_catalogue.h"
#include "evaluator/base/text.h"
#include "evaluator/control_plane/peering_state.h"
#include "evaluator/findings/detector.h"
#include "evaluator/findings/questions.h"

namespace routesight {
namespace {

// What one speaker refuses of another.
struct Refusal {
  SpeakerKind kind = SpeakerKind::kRouteServer;
  VnetId vnet;
  uint32_t asn = 0;
  std::set<Prefix> prefixes;
};

using Refusals = std::map<std::pair<std::string, std::string>, Refusal>;  // Receiver, sender.

bool IsOfNetwork(const Vnet& network, const Prefix& prefix) {
  for (const Prefix& own : network.address_space) {
    if (own.Contains(prefix)) return true;
  }
  return false;
}

// Whether the network has the prefix itself or by a peering: it needs no route to it.
bool IsNear(const Topology& topology, const std::vector<PeeringLink>& links, VnetId vnet,
            const Prefix& prefix) {
  if (IsOfNetwork(topology.vnets[vnet], prefix)) return true;
  for (size_t i = 0; i < links.size(); ++i) {
    const Peering& half = topology.peerings[topology.peerings.IdAt(i)];
    if (links[i].state == PeeringState::kConnected && half.from == vnet &&
        IsOfNetwork(topology.vnets[half.to], prefix)) {
      return true;
    }
  }
  return false;
}

// BGP-03: The own ASN in the path; nothing else gives the speaker the prefix.
bool IsLostToLoop(const BgpRib& rib) {
  bool loops = false;
  for (const BgpCandidate& candidate : rib.candidates) {
    if (candidate.state == BgpState::kBest) return false;
    loops =
        loops || (candidate.state == BgpState::kRejected && candidate.rule == RuleNamed("BGP-03"));
  }
  return loops;
}

void Collect(const Snapshot& snapshot, const std::vector<PeeringLink>& links,
             const BgpPrefixOutcome& prefix, SpeakerId receiver, Refusals& refusals) {
  const AzureBgp& bgp = snapshot.ribs.bgp;
  const AzureSpeaker& speaker = bgp.speakers[receiver];
  if (!speaker.vnet.has_value()) return;
  const BgpRib& rib = snapshot.ribs.routes.outcomes[prefix.outcome].ribs[receiver.value];
  if (!IsLostToLoop(rib)) return;
  if (IsNear(snapshot.topology, links, speaker.vnet, prefix.prefix)) return;
  for (const BgpCandidate& candidate : rib.candidates) {
    if (candidate.state != BgpState::kRejected || !candidate.heard_at ||
        candidate.rule != RuleNamed("BGP-03")) {
      continue;
    }
    const BgpEnd end = *candidate.heard_at;
    const SpeakerId other = bgp.network.sessions[end.session].ends[1 - end.side].speaker;
    if (bgp.speakers[other].kind != SpeakerKind::kAppliance) continue;
    Refusal& refusal = refusals[{speaker.name, bgp.speakers[other].name}];
    refusal.kind = speaker.kind;
    refusal.vnet = speaker.vnet;
    refusal.asn = bgp.network.speakers[receiver].asn.value;
    refusal.prefixes.insert(prefix.prefix);
  }
}

std::vector<Finding> Find(const Snapshot& snapshot) {
  const AzureBgp& bgp = snapshot.ribs.bgp;
  const std::vector<PeeringLink> links = FindPeeringLinks(snapshot.topology);
  Refusals refusals;
  for (const BgpPrefixOutcome& prefix : snapshot.ribs.routes.prefixes) {
    for (size_t i = 0; i < bgp.speakers.size(); ++i) {
      Collect(snapshot, links, prefix, bgp.speakers.IdAt(i), refusals);
    }
  }
  std::vector<Finding> findings;
  for (const auto& [pair, refusal] : refusals) {
    std::vector<std::string> prefixes;
    for (const Prefix& prefix : refusal.prefixes) prefixes.push_back(prefix.ToString());
    Finding finding;
    finding.message = Concat(pair.first, " drops ", Join(prefixes, ", "), " that ", pair.second,
                             " announces, since its own ASN ", refusal.asn,
                             " stands in their AS path, and it hears them from nobody else.");
    finding.resources = {pair.first};
    finding.subnets = SubnetsOf(snapshot.topology, refusal.vnet);
    finding.rules = {RuleNamed("BGP-03")};
    finding.remedy = Concat("Let ", pair.second, " replace ", refusal.asn,
                            " in the path (as-override), and state it in routesight.yaml "
                            "(as_override or strip_as of its session).");
    findings.push_back(std::move(finding));
  }
  return findings;
}

constexpr std::string_view kReferences[] = {
    kDualHomed, "https://learn.microsoft.com/azure/route-server/multiregion"};

}  // namespace

const Detector kAsPathLoop = {
    {"RS411",
     "as-path-loop",
     "Routes are dropped for their AS path",
     Severity::kHigh,
     {"An appliance passes routes that it learned from one route server or gateway on to another. "
      "All of them have the ASN 65515, and a BGP speaker drops routes with its own ASN in the "
      "path.",
      "The networks behind the second one do not learn these prefixes at all, and nothing in Azure "
      "says so: the session is up, and the routes are missing.",
      "Route server 1 sends 10.1.0.0/16 with path 65515 to NVA 65001, which sends it to route "
      "server "
      "2 with path 65001 65515.",
      "Configure as-override (or replace 65515 by other means) at the appliance, on its sessions "
      "with route servers. The plan cannot show it: state it in routesight.yaml."},
     kReferences},
    Find,
    nullptr};

}  // namespace routesight

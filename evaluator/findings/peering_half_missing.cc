#include <algorithm>

#include "evaluator/base/rule_catalogue.h"
#include "evaluator/base/text.h"
#include "evaluator/control_plane/peering_state.h"
#include "evaluator/findings/detector.h"
#include "evaluator/findings/questions.h"

namespace routesight {
namespace {

// Whether a half may be the other one of any, since one of its ends is not known for sure.
bool MayBeTheOtherHalf(const Topology& topology, const Peering& half) {
  return !half.from.has_value() || !half.to.has_value() || !half.gaps.empty() ||
         topology.vnets[half.from].outside || topology.vnets[half.to].outside;
}

// Whether a peering of which an end is not known may start at this network.
bool MayHaveOtherPeerings(const Topology& topology, VnetId network) {
  const std::vector<GapId>& gaps = topology.vnets[network].gaps;
  return std::any_of(gaps.begin(), gaps.end(),
                     [&](GapId id) { return topology.gaps[id].kind == GapKind::kOpenReference; });
}

// PEER-02: Both halves of a peering have to be there.
std::vector<Finding> Find(const Snapshot& snapshot) {
  const Topology& topology = snapshot.topology;
  const std::vector<PeeringLink> links = FindPeeringLinks(topology);
  std::vector<Finding> findings;
  for (const Peering& half : topology.peerings) {
    if (MayBeTheOtherHalf(topology, half)) return findings;
  }
  if (!topology.gaps_of_everything.empty()) return findings;
  for (size_t i = 0; i < links.size(); ++i) {
    const Peering& half = topology.peerings[topology.peerings.IdAt(i)];
    if (links[i].state != PeeringState::kInitiated || MayHaveOtherPeerings(topology, half.to)) {
      continue;
    }
    const Vnet& from = topology.vnets[half.from];
    const Vnet& to = topology.vnets[half.to];
    Finding finding;
    finding.message = Concat(NameIn(topology, half), " peers ", NameIn(topology, from), " with ",
                             NameIn(topology, to),
                             ", and nothing peers them the other way: no "
                             "traffic passes between them.");
    finding.resources = {NameIn(topology, half), NameIn(topology, to)};
    finding.rules = {RuleNamed("PEER-02")};
    finding.remedy =
        Concat("Add a peering from ", NameIn(topology, to), " to ", NameIn(topology, from),
               "; if another state has it, give that with --with.");
    findings.push_back(std::move(finding));
  }
  return findings;
}

constexpr std::string_view kReferences[] = {kManagePeering};

}  // namespace

const Detector kPeeringHalfMissing = {
    {"RS208",
     "peering-half-missing",
     "A peering has only one half",
     Severity::kHigh,
     {"One network is peered with another, and the other not with it.",
      "A peering needs a half on each side. With one alone it stays in the state Initiated: "
      "neither "
      "side has a route to the other, and no traffic passes.",
      "A module creates the peering of the spoke, and the one of the hub was forgotten.",
      "Create the second half, or give the state that holds it with --with."},
     kReferences},
    Find,
    nullptr};

}  // namespace routesight

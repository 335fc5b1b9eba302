#include "evaluator/base/rule_catalogue.h"
#include "evaluator/base/text.h"
#include "evaluator/control_plane/peering_state.h"
#include "evaluator/findings/detector.h"

namespace routesight {
namespace {

std::string Ranges(const std::vector<Prefix>& prefixes) {
  std::vector<std::string> texts;
  for (const Prefix& prefix : prefixes) texts.push_back(prefix.ToString());
  return Join(texts, ", ");
}

// PEER-11: A connected half that knows other ranges than the network at its far end has.
std::vector<Finding> Find(const Snapshot& snapshot) {
  const Topology& topology = snapshot.topology;
  const std::vector<PeeringLink> links = FindPeeringLinks(topology);
  std::vector<Finding> findings;
  for (size_t i = 0; i < links.size(); ++i) {
    const Peering& half = topology.peerings[topology.peerings.IdAt(i)];
    if (!half.stale || links[i].state != PeeringState::kConnected) continue;
    const std::string network(topology.Text(topology.vnets[half.to].name));
    Finding finding;
    finding.message = Concat(topology.Text(topology.vnets[half.from].name), " goes on routing to ",
                             Ranges(half.synchronised), " of ", network, ", which now has ",
                             Ranges(topology.vnets[half.to].address_space),
                             ": nothing in the plan synchronises ", topology.Text(half.name), ".");
    finding.resources = {std::string(topology.Text(half.name)), network};
    finding.rules = {RuleNamed("PEER-11")};
    finding.remedy = Concat("Add triggers = { remote = join(\",\", ", network,
                            ".address_space) } to ", topology.Text(half.name), ".");
    findings.push_back(std::move(finding));
  }
  return findings;
}

constexpr std::string_view kReferences[] = {kPeeringSync};

}  // namespace

const Detector kPeeringOutOfSync = {
    {"RS115",
     "peering-out-of-sync",
     "A peering is out of sync",
     Severity::kHigh,
     {"The address space of a network changes, and a half of a peering towards it stays as it is.",
      "The other network keeps the old ranges until the peering is synchronised: new ranges are "
      "not "
      "reached, removed ones still are.",
      "A second range in address_space of a spoke, and no triggers on the hub's half of the "
      "peering.",
      "Let the half depend on the address space with triggers, so that the provider synchronises "
      "it."},
     kReferences},
    Find,
    nullptr};

}  // namespace routesight

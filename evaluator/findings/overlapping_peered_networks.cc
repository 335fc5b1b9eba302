#include "evaluator/base/rule_catalogue.h"
#include "evaluator/base/text.h"
#include "evaluator/findings/detector.h"

namespace routesight {
namespace {

// PEER-10: Networks with addresses in common cannot be peered.
std::vector<Finding> Find(const Snapshot& snapshot) {
  const Topology& topology = snapshot.topology;
  std::vector<Finding> findings;
  for (const Peering& half : topology.peerings) {
    const Vnet& near = topology.vnets[half.from];
    const Vnet& far = topology.vnets[half.to];
    // Subnet peering is for networks that overlap elsewhere.
    if (!half.whole_networks || !half.gaps.empty()) continue;
    for (const Prefix& a : near.address_space) {
      for (const Prefix& b : far.address_space) {
        if (!a.Overlaps(b)) continue;
        const std::string peering(topology.Text(half.name));
        const std::string network(topology.Text(near.name));
        const std::string remote(topology.Text(far.name));
        Finding finding;
        finding.message = Concat(peering, " joins ", network, " and ", remote, ", but ",
                                 a.ToString(), " and ", b.ToString(), " overlap.");
        finding.resources = {peering, network, remote};
        finding.rules = {RuleNamed("PEER-10")};
        finding.remedy = "Renumber one of the networks, or peer only subnets that do not overlap.";
        findings.push_back(std::move(finding));
      }
    }
  }
  return findings;
}

constexpr std::string_view kReferences[] = {kManagePeering};

}  // namespace

const Detector kOverlappingPeeredNetworks = {
    {"RS504",
     "overlapping-peered-networks",
     "Two peered networks overlap",
     Severity::kHigh,
     {"The address spaces of two networks that a peering joins have addresses in common.",
      "Azure refuses the peering, and refuses to add such a range to a network that is peered.",
      "Networks 10.0.0.0/8 and 10.1.0.0/16 with a peering between them.",
      "Renumber one of the networks, or peer only subnets that do not overlap."},
     kReferences},
    Find,
    nullptr};

}  // namespace routesight

#include "evaluator/base/rule_catalogue.h"
#include "evaluator/base/text.h"
#include "evaluator/control_plane/peering_state.h"
#include "evaluator/findings/detector.h"

namespace routesight {
namespace {

// PEER-12: Of the two halves, the plan replaces one.
std::vector<Finding> Find(const Snapshot& snapshot) {
  const Topology& topology = snapshot.topology;
  const std::vector<PeeringLink> links = FindPeeringLinks(topology);
  std::vector<Finding> findings;
  for (size_t i = 0; i < links.size(); ++i) {
    const Peering& half = topology.peerings[topology.peerings.IdAt(i)];
    if (links[i].state != PeeringState::kDisconnected || !half.recreated) continue;
    const std::string name(topology.Text(half.name));
    const std::string other(topology.Text(topology.peerings[links[i].other].name));
    Finding finding;
    finding.message = Concat(
        name, " is deleted and created again while ", other,
        " stays. The deletion, whether by this plan or by hand before it, disconnects both halves, "
        "and Azure refuses to create one while the other is disconnected: ",
        topology.Text(topology.vnets[half.from].name), " and ",
        topology.Text(topology.vnets[half.to].name), " stay separated.");
    finding.resources = {name, other};
    finding.rules = {RuleNamed("PEER-12")};
    finding.remedy = Concat("Replace both halves in one apply, for instance with -replace='", other,
                            "', or avoid the replacement.");
    findings.push_back(std::move(finding));
  }
  return findings;
}

constexpr std::string_view kReferences[] = {kManagePeering};

}  // namespace

const Detector kPeeringHalfReplaced = {
    {"RS102",
     "peering-half-replaced",
     "One half of a peering is replaced",
     Severity::kCritical,
     {"The plan deletes one half of a virtual network peering and creates it again, and leaves the "
      "other half alone.",
      "Deleting a half disconnects the other, and traffic between the networks stops at once. "
      "Azure "
      "does not create a half while its counterpart is disconnected (RemotePeeringIsDisconnected), "
      "so the apply fails and the networks stay separated.",
      "Renaming one azurerm_virtual_network_peering of a pair.",
      "Replace both halves in the same apply, or keep the attribute that forces the replacement."},
     kReferences},
    Find,
    nullptr};

}  // namespace routesight

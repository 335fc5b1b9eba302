#include "evaluator/base/text.h"
#include "evaluator/findings/detector.h"

namespace routesight {
namespace {

std::vector<Finding> Find(const Snapshot& snapshot) {
  const Topology& topology = snapshot.topology;
  std::vector<Finding> findings;
  for (const Vnet& vnet : topology.vnets) {
    for (size_t i = 1; i < vnet.address_space.size(); ++i) {
      const Prefix& a = vnet.address_space[i - 1];
      const Prefix& b = vnet.address_space[i];
      if (!a.Contains(b)) continue;  // Sorted: a range stands before what lies inside it.
      const std::string network(topology.Text(vnet.name));
      Finding finding;
      finding.message =
          Concat(network, " has ", a.ToString(), " and, inside it, ", b.ToString(), ".");
      finding.resources = {network};
      finding.remedy = Concat("Leave ", b.ToString(), " out of the address space.");
      findings.push_back(std::move(finding));
    }
  }
  return findings;
}

constexpr std::string_view kReferences[] = {
    "https://learn.microsoft.com/azure/virtual-network/manage-virtual-network"};

}  // namespace

const Detector kOverlappingAddressSpace = {
    {"RS506",
     "overlapping-address-space",
     "Ranges of one network overlap",
     Severity::kHigh,
     {"The address space of a virtual network lists a range that lies inside another of its "
      "ranges.",
      "Azure refuses the network.", "address_space = [\"10.0.0.0/8\", \"10.1.0.0/16\"]",
      "Keep the wider range."},
     kReferences},
    Find,
    nullptr};

}  // namespace routesight

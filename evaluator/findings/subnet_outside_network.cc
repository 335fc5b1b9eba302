#include "evaluator/base/text.h"
#include "evaluator/findings/detector.h"
#include "evaluator/findings/questions.h"
#include "evaluator/topology/subnet_ranges.h"

namespace routesight {
namespace {

std::vector<Finding> Find(const Snapshot& snapshot) {
  const Topology& topology = snapshot.topology;
  std::vector<Finding> findings;
  for (const Subnet& subnet : topology.subnets) {
    for (const Prefix& prefix : PrefixesOutsideNetwork(topology, subnet)) {
      const std::string name(topology.Text(subnet.name));
      const std::string network = NameIn(topology, topology.vnets[subnet.vnet]);
      Finding finding;
      finding.message = Concat(name, " has ", prefix.ToString(),
                               ", which lies outside the address space of ", network, ".");
      finding.resources = {name, network};
      finding.subnets = {name};
      finding.remedy = Concat("Choose a range inside the address space of ", network,
                              ", or add the range to it.");
      findings.push_back(std::move(finding));
    }
  }
  return findings;
}

constexpr std::string_view kReferences[] = {
    "https://learn.microsoft.com/azure/virtual-network/virtual-network-manage-subnet"};

}  // namespace

const Detector kSubnetOutsideNetwork = {
    {"RS503",
     "subnet-outside-network",
     "A subnet lies outside its network",
     Severity::kHigh,
     {"The range of a subnet is not inside the address space of its virtual network.",
      "Azure refuses the subnet. When the address space shrinks under an existing subnet, it "
      "refuses that change.",
      "Subnet 10.1.0.0/24 in a network whose address space is 10.0.0.0/16.",
      "Choose a range inside the address space, or widen the address space first."},
     kReferences},
    Find,
    nullptr};

}  // namespace routesight

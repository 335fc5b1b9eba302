#include <algorithm>
#include <tuple>
#include <vector>

#include "evaluator/base/text.h"
#include "evaluator/findings/detector.h"

namespace routesight {
namespace {

struct Range {
  VnetId vnet;
  Prefix prefix;
  std::string subnet;
};

std::vector<Finding> Find(const Snapshot& snapshot) {
  const Topology& topology = snapshot.topology;
  std::vector<Range> ranges;
  for (const Subnet& subnet : topology.subnets) {
    if (!subnet.vnet.has_value()) continue;
    for (const Prefix& prefix : subnet.address_prefixes) {
      ranges.push_back({subnet.vnet, prefix, std::string(topology.Text(subnet.name))});
    }
  }
  std::sort(ranges.begin(), ranges.end(), [](const Range& a, const Range& b) {
    return std::tie(a.vnet, a.prefix, a.subnet) < std::tie(b.vnet, b.prefix, b.subnet);
  });
  std::vector<Finding> findings;
  // Sorted by address, whatever lies inside a range follows it at once.
  for (size_t outer = 0; outer < ranges.size(); ++outer) {
    for (size_t inner = outer + 1; inner < ranges.size(); ++inner) {
      const Range& a = ranges[outer];
      const Range& b = ranges[inner];
      if (a.vnet != b.vnet || !a.prefix.Contains(b.prefix)) break;
      if (a.subnet == b.subnet) continue;
      Finding finding;
      finding.message = Concat(b.subnet, " has ", b.prefix.ToString(), ", which overlaps ",
                               a.prefix.ToString(), " of ", a.subnet, ".");
      finding.resources = {b.subnet, a.subnet};
      finding.subnets = {std::min(a.subnet, b.subnet), std::max(a.subnet, b.subnet)};
      finding.remedy = "Give the subnets ranges that do not overlap.";
      findings.push_back(std::move(finding));
    }
  }
  return findings;
}

constexpr std::string_view kReferences[] = {
    "https://learn.microsoft.com/azure/virtual-network/virtual-network-manage-subnet"};

}  // namespace

const Detector kOverlappingSubnets = {
    {"RS502",
     "overlapping-subnets",
     "Two subnets of a network overlap",
     Severity::kHigh,
     {"Two subnets of one virtual network have ranges with addresses in common.",
      "Azure refuses the second subnet, and the apply stops there.",
      "Subnets 10.0.0.0/24 and 10.0.0.128/25 in one network.",
      "Give the subnets ranges that do not overlap."},
     kReferences},
    Find,
    nullptr};

}  // namespace routesight

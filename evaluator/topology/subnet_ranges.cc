#include "evaluator/topology/subnet_ranges.h"

#include <algorithm>

namespace routesight {

std::vector<Prefix> PrefixesOutsideNetwork(const Topology& topology, const Subnet& subnet) {
  std::vector<Prefix> outside;
  if (!subnet.vnet.has_value()) return outside;
  const Vnet& vnet = topology.vnets[subnet.vnet];
  // With a range that is not known, nothing can be said.
  if (vnet.outside || !vnet.shared_gaps.empty()) return outside;
  for (const Prefix& prefix : subnet.address_prefixes) {
    const bool inside = std::any_of(vnet.address_space.begin(), vnet.address_space.end(),
                                    [&](const Prefix& range) { return range.Contains(prefix); });
    if (!inside) outside.push_back(prefix);
  }
  return outside;
}

}  // namespace routesight

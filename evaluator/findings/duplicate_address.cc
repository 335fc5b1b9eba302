#include <algorithm>
#include <map>
#include <utility>

#include "evaluator/base/ip_address.h"
#include "evaluator/base/text.h"
#include "evaluator/findings/detector.h"

namespace routesight {
namespace {

std::vector<Finding> Find(const Snapshot& snapshot) {
  const Topology& topology = snapshot.topology;
  std::map<std::pair<VnetId, IpAddress>, std::string> owners;
  std::vector<Finding> findings;
  for (const Nic& nic : topology.nics) {
    if (!nic.subnet.has_value()) continue;
    const VnetId vnet = topology.subnets[nic.subnet].vnet;
    for (const Symbol text : nic.private_ips) {
      const auto address = IpAddress::Parse(topology.Text(text));
      if (!vnet.has_value() || !address) continue;
      const std::string name(topology.Text(nic.name));
      const auto [owner, fresh] = owners.emplace(std::pair(vnet, *address), name);
      if (fresh) continue;
      Finding finding;
      finding.message = Concat(name, " has the address ", address->ToString(), ", and so has ",
                               owner->second, ".");
      finding.resources = {name, owner->second};
      finding.subnets = {std::string(topology.Text(topology.subnets[nic.subnet].name))};
      finding.remedy = "Give one of the interfaces another address.";
      findings.push_back(std::move(finding));
    }
  }
  return findings;
}

constexpr std::string_view kReferences[] = {
    "https://learn.microsoft.com/azure/virtual-network/ip-services/private-ip-addresses"};

}  // namespace

const Detector kDuplicateAddress = {
    {"RS507",
     "duplicate-address",
     "Two interfaces have one address",
     Severity::kHigh,
     {"Two network interfaces of one virtual network have the same private address.",
      "Azure refuses the second, and the apply stops there.",
      "Two interfaces with private_ip_address = \"10.0.0.4\" in one subnet.",
      "Give one of the interfaces another address, or let Azure choose it."},
     kReferences},
    Find,
    nullptr};

}  // namespace routesight

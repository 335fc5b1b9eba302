#include "evaluator/paths/delivery.h"

#include <algorithm>

#include "evaluator/base/rule_catalogue.h"
#include "evaluator/base/text.h"

namespace routesight {
namespace {

NicId InterfaceWith(const Surroundings& around, SubnetId subnet, IpAddress address) {
  for (const NicId nic : around.InterfacesWith(address)) {
    if (around.topology().nics[nic].subnet == subnet) return nic;
  }
  return {};
}

std::string FlagName(const Surroundings& around, PeeringId half, std::string_view flag) {
  return Concat(around.Name(around.topology().peerings[half].name), ".", flag);
}

Gap FlagGap(const Surroundings& around, PeeringId half, std::string_view flag,
            std::string_view effect) {
  return {GapKind::kUnknownValue,
          std::string(around.Name(around.topology().peerings[half].name)),
          std::string(flag),
          std::string(effect),
          {}};
}

}  // namespace

Branch DeliverIn(const Surroundings& around, VnetId vnet, IpAddress destination) {
  Branch branch;
  const Vnet& network = around.topology().vnets[vnet];
  branch.subnet = around.SubnetWith(vnet, destination);
  if (branch.subnet.has_value()) {
    branch.fate = Fate::kDelivered;
    branch.nic = InterfaceWith(around, branch.subnet, destination);
    branch.target = branch.nic.has_value()
                        ? around.Name(around.topology().nics[branch.nic].name)
                        : around.Name(around.topology().subnets[branch.subnet].name);
    return branch;
  }
  branch.target = around.Name(network.name);
  if (network.outside && around.InSpaceOf(vnet, destination)) {
    branch.fate = Fate::kDelivered;
    branch.caveats.push_back({std::nullopt, "the subnets of that network are in no file at hand"});
    return branch;
  }
  if (!around.InSpaceOf(vnet, destination)) {
    branch.fate = Fate::kNextHopUnreachable;
    branch.rule = RuleNamed("SYS-01");
    branch.reason = "the network does not have the address";
    return branch;
  }
  // Subnets may be in another state, or in none.
  const bool all_known = around.KnowsSubnetsOf(vnet);
  branch.reason =
      all_known ? "no subnet at hand has the address" : "which subnet has the address is not known";
  branch.depends_on.push_back(
      {all_known ? GapKind::kOutsideThePlan : GapKind::kUnknownValue,
       std::string(around.Name(network.name)),
       "",
       all_known ? "whether it has a subnet with the destination that no file at hand has"
                 : "which of its subnets has the destination",
       {}});
  return branch;
}

// PEER-04: A half that denies access drops the traffic, unless a security group allows it.
// PEER-05: The receiving half decides about traffic that an appliance in the peer forwarded; real
// networks often let it pass all the same.
void CrossPeering(const Surroundings& around, const PeerLink& link, Sent sent, Branch& branch) {
  branch.peerings.push_back(link.half);
  const Topology& topology = around.topology();
  for (const PeeringId half : {link.half, link.other}) {
    const PlanValue<bool>& access = topology.peerings[half].allow_virtual_network_access;
    if (access.unknown()) {
      branch.depends_on.push_back(FlagGap(around, half, "allow_virtual_network_access",
                                          "whether the peering lets the packet pass"));
    }
    if (!access.known() || access.value()) continue;
    branch.hop.reset();
    branch.fate = Fate::kDroppedByPeering;
    branch.rule = RuleNamed("PEER-04");
    branch.target = FlagName(around, half, "allow_virtual_network_access");
    branch.reason = "it is false; only a rule of a security group could let the packet pass";
    return;
  }
  if (sent != Sent::kForwarded) return;
  const PlanValue<bool>& forwarded = topology.peerings[link.other].allow_forwarded_traffic;
  if (forwarded.known() && forwarded.value()) return;
  branch.caveats.push_back(
      {RuleNamed("PEER-05"), Concat("may be dropped: an appliance forwarded it, and ",
                                    FlagName(around, link.other, "allow_forwarded_traffic"), " is ",
                                    forwarded.unknown() ? "not known" : "false")});
}

Branch DeliverToPeer(const Surroundings& around, VnetId vnet, IpAddress destination, Sent sent) {
  const std::vector<PeerLink> links = around.PeersSeenWith(vnet, destination);
  Branch branch;
  if (links.size() != 1) {
    branch.rule = RuleNamed("PEER-10");
    branch.reason = "several peers have the address, and Azure reaches one of them";
    branch.depends_on.push_back({GapKind::kInvalidValue,
                                 std::string(around.Name(around.topology().vnets[vnet].name)),
                                 "",
                                 "which of its peers gets the packet",
                                 {}});
    return branch;
  }
  branch = DeliverIn(around, links.front().peer, destination);
  // PEER-11: The row may stand for a prefix that the peer has no more.
  if (branch.fate == Fate::kNextHopUnreachable &&
      !around.InSpaceOf(links.front().peer, destination)) {
    branch.rule = RuleNamed("PEER-11");
    branch.reason = "the peer does not have the prefix any more";
  }
  CrossPeering(around, links.front(), sent, branch);
  return branch;
}

Branch DeliverAtEndpoint(const Surroundings& around, IpAddress destination) {
  Branch branch;
  branch.rule = RuleNamed("PE-01");
  for (const PrivateEndpoint& endpoint : around.topology().private_endpoints) {
    if (!std::binary_search(endpoint.addresses.begin(), endpoint.addresses.end(), destination)) {
      continue;
    }
    branch.fate = Fate::kDelivered;
    branch.target = around.Name(endpoint.name);
    branch.subnet = endpoint.subnet;
  }
  return branch;
}

}  // namespace routesight

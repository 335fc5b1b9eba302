#include "evaluator/paths/surroundings.h"

#include <algorithm>
#include <utility>

#include "evaluator/base/text.h"

namespace routesight {

namespace {

PrefixTable<VnetId> SpacesOf(const Topology& topology) {
  std::vector<PrefixTable<VnetId>::Entry> entries;
  for (size_t i = 0; i < topology.vnets.size(); ++i) {
    const VnetId vnet = topology.vnets.IdAt(i);
    for (const Prefix& prefix : topology.vnets[vnet].address_space) {
      entries.push_back({prefix, vnet});
    }
  }
  return PrefixTable<VnetId>(std::move(entries));
}

// PEER-11, PEER-15: What a network sees of each of its peers.
PrefixTable<PeerLink> SeenOver(const Topology& topology, const std::vector<PeerLink>& links) {
  std::vector<PrefixTable<PeerLink>::Entry> entries;
  for (const PeerLink& link : links) {
    const Peering& half = topology.peerings[link.half];
    for (const Prefix& prefix : half.whole_networks ? half.synchronised : half.remote_subnets) {
      entries.push_back({prefix, link});
    }
  }
  return PrefixTable<PeerLink>(std::move(entries));
}

}  // namespace

Surroundings::Surroundings(const Topology& topology, const Ribs& ribs, const Fibs& fibs)
    : Surroundings(topology, ribs, fibs, {}) {}

Surroundings::Surroundings(const Topology& topology, const Ribs& ribs, const Fibs& fibs,
                           std::set<std::string> vacant)
    : topology_(topology),
      ribs_(ribs),
      fibs_(fibs),
      vacant_(std::move(vacant)),
      known_routes_(topology, ribs),
      peers_(topology.vnets.size()),
      spaces_(SpacesOf(topology)),
      gateways_(topology.vnets.size()),
      subnets_(topology.vnets.size()),
      gateway_subnets_(topology.vnets.size()),
      appliance_of_nic_(topology.nics.size()) {
  const std::vector<PeeringLink> links = FindPeeringLinks(topology);
  for (size_t i = 0; i < links.size(); ++i) {
    const PeeringId id = topology.peerings.IdAt(i);
    const Peering& half = topology.peerings[id];
    if (links[i].state != PeeringState::kConnected) continue;
    peers_[half.from.value].push_back({half.to, id, links[i].other});
  }
  for (const std::vector<PeerLink>& of_vnet : peers_) {
    seen_.push_back(SeenOver(topology, of_vnet));
  }
  for (size_t i = 0; i < topology.subnets.size(); ++i) {
    const SubnetId id = topology.subnets.IdAt(i);
    const Subnet& subnet = topology.subnets[id];
    if (!subnet.vnet.has_value()) {
      has_lost_subnets_ = true;
      continue;
    }
    subnets_[subnet.vnet.value].push_back(id);
    if (SameName(Name(subnet.short_name), "GatewaySubnet")) {
      gateway_subnets_[subnet.vnet.value] = id;
    }
  }
  for (size_t i = 0; i < topology.gateways.size(); ++i) {
    const GatewayId id = topology.gateways.IdAt(i);
    const VnetId vnet = topology.gateways[id].vnet;
    if (vnet.has_value()) gateways_[vnet.value].push_back(id);
  }
  for (const SubnetId id : gateway_subnets_) {
    if (!id.has_value()) continue;
    const std::vector<Prefix>& ranges = topology.subnets[id].address_prefixes;
    if (ranges.empty()) knows_gateway_ranges_ = false;
    gateway_ranges_.insert(gateway_ranges_.end(), ranges.begin(), ranges.end());
  }
  if (!topology.gaps_of_everything.empty()) has_lost_subnets_ = true;
  AddOwners();
  absl::erase_if(owners_, [&](const auto& entry) { return IsVacant(entry.first); });
}

void Surroundings::AddOwners() {
  for (size_t i = 0; i < topology_.appliances.size(); ++i) {
    const ApplianceId id = topology_.appliances.IdAt(i);
    for (const ApplianceInterface& interface : topology_.appliances[id].interfaces) {
      if (interface.nic.has_value()) {
        appliance_of_nic_[interface.nic.value] = id;
        continue;
      }
      for (const Symbol address : interface.addresses) {
        AddressOwner owner;
        owner.vnet = interface.vnet;
        owner.appliance = id;
        const auto parsed = IpAddress::Parse(Name(address));
        if (parsed && owner.vnet.has_value()) owner.subnet = SubnetWith(owner.vnet, *parsed);
        owners_[address].push_back(owner);
      }
    }
  }
  for (size_t i = 0; i < topology_.nics.size(); ++i) {
    AddressOwner owner;
    owner.nic = topology_.nics.IdAt(i);
    const Nic& nic = topology_.nics[owner.nic];
    owner.subnet = nic.subnet;
    owner.vnet = VnetOf(nic.subnet);
    owner.appliance = ApplianceWith(owner.nic);
    for (const Symbol address : nic.private_ips) {
      owners_[address].push_back(owner);
      const auto parsed = IpAddress::Parse(Name(address));
      if (parsed) interfaces_with_[*parsed].push_back(owner.nic);
    }
  }
  for (size_t i = 0; i < topology_.firewalls.size(); ++i) {
    AddressOwner owner;
    owner.firewall = topology_.firewalls.IdAt(i);
    const Firewall& firewall = topology_.firewalls[owner.firewall];
    if (firewall.subnet.known()) owner.subnet = firewall.subnet.value();
    owner.vnet = VnetOf(owner.subnet);
    if (firewall.address.has_value()) owners_[firewall.address].push_back(owner);
  }
  for (size_t i = 0; i < topology_.load_balancers.size(); ++i) {
    AddressOwner owner;
    owner.balancer = topology_.load_balancers.IdAt(i);
    const std::vector<Frontend>& frontends = topology_.load_balancers[owner.balancer].frontends;
    for (owner.frontend = 0; owner.frontend < frontends.size(); ++owner.frontend) {
      const Frontend& frontend = frontends[owner.frontend];
      if (!frontend.address.has_value()) continue;
      owner.subnet = frontend.subnet.known() ? frontend.subnet.value() : SubnetId{};
      owner.vnet = VnetOf(owner.subnet);
      owners_[frontend.address].push_back(owner);
    }
  }
}

const std::vector<PeerLink>& Surroundings::PeersOf(VnetId vnet) const {
  static const std::vector<PeerLink> kNone;
  return vnet.has_value() ? peers_[vnet.value] : kNone;
}

std::vector<PeerLink> Surroundings::PeersSeenWith(VnetId vnet, IpAddress address) const {
  std::vector<PeerLink> links;
  if (!vnet.has_value()) return links;
  seen_[vnet.value].ForEachCovering(Prefix::Host(address), [&](const auto& entry) {
    const auto same = [&](const PeerLink& link) { return link.half == entry.value.half; };
    if (std::none_of(links.begin(), links.end(), same)) links.push_back(entry.value);
    return true;
  });
  return links;
}

const std::vector<AddressOwner>& Surroundings::OwnersOf(Symbol address) const {
  static const std::vector<AddressOwner> kNobody;
  const auto found = owners_.find(address);
  return found == owners_.end() ? kNobody : found->second;
}

const std::vector<NicId>& Surroundings::InterfacesWith(IpAddress address) const {
  static const std::vector<NicId> kNone;
  const auto found = interfaces_with_.find(address);
  return found == interfaces_with_.end() ? kNone : found->second;
}

SubnetId Surroundings::SubnetWith(VnetId vnet, IpAddress address) const {
  if (!vnet.has_value()) return {};
  for (const SubnetId id : subnets_[vnet.value]) {
    for (const Prefix& prefix : topology_.subnets[id].address_prefixes) {
      if (prefix.Contains(address)) return id;
    }
  }
  return {};
}

bool Surroundings::KnowsSubnetsOf(VnetId vnet) const {
  if (topology_.vnets[vnet].outside || has_lost_subnets_) return false;
  return std::all_of(subnets_[vnet.value].begin(), subnets_[vnet.value].end(), [&](SubnetId id) {
    const Subnet& subnet = topology_.subnets[id];
    return subnet.prefix_gaps.empty() && !subnet.address_prefixes.empty();
  });
}

bool Surroundings::InSpaceOf(VnetId vnet, IpAddress address) const {
  if (!vnet.has_value()) return false;
  const auto& space = topology_.vnets[vnet].address_space;
  return std::any_of(space.begin(), space.end(),
                     [&](const Prefix& prefix) { return prefix.Contains(address); });
}

VnetId Surroundings::NetworkNear(VnetId vnet, IpAddress address) const {
  std::vector<VnetId> holders;
  spaces_.ForEachCovering(Prefix::Host(address), [&](const auto& entry) {
    holders.push_back(entry.value);
    return true;
  });
  const auto holds = [&](VnetId one) {
    return std::find(holders.begin(), holders.end(), one) != holders.end();
  };
  if (holders.empty() || holds(vnet)) return holders.empty() ? VnetId{} : vnet;
  for (const PeerLink& link : PeersOf(vnet)) {
    if (holds(link.peer)) return link.peer;
  }
  return {};
}

bool Surroundings::IsInSomeNetwork(IpAddress address) const {
  bool found = false;
  spaces_.ForEachCovering(Prefix::Host(address), [&](const auto&) {
    found = true;
    return false;
  });
  return found;
}

bool Surroundings::InGatewaySubnet(IpAddress address) const {
  return !knows_gateway_ranges_ ||
         std::any_of(gateway_ranges_.begin(), gateway_ranges_.end(),
                     [&](const Prefix& range) { return range.Contains(address); });
}

bool Surroundings::Reaches(SiteId site, GatewayConnectionId connection) const {
  const std::vector<SiteConnection>& ways = topology_.sites[site].reached_through;
  return std::any_of(ways.begin(), ways.end(), [&](const SiteConnection& way) {
    return way.connection == connection && (!way.links || !way.links->empty());
  });
}

bool Surroundings::IsOfSite(GatewayConnectionId connection) const {
  for (size_t i = 0; i < topology_.sites.size(); ++i) {
    if (Reaches(topology_.sites.IdAt(i), connection)) return true;
  }
  return false;
}

bool Surroundings::TakesFromOtherNetworks(GatewayId id) const {
  const PlanValue<bool>& flag = topology_.gateways[id].remote_vnet_traffic;
  const EdgeHairpin hairpin = topology_.behaviour.edge_hairpin;
  return hairpin == EdgeHairpin::kOn ||
         (hairpin == EdgeHairpin::kByFlags && flag.known() && flag.value());
}

std::vector<NicId> Surroundings::InterfacesBeside(NicId nic) const {
  std::vector<NicId> interfaces;
  if (const ApplianceId appliance = ApplianceWith(nic); appliance.has_value()) {
    for (const ApplianceInterface& interface : topology_.appliances[appliance].interfaces) {
      if (interface.nic.has_value()) interfaces.push_back(interface.nic);
    }
    // One description may stand for several machines with an interface each.
    const PlanValue<MachineId>& machine = topology_.nics[nic].machine;
    std::erase_if(interfaces, [&](NicId other) {
      return other != nic && topology_.nics[other].machine != machine;
    });
  } else if (topology_.nics[nic].machine.known()) {
    interfaces = topology_.machines[topology_.nics[nic].machine.value()].nics;
  }
  if (std::find(interfaces.begin(), interfaces.end(), nic) == interfaces.end()) {
    interfaces.push_back(nic);
  }
  std::sort(interfaces.begin(), interfaces.end());
  return interfaces;
}

}  // namespace routesight

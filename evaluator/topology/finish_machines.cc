// How interfaces, machines, firewalls and the ways out to the Internet find each other.
#include <algorithm>

#include "evaluator/topology/topology_builder.h"
#include "evaluator/topology/topology_builder_internal.h"

namespace routesight {
namespace {

constexpr std::string_view kPublicIpEffect = "which public address it has is not known";
constexpr std::string_view kSubnetEffect = "which subnet it is in is not known";

// Primary first, else in the order of the plan.
template <typename Configurations>
size_t PrimaryOf(const Configurations& configurations) {
  for (size_t i = 0; i < configurations.size(); ++i) {
    const PlanValue<bool>& primary = configurations[i].primary;
    if (primary.known() && primary.value()) return i;
  }
  return 0;
}

template <typename IdType>
void SortUnique(std::vector<IdType>& ids) {
  std::sort(ids.begin(), ids.end());
  ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
}

// Certain ones first: what is open must not hide what is known.
template <typename Drafts>
void SortAssociations(Drafts& drafts, bool (*is_open)(const typename Drafts::value_type&)) {
  std::sort(drafts.begin(), drafts.end(), [&](const auto& a, const auto& b) {
    return std::tuple(is_open(a), std::string_view(a.name)) <
           std::tuple(is_open(b), std::string_view(b.name));
  });
}

}  // namespace

void TopologyBuilder::AddPathGap(Node& owner, std::string_view name, const Reference& reference,
                                 std::string_view effect) {
  const GapKind kind =
      reference.kind == ReferenceKind::kOpen ? GapKind::kOpenReference : GapKind::kOutsideThePlan;
  owner.path_gaps.push_back(
      topology_.gaps.Add({kind, std::string(name), reference.attribute, reference.Explained(effect),
                          reference.candidates}));
}

void TopologyBuilder::FinishPublicIps() {
  for (const PublicIpDraft& draft : machine_drafts_.public_ips) {
    if (AliasOfKnown(draft, public_ip_index_)) continue;
    PublicIp public_ip;
    static_cast<Node&>(public_ip) = ToNode(draft);
    public_ip.kind = draft.kind;
    public_ip.address =
        topology_.symbols.Intern(draft.address.empty() ? draft.text : draft.address);
    public_ip.sku = draft.sku;
    public_ip.zones = Intern(draft.zones);
    Enter(draft, topology_.public_ips.Add(std::move(public_ip)), public_ip_index_);
  }
}

void TopologyBuilder::FinishNatGateways() {
  SortDrafts(machine_drafts_.nat_gateways);
  const auto add_public_ip = [&](const Reference& reference, std::string_view name,
                                 NatGateway& gateway) {
    const auto public_ip = ResolveOrAdd(reference, public_ip_index_, topology_.public_ips, gateway,
                                        name, kPublicIpEffect);
    if (public_ip.known()) gateway.public_ips.push_back(public_ip.value());
  };
  for (const NatGatewayDraft& draft : machine_drafts_.nat_gateways) {
    if (AliasOfKnown(draft, nat_gateway_index_)) continue;
    NatGateway gateway;
    static_cast<Node&>(gateway) = ToNode(draft);
    gateway.sku = draft.sku;
    gateway.zones = Intern(draft.zones);
    for (const Reference& reference : draft.public_ips) {
      add_public_ip(reference, draft.name, gateway);
    }
    Enter(draft, topology_.nat_gateways.Add(std::move(gateway)), nat_gateway_index_);
  }
  auto& public_ips = machine_drafts_.nat_gateway_public_ips;
  std::sort(public_ips.begin(), public_ips.end(),
            [](const auto& a, const auto& b) { return a.name < b.name; });
  for (const NatGatewayPublicIpDraft& draft : public_ips) {
    const NatGatewayId id = Find(nat_gateway_index_, draft.nat_gateway);
    if (id.has_value()) {
      add_public_ip(draft.public_ip, draft.name, topology_.nat_gateways[id]);
    } else if (draft.nat_gateway.kind == ReferenceKind::kOpen) {
      SpreadPathGap(draft.name, draft.nat_gateway, "it may have this public address",
                    nat_gateway_index_, topology_.nat_gateways);
    }
  }
  for (NatGateway& gateway : topology_.nat_gateways) SortUnique(gateway.public_ips);
  SortAssociations(machine_drafts_.subnet_nat_gateways, [](const SubnetNatGatewayDraft& draft) {
    return draft.subnet.kind == ReferenceKind::kOpen;
  });
  absl::flat_hash_map<SubnetId, std::string> owners;
  for (const SubnetNatGatewayDraft& draft : machine_drafts_.subnet_nat_gateways) {
    Node gaps_of_association;
    const SubnetId subnet = Find(subnet_index_, draft.subnet);
    Node& owner = subnet.has_value() ? topology_.subnets[subnet] : gaps_of_association;
    const auto gateway =
        ResolveOrAdd(draft.nat_gateway, nat_gateway_index_, topology_.nat_gateways, owner,
                     draft.name, "which NAT gateway the subnet has is not known");
    Associate(draft, draft.subnet, subnet_index_, topology_.subnets, &Subnet::nat_gateway, gateway,
              owners);
  }
}

IpConfiguration TopologyBuilder::ToIpConfiguration(const NicDraft& nic,
                                                   const IpConfigurationDraft& draft, Nic& node) {
  IpConfiguration configuration;
  configuration.name = topology_.symbols.Intern(draft.name);
  configuration.allocation = draft.allocation;
  configuration.primary = draft.primary;
  configuration.public_ip = ResolveOrAdd(draft.public_ip, public_ip_index_, topology_.public_ips,
                                         node, nic.name, kPublicIpEffect);
  if (draft.subnet.kind == ReferenceKind::kAbsent) return configuration;
  const SubnetId subnet = Find(subnet_index_, draft.subnet);
  if (subnet.has_value()) {
    configuration.subnet = subnet;
    if (!node.subnet.has_value()) node.subnet = subnet;
    return configuration;
  }
  configuration.subnet = PlanValue<SubnetId>::Unknown();
  node.gaps.push_back(
      topology_.gaps.Add({draft.subnet.kind == ReferenceKind::kArmId ? GapKind::kOutsideThePlan
                                                                     : GapKind::kOpenReference,
                          nic.name, draft.subnet.attribute,
                          draft.subnet.Explained("which subnet the interface is in is not known"),
                          draft.subnet.candidates}));
  return configuration;
}

void TopologyBuilder::FinishNics() {
  for (const NicDraft& draft : nics_) {
    if (AliasOfKnown(draft, nic_index_)) continue;
    Nic nic;
    static_cast<Node&>(nic) = ToNode(draft);
    nic.ip_forwarding = draft.ip_forwarding;
    const size_t primary = PrimaryOf(draft.ip_configurations);
    for (size_t i = 0; i < draft.ip_configurations.size(); ++i) {
      const IpConfigurationDraft& stated = draft.ip_configurations[i];
      IpConfiguration configuration = ToIpConfiguration(draft, stated, nic);
      // A text that names the address, when that is not known.
      const std::string place = i == primary ? "" : Concat("ip_configuration[", i, "].");
      configuration.address = topology_.symbols.Intern(
          stated.address.empty() ? Concat(draft.name, ".", place, "private_ip_address")
                                 : stated.address);
      nic.private_ips.push_back(configuration.address);
      nic.ip_configurations.push_back(std::move(configuration));
    }
    if (nic.subnet.has_value()) nic.gaps.clear();  // All its subnets share one network.
    if (!nic.subnet.has_value() && nic.gaps.empty()) {
      nic.gaps.push_back(topology_.gaps.Add({GapKind::kUnknownValue,
                                             draft.name,
                                             "ip_configuration",
                                             "which subnet the interface is in is not known",
                                             {}}));
    }
    nic.security_group =
        ResolveOrAdd(draft.security_group, security_group_index_, topology_.security_groups, nic,
                     draft.name, "which security group the interface has is not known");
    Enter(draft, topology_.nics.Add(std::move(nic)), nic_index_);
  }
}

void TopologyBuilder::FinishMachines() {
  for (const MachineDraft& draft : machine_drafts_.machines) {
    if (AliasOfKnown(draft, machine_index_)) continue;
    Machine machine;
    static_cast<Node&>(machine) = ToNode(draft);
    machine.kind = draft.kind;
    machine.zones = Intern(draft.zones);
    machine.instances = draft.instances;
    machine.power_state = Intern(draft.power_state);
    const MachineId id = topology_.machines.Add(std::move(machine));
    Enter(draft, id, machine_index_);
    AttachNics(draft, id);
  }
  // What Azure says of an interface is older than what a machine of the plan says of itself.
  for (const NicDraft& draft : nics_) {
    if (draft.machine.kind != ReferenceKind::kArmId) continue;
    if (IsSeparate(draft.machine.target)) continue;
    const NicId id = nic_index_.at(draft.name);
    if (!topology_.nics[id].machine.absent()) continue;
    topology_.nics[id].machine =
        ResolveOrAdd(draft.machine, machine_index_, topology_.machines, topology_.nics[id],
                     draft.name, "which machine it belongs to is not known");
    if (!topology_.nics[id].machine.known()) continue;
    topology_.machines[topology_.nics[id].machine.value()].nics.push_back(id);
  }
}

void TopologyBuilder::AttachNics(const MachineDraft& draft, MachineId id) {
  constexpr std::string_view kEffect = "which interfaces the machine has is not known";
  for (const Reference& reference : draft.nics) {
    const NicId nic = Find(nic_index_, reference);
    if (nic.has_value()) {
      topology_.nics[nic].machine = id;
      topology_.machines[id].nics.push_back(nic);
      continue;
    }
    AddPathGap(topology_.machines[id], draft.name, reference, kEffect);
    for (const std::string& candidate : reference.candidates) {
      const NicId possible = Find(nic_index_, Reference::ToNode(candidate));
      if (!possible.has_value() || topology_.nics[possible].machine.known()) continue;
      topology_.nics[possible].machine = PlanValue<MachineId>::Unknown();
    }
  }
}

void TopologyBuilder::FinishFirewalls() {
  SortDrafts(machine_drafts_.firewalls);
  Index<FirewallId> index;
  for (const FirewallDraft& draft : machine_drafts_.firewalls) {
    if (AliasOfKnown(draft, index)) continue;
    Firewall firewall;
    static_cast<Node&>(firewall) = ToNode(draft);
    firewall.subnet = Resolve(draft.subnet, subnet_index_, firewall, draft.name, kSubnetEffect);
    firewall.management_subnet =
        Resolve(draft.management_subnet, subnet_index_, firewall, draft.name,
                "which subnet its management configuration is in is not known");
    firewall.address = topology_.symbols.Intern(draft.address.empty() ? draft.text : draft.address);
    firewall.zones = Intern(draft.zones);
    for (const Reference& reference : draft.public_ips) {
      const auto public_ip = ResolveOrAdd(reference, public_ip_index_, topology_.public_ips,
                                          firewall, draft.name, kPublicIpEffect);
      if (public_ip.known()) firewall.public_ips.push_back(public_ip.value());
    }
    SortUnique(firewall.public_ips);
    Enter(draft, topology_.firewalls.Add(std::move(firewall)), index);
  }
}

void TopologyBuilder::FinishBastions() {
  SortDrafts(machine_drafts_.bastions);
  for (const BastionDraft& draft : machine_drafts_.bastions) {
    Bastion bastion;
    static_cast<Node&>(bastion) = ToNode(draft);
    bastion.subnet = Resolve(draft.subnet, subnet_index_, bastion, draft.name, kSubnetEffect);
    bastion.public_ip = ResolveOrAdd(draft.public_ip, public_ip_index_, topology_.public_ips,
                                     bastion, draft.name, kPublicIpEffect);
    topology_.bastions.Add(std::move(bastion));
  }
}

}  // namespace routesight

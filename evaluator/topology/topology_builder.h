// Puts a topology together from what readers state, in any order. References are resolved at the
// end, in Finish(); what cannot be resolved becomes gaps of every node that it may concern.
#pragma once

#include <array>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "absl/container/flat_hash_set.h"
#include "evaluator/base/text.h"
#include "evaluator/topology/circuit_drafts.h"
#include "evaluator/topology/draft_list.h"
#include "evaluator/topology/drafts.h"
#include "evaluator/topology/machine_drafts.h"
#include "evaluator/topology/speaker_drafts.h"
#include "evaluator/topology/topology.h"

namespace routesight {

class TopologyBuilder {
 public:
  void Add(VnetDraft draft) { vnets_.Add(std::move(draft)); }
  void Add(SubnetDraft draft) { subnets_.Add(std::move(draft)); }
  void Add(PeeringDraft draft) { peerings_.Add(std::move(draft)); }
  void Add(RouteTableDraft draft) { route_tables_.Add(std::move(draft)); }
  void Add(UserRouteDraft draft) { routes_.Add(std::move(draft)); }
  void Add(RouteTableAssociationDraft draft) { associations_.Add(std::move(draft)); }
  void Add(NicDraft draft) { nics_.Add(std::move(draft)); }
  void Add(AddressDraft draft) { addresses_.Add(std::move(draft)); }
  void Add(PrivateEndpointDraft draft) { private_endpoints_.push_back(std::move(draft)); }
  void Add(GatewayDraft draft) { gateways_.push_back(std::move(draft)); }
  void Add(GatewayAddressesDraft draft) { gateway_addresses_.push_back(std::move(draft)); }
  void Add(LocalNetworkGatewayDraft draft) { local_network_gateways_.push_back(std::move(draft)); }
  void Add(ConnectionDraft draft) { connections_.push_back(std::move(draft)); }
  void Add(RouteServerDraft draft) { route_servers_.push_back(std::move(draft)); }
  void Add(BgpConnectionDraft draft) { bgp_connections_.push_back(std::move(draft)); }
  void Add(VirtualHubIpDraft draft) { hub_ips_.push_back(std::move(draft)); }
  void Add(GatewayNatRuleDraft draft) { nat_rules_.push_back(std::move(draft)); }
  void Add(CircuitDraft draft) { circuits_.push_back(std::move(draft)); }
  void Add(CircuitPeeringDraft draft) { circuit_peerings_.push_back(std::move(draft)); }
  void Add(CircuitAuthorizationDraft draft) { authorizations_.push_back(std::move(draft)); }
  void Add(CircuitConnectionDraft draft) { circuit_connections_.push_back(std::move(draft)); }
  void Add(ApplianceDraft draft) { appliances_.push_back(std::move(draft)); }
  void Add(SiteDraft draft) { sites_.push_back(std::move(draft)); }
  void Add(SummarizedPrefixesDraft draft) { summarized_.push_back(std::move(draft)); }
  void Add(PublicIpDraft draft) { machine_drafts_.public_ips.Add(std::move(draft)); }
  void Add(NatGatewayDraft draft) { machine_drafts_.nat_gateways.push_back(std::move(draft)); }
  void Add(NatGatewayPublicIpDraft draft) {
    machine_drafts_.nat_gateway_public_ips.push_back(std::move(draft));
  }
  void Add(SubnetNatGatewayDraft draft) {
    machine_drafts_.subnet_nat_gateways.push_back(std::move(draft));
  }
  void Add(SecurityRuleDraft draft) { machine_drafts_.security_rules.Add(std::move(draft)); }
  void Add(SecurityGroupDraft draft) { machine_drafts_.security_groups.Add(std::move(draft)); }
  void Add(SecurityGroupAssociationDraft draft) {
    machine_drafts_.security_group_associations.Add(std::move(draft));
  }
  void Add(MachineDraft draft) { machine_drafts_.machines.Add(std::move(draft)); }
  void Add(FirewallDraft draft) { machine_drafts_.firewalls.push_back(std::move(draft)); }
  void Add(BastionDraft draft) { machine_drafts_.bastions.push_back(std::move(draft)); }
  void Add(LoadBalancerDraft draft) { machine_drafts_.load_balancers.push_back(std::move(draft)); }
  void Add(BackendPoolDraft draft) { machine_drafts_.backend_pools.push_back(std::move(draft)); }
  void Add(PoolMemberDraft draft) { machine_drafts_.pool_members.push_back(std::move(draft)); }
  void Add(HealthProbeDraft draft) { machine_drafts_.health_probes.push_back(std::move(draft)); }
  void Add(BalancingRuleDraft draft) {
    machine_drafts_.balancing_rules.push_back(std::move(draft));
  }
  void Add(OutboundRuleDraft draft) { machine_drafts_.outbound_rules.push_back(std::move(draft)); }
  // A resource of this ARM id is one of the plan's own: a copy of it that is embedded elsewhere, or
  // what others repeat of it, says nothing. In lower case; the text outlives the builder.
  void IgnoreEmbedded(std::string_view arm_id) {
    if (!arm_id.empty()) separate_.insert(arm_id);
  }
  // Networks, subnets, peerings, route tables, interfaces, machines and security groups that were
  // stated once for several moments, before anything else. They outlive this builder.
  void Include(const TopologyBuilder& shared);
  // Before it is included: what is sorted once need not be sorted at each moment.
  void SortShared();
  // The plan takes this subnet's association away; what the subnet itself still says is stale.
  void IgnoreOwnRouteTable(Reference subnet) { dissociated_.push_back(std::move(subnet)); }
  // Likewise its association with a security group.
  void IgnoreOwnSecurityGroup(Reference subnet) { ungrouped_.push_back(std::move(subnet)); }
  // The private peering that a plan manages is not there at this moment.
  void MissPrivatePeeringOf(Reference circuit) {
    circuits_without_private_peering_.push_back(std::move(circuit));
  }
  void Add(InvalidValue value) { invalid_values_.push_back(std::move(value)); }
  void Set(Behaviour behaviour) { topology_.behaviour = behaviour; }
  // Texts that get the symbols that they have there; null for none. Before anything else.
  void BeginWith(std::shared_ptr<const SymbolTable> texts) {
    topology_.symbols = SymbolTable(std::move(texts));
  }
  // Touches every table.
  void AddGap(Gap gap) { gaps_.push_back(std::move(gap)); }
  // Touches no table of this moment, but whoever reads them should know.
  void Mention(Gap gap) { topology_.gaps.Add(std::move(gap)); }

  Topology Finish();

 private:
  template <typename IdType>
  using Index = absl::flat_hash_map<std::string, IdType>;

  // In any case of letters.
  bool IsSeparate(std::string_view arm_id) const {
    const LowerCase id(arm_id);
    return separate_.contains(id.text()) ||
           (shared_ != nullptr && shared_->separate_.contains(id.text()));
  }
  Node ToNode(const NodeDraft& draft);
  // What to call something that is in no file at hand.
  Node OutsideNode(const Reference& reference);
  PlanValue<Symbol> Intern(const PlanValue<std::string>& text);
  PlanValue<std::vector<Symbol>> Intern(const PlanValue<TextList>& texts);
  template <typename IdType>
  IdType Find(const Index<IdType>& index, const Reference& reference) const;
  void FinishVnets();
  VnetId FindVnet(const Reference& reference);
  void FinishRouteTables();
  void FinishRoutes();
  Symbol NextHopText(const UserRouteDraft& draft);
  void FinishSubnets();
  void FinishOwnRouteTables(const std::vector<const SubnetDraft*>& drafts,
                            const std::vector<SubnetId>& ids);
  UserRouteTableId FindRouteTable(const Reference& reference);
  void AddRouteTableGap(Subnet& subnet, std::string_view stated_by, const Reference& reference);
  void FinishAssociations();
  void FinishPeerings();
  void AddPeeredSubnets(const PeeringDraft& draft, Peering& peering);
  // Of machines, ways out and load balancers: finish_machines.cc and what is named like it.
  void FinishPublicIps();
  void FinishNatGateways();
  void FinishSecurityGroups();
  void FinishSecurityRules();
  void FinishSecurityGroupAssociations();
  void FinishNics();
  IpConfiguration ToIpConfiguration(const NicDraft& nic, const IpConfigurationDraft& draft,
                                    Nic& node);
  void FinishMachines();
  void AttachNics(const MachineDraft& draft, MachineId id);
  void FinishFirewalls();
  void FinishBastions();
  void FinishLoadBalancers();
  void FinishBackendPools();
  void AddPoolMember(const PoolMemberDraft& draft, BackendPool& pool);
  void FinishHealthProbes();
  void FinishBalancingRules();
  void FinishOutboundRules();
  void FinishPrivateEndpoints();
  void FinishGateways();
  void FinishGatewayAddresses();
  void AddUnmatched(std::string_view place, const Reference& reference);
  void FinishConnections();
  void FinishRouteServers();
  void PlaceHubs();
  void FinishBgpConnections();
  Symbol PeerAddress(const BgpConnectionDraft& draft);
  void FinishCircuits();
  CircuitId FindCircuit(const Reference& reference);
  void StatePrivatePeering(CircuitId id, const CircuitPeeringDraft& draft);
  void FinishCircuitPeerings();
  CircuitId CircuitOfPeering(const Reference& peering);
  void FinishCircuitConnections();
  void FinishNatRules();
  void FinishCircuitOf(const ConnectionDraft& draft, GatewayConnection& connection);
  void FinishNatRulesOf(const ConnectionDraft& draft, GatewayConnection& connection);
  void FindAzureGateways();
  void FinishSpeakers();
  void FinishAppliance(const ApplianceDraft& draft, Appliance& appliance);
  void FinishInterface(const ApplianceDraft& draft, const ApplianceInterfaceDraft& stated,
                       Appliance& appliance);
  void FinishSite(const SiteDraft& draft, Site& site);
  Speaker FindSpeaker(const Reference& reference) const;
  std::array<Symbol, 2> LinkNames(std::string_view circuit);
  SpeakerSession FinishSession(const SessionDraft& draft);
  void FindAppliancesOfBgpConnections();
  void FinishSummarizedPrefixes();
  // The one interface at hand with this address in the network, or in one peered with it.
  NicId FindNicNear(VnetId vnet, Symbol address) const;
  bool IsNear(VnetId vnet, VnetId other) const;
  Symbol AddressOr(const PlanValue<std::string>& address, std::string_view text);
  // Records that an open reference may concern its candidates; all nodes when it has none.
  template <typename IdType, typename T>
  void SpreadGap(const Gap& gap, const Reference& reference, const Index<IdType>& index,
                 Table<IdType, T>& nodes);
  // The same for gaps that no table depends on.
  template <typename IdType, typename T>
  void SpreadPathGap(std::string_view name, const Reference& reference, std::string_view effect,
                     const Index<IdType>& index, Table<IdType, T>& nodes);
  void AddPathGap(Node& owner, std::string_view name, const Reference& reference,
                  std::string_view effect);
  // The node that a reference of `owner` leads to; while that is not known, a path gap of it.
  template <typename IdType>
  PlanValue<IdType> Resolve(const Reference& reference, const Index<IdType>& index, Node& owner,
                            std::string_view name, std::string_view effect);
  // Likewise; what lies outside becomes a node.
  template <typename IdType, typename T>
  PlanValue<IdType> ResolveOrAdd(const Reference& reference, Index<IdType>& index,
                                 Table<IdType, T>& nodes, Node& owner, std::string_view name,
                                 std::string_view effect);
  // States `value` of the node that an association names, or of those that it may mean.
  template <typename Draft, typename IdType, typename T, typename Target>
  void Associate(const Draft& draft, const Reference& reference, const Index<IdType>& index,
                 Table<IdType, T>& nodes, PlanValue<Target> T::*member,
                 const PlanValue<Target>& value, absl::flat_hash_map<IdType, std::string>& owners);
  // The network that a reference to one of its subnets leads to; none while that is open.
  VnetId VnetOfSubnet(const Reference& subnet) const;
  // As SpreadGap, for something that lives in a subnet and concerns the whole network; nothing when
  // that network is known.
  void SpreadHostGap(const NodeDraft& draft, const Reference& subnet, std::string_view what);
  void AddOutsideGap(std::string_view name, const Reference& owner, std::string_view effect);
  std::string AddressText(const Reference& reference, std::string_view owner) const;

  DraftList<VnetDraft> vnets_;
  DraftList<SubnetDraft> subnets_;
  DraftList<PeeringDraft> peerings_;
  DraftList<RouteTableDraft> route_tables_;
  DraftList<UserRouteDraft> routes_;
  DraftList<RouteTableAssociationDraft> associations_;
  DraftList<NicDraft> nics_;
  DraftList<AddressDraft> addresses_;
  std::vector<PrivateEndpointDraft> private_endpoints_;
  std::vector<GatewayDraft> gateways_;
  std::vector<GatewayAddressesDraft> gateway_addresses_;
  std::vector<LocalNetworkGatewayDraft> local_network_gateways_;
  std::vector<ConnectionDraft> connections_;
  std::vector<RouteServerDraft> route_servers_;
  std::vector<BgpConnectionDraft> bgp_connections_;
  MachineDrafts machine_drafts_;
  std::vector<VirtualHubIpDraft> hub_ips_;
  std::vector<GatewayNatRuleDraft> nat_rules_;
  std::vector<CircuitDraft> circuits_;
  std::vector<CircuitPeeringDraft> circuit_peerings_;
  std::vector<CircuitAuthorizationDraft> authorizations_;
  std::vector<CircuitConnectionDraft> circuit_connections_;
  std::vector<ApplianceDraft> appliances_;
  std::vector<SiteDraft> sites_;
  std::vector<SummarizedPrefixesDraft> summarized_;
  std::vector<Reference> circuits_without_private_peering_;
  std::vector<Reference> dissociated_;
  std::vector<Reference> ungrouped_;
  std::vector<Gap> gaps_;
  std::vector<InvalidValue> invalid_values_;
  absl::flat_hash_set<std::string_view> separate_;  // Lower-case ARM ids.
  const TopologyBuilder* shared_ = nullptr;

  // Names and lower-case ARM ids of what is finished.
  Index<VnetId> vnet_index_;
  Index<SubnetId> subnet_index_;
  absl::flat_hash_map<SubnetId, Reference> open_networks_;  // Of subnets that may be in another.
  Index<UserRouteTableId> route_table_index_;
  Index<GatewayId> gateway_index_;
  Index<LocalNetworkGatewayId> local_network_gateway_index_;
  Index<RouteServerId> route_server_index_;
  Index<PublicIpId> public_ip_index_;
  Index<NatGatewayId> nat_gateway_index_;
  Index<SecurityGroupId> security_group_index_;
  Index<NicId> nic_index_;
  Index<MachineId> machine_index_;
  Index<LoadBalancerId> load_balancer_index_;
  Index<BackendPoolId> backend_pool_index_;
  Index<HealthProbeId> health_probe_index_;
  Index<GatewayConnectionId> connection_index_;
  Index<GatewayNatRuleId> nat_rule_index_;
  Index<CircuitId> circuit_index_;
  Index<CircuitPeeringId> circuit_peering_index_;
  Index<ApplianceId> appliance_index_;
  Index<SiteId> site_index_;
  absl::flat_hash_map<std::string, const AddressDraft*> address_index_;
  absl::flat_hash_map<VnetId, std::vector<Prefix>> former_address_space_;
  Topology topology_;
};

}  // namespace routesight

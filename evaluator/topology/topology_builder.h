// Puts a topology together from what readers state, in any order. References are resolved at the
// end, in Finish(); what cannot be resolved becomes gaps of every node that it may concern.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "absl/container/flat_hash_set.h"
#include "evaluator/topology/drafts.h"
#include "evaluator/topology/topology.h"

namespace routesight {

class TopologyBuilder {
 public:
  void Add(VnetDraft draft) { vnets_.push_back(std::move(draft)); }
  void Add(SubnetDraft draft) { subnets_.push_back(std::move(draft)); }
  void Add(PeeringDraft draft) { peerings_.push_back(std::move(draft)); }
  void Add(RouteTableDraft draft) { route_tables_.push_back(std::move(draft)); }
  void Add(UserRouteDraft draft) { routes_.push_back(std::move(draft)); }
  void Add(RouteTableAssociationDraft draft) { associations_.push_back(std::move(draft)); }
  void Add(NicDraft draft) { nics_.push_back(std::move(draft)); }
  void Add(AddressDraft draft) { addresses_.push_back(std::move(draft)); }
  void Add(PrivateEndpointDraft draft) { private_endpoints_.push_back(std::move(draft)); }
  void Add(GatewayDraft draft) { gateways_.push_back(std::move(draft)); }
  void Add(GatewayAddressesDraft draft) { gateway_addresses_.push_back(std::move(draft)); }
  void Add(LocalNetworkGatewayDraft draft) { local_network_gateways_.push_back(std::move(draft)); }
  void Add(ConnectionDraft draft) { connections_.push_back(std::move(draft)); }
  void Add(RouteServerDraft draft) { route_servers_.push_back(std::move(draft)); }
  void Add(BgpConnectionDraft draft) { bgp_connections_.push_back(std::move(draft)); }
  // A subnet or route of this ARM id is a resource of its own: a copy of it that is embedded in its
  // parent says nothing.
  void IgnoreEmbedded(std::string_view arm_id);
  // The plan takes this subnet's association away; what the subnet itself still says is stale.
  void IgnoreOwnRouteTable(Reference subnet) { dissociated_.push_back(std::move(subnet)); }
  void Add(InvalidValue value) { invalid_values_.push_back(std::move(value)); }
  void Set(Behaviour behaviour) { topology_.behaviour = behaviour; }
  // Touches every table.
  void AddGap(Gap gap) { gaps_.push_back(std::move(gap)); }
  // Touches no table of this moment, but whoever reads them should know.
  void Mention(Gap gap) { topology_.gaps.Add(std::move(gap)); }

  Topology Finish();

 private:
  template <typename IdType>
  using Index = absl::flat_hash_map<std::string, IdType>;

  Node ToNode(const NodeDraft& draft);
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
  void FinishNics();
  void FinishPrivateEndpoints();
  void FinishGateways();
  void FinishGatewayAddresses();
  void AddUnmatched(std::string_view place, const Reference& reference);
  void FinishConnections();
  void FinishRouteServers();
  // Records that an open reference may concern its candidates; all nodes when it has none.
  template <typename IdType, typename T>
  void SpreadGap(const Gap& gap, const Reference& reference, const Index<IdType>& index,
                 Table<IdType, T>& nodes);
  // The network that a reference to one of its subnets leads to; none while that is open.
  VnetId VnetOfSubnet(const Reference& subnet) const;
  // As SpreadGap, for something that lives in a subnet and concerns the whole network.
  void SpreadHostGap(const NodeDraft& draft, const Reference& subnet, std::string_view what);
  void AddOutsideGap(std::string_view name, const Reference& owner, std::string_view effect);
  std::string AddressText(const Reference& reference, std::string_view owner) const;

  std::vector<VnetDraft> vnets_;
  std::vector<SubnetDraft> subnets_;
  std::vector<PeeringDraft> peerings_;
  std::vector<RouteTableDraft> route_tables_;
  std::vector<UserRouteDraft> routes_;
  std::vector<RouteTableAssociationDraft> associations_;
  std::vector<NicDraft> nics_;
  std::vector<AddressDraft> addresses_;
  std::vector<PrivateEndpointDraft> private_endpoints_;
  std::vector<GatewayDraft> gateways_;
  std::vector<GatewayAddressesDraft> gateway_addresses_;
  std::vector<LocalNetworkGatewayDraft> local_network_gateways_;
  std::vector<ConnectionDraft> connections_;
  std::vector<RouteServerDraft> route_servers_;
  std::vector<BgpConnectionDraft> bgp_connections_;
  std::vector<Reference> dissociated_;
  std::vector<Gap> gaps_;
  std::vector<InvalidValue> invalid_values_;
  absl::flat_hash_set<std::string> separate_;  // Lower-case ARM ids.

  // Names and lower-case ARM ids of what is finished.
  Index<VnetId> vnet_index_;
  Index<SubnetId> subnet_index_;
  Index<UserRouteTableId> route_table_index_;
  Index<GatewayId> gateway_index_;
  Index<LocalNetworkGatewayId> local_network_gateway_index_;
  Index<RouteServerId> route_server_index_;
  absl::flat_hash_map<std::string, const AddressDraft*> address_index_;
  absl::flat_hash_map<VnetId, std::vector<Prefix>> former_address_space_;
  Topology topology_;
};

}  // namespace routesight

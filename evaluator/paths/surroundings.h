// What a walk through a network asks again and again, found once: who has an address, which
// networks are peered, where gateways stand.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "evaluator/base/prefix_table.h"
#include "evaluator/control_plane/peering_state.h"
#include "evaluator/forwarding/effective_routes.h"
#include "evaluator/paths/known_routes.h"
#include "evaluator/topology/topology.h"

namespace routesight {

// Who has a private address. One of the ids is there.
struct AddressOwner {
  VnetId vnet;
  SubnetId subnet;
  NicId nic;
  FirewallId firewall;
  LoadBalancerId balancer;
  size_t frontend = 0;  // Of the balancer.
  ApplianceId
      appliance;  // Described, with an address that no interface at hand has; else of `nic`.
};

struct PeerLink {
  VnetId peer;
  PeeringId half;   // In the network itself.
  PeeringId other;  // In the peer.
};

class Surroundings {
 public:
  Surroundings(const Topology& topology, const Ribs& ribs, const Fibs& fibs);
  // `vacant`: addresses, as the plan calls them, that are known to be nobody's at this moment.
  Surroundings(const Topology& topology, const Ribs& ribs, const Fibs& fibs,
               std::set<std::string> vacant);

  const Topology& topology() const { return topology_; }
  const Ribs& ribs() const { return ribs_; }
  const Fibs& fibs() const { return fibs_; }
  const KnownRoutes& known_routes() const { return known_routes_; }

  VnetId VnetOf(SubnetId subnet) const {
    return subnet.has_value() ? topology_.subnets[subnet].vnet : VnetId{};
  }
  // Connected peerings of a network.
  const std::vector<PeerLink>& PeersOf(VnetId vnet) const;
  // Those of them over which it sees the address in the peer.
  std::vector<PeerLink> PeersSeenWith(VnetId vnet, IpAddress address) const;
  // Those who have the address in any network, by what the plan calls it.
  const std::vector<AddressOwner>& OwnersOf(Symbol address) const;
  // Whether the address is known to be nobody's.
  bool IsVacant(Symbol address) const { return vacant_.contains(std::string(Name(address))); }
  // The subnet of the network that has the address; none if none is known to.
  SubnetId SubnetWith(VnetId vnet, IpAddress address) const;
  // Whether all ranges of all subnets of the network are known.
  bool KnowsSubnetsOf(VnetId vnet) const;
  // Whether an address space of the network has the address.
  bool InSpaceOf(VnetId vnet, IpAddress address) const;
  // The network or, if its address spaces do not have the address, the first of those peered with
  // it that does; none if none does.
  VnetId NetworkNear(VnetId vnet, IpAddress address) const;
  bool IsInSomeNetwork(IpAddress address) const;
  // Whether it is in the range of gateways, where their instances have addresses.
  bool InGatewaySubnet(IpAddress address) const;
  // Whether the site is described as reached over the connection, and that is up.
  bool Reaches(SiteId site, GatewayConnectionId connection) const;
  bool IsOfSite(GatewayConnectionId connection) const;
  // ER-05: Whether a gateway takes routes of other networks from the edge of its circuits.
  bool TakesFromOtherNetworks(GatewayId gateway) const;
  const std::vector<GatewayId>& GatewaysIn(VnetId vnet) const { return gateways_[vnet.value]; }
  SubnetId GatewaySubnetOf(VnetId vnet) const { return gateway_subnets_[vnet.value]; }
  // The description of the appliance that has the interface; none if there is none.
  ApplianceId ApplianceWith(NicId nic) const { return appliance_of_nic_[nic.value]; }
  // The interfaces of all networks that have the address.
  const std::vector<NicId>& InterfacesWith(IpAddress address) const;
  // The interfaces through which whoever has this one forwards.
  std::vector<NicId> InterfacesBeside(NicId nic) const;

  std::string_view Name(Symbol symbol) const { return topology_.Text(symbol); }

 private:
  void AddOwners();

  const Topology& topology_;
  const Ribs& ribs_;
  const Fibs& fibs_;
  std::set<std::string> vacant_;
  KnownRoutes known_routes_;
  std::vector<std::vector<PeerLink>> peers_;      // By VnetId.
  std::vector<PrefixTable<PeerLink>> seen_;       // By VnetId: what it sees over its peerings.
  PrefixTable<VnetId> spaces_;                    // Address spaces of networks.
  std::vector<std::vector<GatewayId>> gateways_;  // By VnetId.
  std::vector<std::vector<SubnetId>> subnets_;    // By VnetId.
  std::vector<SubnetId> gateway_subnets_;         // By VnetId.
  std::vector<Prefix> gateway_ranges_;
  bool knows_gateway_ranges_ = true;
  bool has_lost_subnets_ = false;              // Which may be in any network.
  std::vector<ApplianceId> appliance_of_nic_;  // By NicId.
  absl::flat_hash_map<IpAddress, std::vector<NicId>> interfaces_with_;
  absl::flat_hash_map<Symbol, std::vector<AddressOwner>> owners_;
};

}  // namespace routesight

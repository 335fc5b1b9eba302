// An Azure network at one moment: what exists, how it hangs together, and what could not be known.
// Facts only; what Azure makes of them is decided in control_plane/ and forwarding/.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "evaluator/base/ip_address.h"
#include "evaluator/base/plan_value.h"
#include "evaluator/base/prefix.h"
#include "evaluator/base/table.h"
#include "evaluator/topology/behaviour.h"
#include "evaluator/topology/circuits.h"
#include "evaluator/topology/gateways.h"
#include "evaluator/topology/ids.h"
#include "evaluator/topology/load_balancing.h"
#include "evaluator/topology/machines.h"
#include "evaluator/topology/node.h"
#include "evaluator/topology/speakers.h"

namespace routesight {

struct Vnet : Node {
  bool outside = false;  // In no plan or state at hand; only other resources name it.
  // The files at hand show its gateways and route servers at every moment: where none is, it has
  // none.
  bool gateways_at_hand = false;
  bool has_blocks = false;  // Its configuration writes subnets inline.
  // Gaps about ranges, region and private endpoints, which touch the networks peered with it too.
  // Node::gaps touch the tables of this network only.
  std::vector<GapId> shared_gaps;
  Symbol location;                    // Lower case without spaces; none while unknown.
  std::vector<Prefix> address_space;  // Sorted. Invalid ones are left out and are a gap.
  // What its gateways announce in place of the prefixes that these cover. Sorted.
  std::vector<Prefix> summarized_gateway_prefixes;
};

enum class EndpointPolicies : uint8_t { kUnknown, kIgnoreRoutes, kObeyRoutes };

struct Subnet : Node {
  VnetId vnet;
  Symbol short_name;                      // GatewaySubnet
  std::vector<Prefix> address_prefixes;   // Sorted. No row of a table depends on them.
  std::vector<GapId> prefix_gaps;         // Why prefixes are missing.
  UserRouteTableId route_table;           // None without one.
  std::vector<Symbol> service_endpoints;  // Microsoft.Storage; sorted by text.
  // PE-03: whether route tables apply to traffic to the private endpoints in this subnet.
  EndpointPolicies endpoint_policies = EndpointPolicies::kIgnoreRoutes;
  PlanValue<std::vector<Symbol>> delegations;  // Microsoft.Web/serverFarms; sorted by text.
  PlanValue<bool> default_outbound_access;
  PlanValue<bool> link_service_policies;  // private_link_service_network_policies_enabled
  PlanValue<SecurityGroupId> security_group;
  PlanValue<NatGatewayId> nat_gateway;
};

// One half of a peering: what `from` says about `to`.
struct Peering : Node {
  VnetId from;
  VnetId to;
  PlanValue<bool> allow_virtual_network_access;
  PlanValue<bool> allow_forwarded_traffic;
  PlanValue<bool> allow_gateway_transit;
  PlanValue<bool> use_remote_gateways;
  // PEER-11: the prefixes of `to` when this half was last synchronised. Sorted.
  std::vector<Prefix> synchronised;
  bool stale = false;      // They are not those that `to` has now.
  bool standing = false;   // It existed before the plan and still is the same object.
  bool recreated = false;  // PEER-12: it existed, was deleted, here or by hand, and created again.
  // PEER-15: with subnet peering, the prefixes of the peered subnets of `to`. Sorted.
  bool whole_networks = true;
  std::vector<Prefix> remote_subnets;
};

enum class UserNextHopType : uint8_t {
  kVnetLocal,
  kInternet,
  kNone,
  kVirtualNetworkGateway,
  kVirtualAppliance,
};

struct UserRoute {
  Symbol name;         // The route's own name, as Azure shows it.
  Symbol address;      // Terraform address of the resource that defines it.
  Prefix prefix;       // Not used for a service tag.
  Symbol service_tag;  // Storage.WestEurope; none for a CIDR prefix.
  UserNextHopType next_hop_type = UserNextHopType::kNone;
  Symbol next_hop;  // Address, or a text that names it; none unless the type is an appliance.
};

struct UserRouteTable : Node {
  Symbol location;                // As in Vnet.
  PlanValue<bool> propagation;    // bgp_route_propagation_enabled
  bool has_blocks = false;        // Its configuration writes routes inline.
  std::vector<UserRoute> routes;  // Sorted by prefix, then name.
};

// An interface, or those that the instances of a scale set have alike:
// `<scale set address>#nic:<name>`.
struct Nic : Node {
  SubnetId subnet;                  // None while it is open.
  std::vector<Symbol> private_ips;  // Addresses, or texts that name them.
  std::vector<IpConfiguration> ip_configurations;
  PlanValue<bool> ip_forwarding;
  PlanValue<SecurityGroupId> security_group;
  PlanValue<MachineId> machine;  // Absent while it is attached to none.
};

struct PrivateEndpoint : Node {
  SubnetId subnet;
  std::vector<IpAddress> addresses;  // Sorted.
};

// A value that Azure would refuse. It takes no part in the network.
struct InvalidValue {
  std::string resource;   // Terraform address
  std::string attribute;  // address_prefixes.0
  std::string value;
  std::string problem;  // has host bits set; expected 10.0.0.0/16
};

struct Topology {
  SymbolTable symbols;
  Table<VnetId, Vnet> vnets;
  Table<SubnetId, Subnet> subnets;
  Table<PeeringId, Peering> peerings;
  Table<UserRouteTableId, UserRouteTable> route_tables;
  Table<NicId, Nic> nics;
  Table<PrivateEndpointId, PrivateEndpoint> private_endpoints;
  Table<GatewayId, Gateway> gateways;
  Table<LocalNetworkGatewayId, LocalNetworkGateway> local_network_gateways;
  Table<GatewayConnectionId, GatewayConnection> connections;
  Table<GatewayNatRuleId, GatewayNatRule> nat_rules;
  Table<CircuitId, Circuit> circuits;
  Table<CircuitPeeringId, CircuitPeering> circuit_peerings;
  Table<CircuitAuthorizationId, CircuitAuthorization> circuit_authorizations;
  Table<CircuitConnectionId, CircuitConnection> circuit_connections;
  Table<RouteServerId, RouteServer> route_servers;
  Table<BgpConnectionId, BgpConnection> bgp_connections;
  Table<ApplianceId, Appliance> appliances;
  Table<SiteId, Site> sites;
  Table<PublicIpId, PublicIp> public_ips;
  Table<NatGatewayId, NatGateway> nat_gateways;
  Table<SecurityGroupId, SecurityGroup> security_groups;
  Table<MachineId, Machine> machines;
  Table<FirewallId, Firewall> firewalls;
  Table<BastionId, Bastion> bastions;
  Table<LoadBalancerId, LoadBalancer> load_balancers;
  Table<BackendPoolId, BackendPool> backend_pools;
  Table<HealthProbeId, HealthProbe> health_probes;
  Table<BalancingRuleId, BalancingRule> balancing_rules;
  Table<OutboundRuleId, OutboundRule> outbound_rules;
  Table<GapId, Gap> gaps;
  std::vector<GapId> gaps_of_everything;  // Touch every table.
  std::vector<InvalidValue> invalid_values;
  Behaviour behaviour;
  // Statements of the configuration file about things that are not here: place and name. Sorted.
  std::vector<std::string> unmatched;

  std::string_view Text(Symbol symbol) const { return symbols.Text(symbol); }
};

}  // namespace routesight

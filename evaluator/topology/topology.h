// An Azure network at one moment: what exists, how it hangs together, and what could not be known.
// Facts only; what Azure makes of them is decided in control_plane/ and forwarding/.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "evaluator/base/gap.h"
#include "evaluator/base/ip_address.h"
#include "evaluator/base/plan_value.h"
#include "evaluator/base/prefix.h"
#include "evaluator/base/symbol.h"
#include "evaluator/base/table.h"
#include "evaluator/topology/behaviour.h"

namespace routesight {

struct Vnet;
struct Subnet;
struct Peering;
struct UserRouteTable;
struct Nic;
struct PrivateEndpoint;
struct Gateway;
struct LocalNetworkGateway;
struct GatewayConnection;
struct RouteServer;
using VnetId = Id<Vnet>;
using SubnetId = Id<Subnet>;
using PeeringId = Id<Peering>;
using UserRouteTableId = Id<UserRouteTable>;
using NicId = Id<Nic>;
using PrivateEndpointId = Id<PrivateEndpoint>;
using GatewayId = Id<Gateway>;
using LocalNetworkGatewayId = Id<LocalNetworkGateway>;
using GatewayConnectionId = Id<GatewayConnection>;
using RouteServerId = Id<RouteServer>;
using GapId = Id<Gap>;

// What every node has. A node's identity across moments is the text of its name.
struct Node {
  Symbol name;    // Terraform address; `<network address>#subnet:<name>` for an inline subnet;
                  // the ARM id for what lies outside the plan.
  Symbol arm_id;  // As Azure writes it; none while it is not known or must not be shown.
  std::vector<GapId> gaps;  // What is not known of this node.
};

struct Vnet : Node {
  bool outside = false;  // In no plan or state at hand; only other resources name it.
  // Gaps about ranges, region and private endpoints, which touch the networks peered with it too.
  // Node::gaps touch the tables of this network only.
  std::vector<GapId> shared_gaps;
  Symbol location;                    // Lower case without spaces; none while unknown.
  std::vector<Prefix> address_space;  // Sorted. Invalid ones are left out and are a gap.
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
  PlanValue<bool> propagation;    // bgp_route_propagation_enabled
  std::vector<UserRoute> routes;  // Sorted by prefix, then name.
};

struct Nic : Node {
  SubnetId subnet;                  // None while it is open.
  std::vector<Symbol> private_ips;  // Addresses, or texts that name them.
};

struct PrivateEndpoint : Node {
  SubnetId subnet;
  std::vector<IpAddress> addresses;  // Sorted.
};

enum class GatewayType : uint8_t { kUnknown, kVpn, kExpressRoute };

struct Gateway : Node {
  VnetId vnet;
  GatewayType type = GatewayType::kUnknown;
  PlanValue<bool> active_active;
  PlanValue<bool> bgp_enabled;
  std::vector<Symbol> instance_addresses;  // Private, in order; what is not known is a text.
  std::vector<Symbol> public_addresses;    // In order of the ip_configuration blocks; as above.
  std::vector<Prefix> client_pools;        // Point-to-site. Sorted.
};

struct LocalNetworkGateway : Node {
  std::vector<Prefix> address_space;  // Sorted.
  bool has_bgp = false;
};

enum class ConnectionType : uint8_t { kUnknown, kIpsec, kVnetToVnet, kExpressRoute };

struct GatewayConnection : Node {
  ConnectionType type = ConnectionType::kUnknown;
  GatewayId gateway;
  GatewayId peer_gateway;
  LocalNetworkGatewayId local_network_gateway;
  PlanValue<bool> bgp_enabled;
};

struct RouteServer : Node {
  VnetId vnet;
  PlanValue<bool> branch_to_branch;
  std::vector<Symbol> bgp_connections;  // Terraform addresses. Sorted by text.
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
  Table<RouteServerId, RouteServer> route_servers;
  Table<GapId, Gap> gaps;
  std::vector<GapId> gaps_of_everything;  // Touch every table.
  std::vector<InvalidValue> invalid_values;
  Behaviour behaviour;
  // Statements of the configuration file about things that are not here: place and name. Sorted.
  std::vector<std::string> unmatched;

  std::string_view Text(Symbol symbol) const { return symbols.Text(symbol); }
};

}  // namespace routesight

// What readers state: nodes whose references to each other are not resolved yet. One draft per
// resource, or per block where a block is a thing of its own.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "evaluator/topology/reference.h"
#include "evaluator/topology/topology.h"

namespace routesight {

// What readers state about every resource.
struct NodeDraft {
  std::string name;
  std::string arm_id;     // For joining; may be one that only serves comparison.
  bool managed = true;    // False for a data source.
  size_t plan_place = 0;  // Which of the plans states it.
  std::string place;      // In a configuration file, of what is assumed; else empty.
  std::vector<Gap> gaps;
};

struct VnetDraft : NodeDraft {
  std::string location;
  std::vector<Prefix> address_space;
  // Before the plan changed it, if it has (PEER-11).
  std::optional<std::vector<Prefix>> former_address_space;
  bool has_blocks = false;  // Its configuration writes subnets inline.
};

struct SubnetDraft : NodeDraft {
  Reference vnet;
  std::string short_name;
  bool embedded = false;  // A block or computed copy inside the network.
  std::vector<Prefix> address_prefixes;
  std::vector<Gap> prefix_gaps;  // Why prefixes are missing.
  Reference route_table;         // What the subnet itself states.
  std::vector<std::string> service_endpoints;
  EndpointPolicies endpoint_policies = EndpointPolicies::kIgnoreRoutes;
  PlanValue<std::vector<std::string>> delegations;
  PlanValue<bool> default_outbound_access;
  PlanValue<bool> link_service_policies;
  Reference security_group;  // What the subnet itself states.
};

struct PeeringDraft : NodeDraft {
  Reference from;
  Reference to;
  PlanValue<bool> allow_virtual_network_access;
  PlanValue<bool> allow_forwarded_traffic;
  PlanValue<bool> allow_gateway_transit;
  PlanValue<bool> use_remote_gateways;
  PlanValue<bool> whole_networks;
  PlanValue<bool> only_ipv6;
  std::vector<std::string> remote_subnet_names;
  // Whether the plan has created or updated this half, which synchronises it (PEER-11).
  bool synchronised = false;
  bool standing = false;   // As in Peering.
  bool recreated = false;  // As in Peering.
};

struct UserRouteDraft {
  std::string name;     // The route's own.
  std::string address;  // Of the resource that states it.
  std::string arm_id;   // As in NodeDraft.
  std::optional<Prefix> prefix;
  std::string service_tag;
  UserNextHopType next_hop_type = UserNextHopType::kNone;
  std::string next_hop_ip;  // When it is known.
  Reference next_hop;       // Else: whose address it is.
  Reference route_table;
  bool embedded = false;
  std::vector<Gap> gaps;  // Of the table that holds it.
};

struct RouteTableDraft : NodeDraft {
  std::string location;
  PlanValue<bool> propagation;
  bool has_blocks = false;  // Its configuration writes routes inline.
};

struct RouteTableAssociationDraft {
  std::string name;
  Reference subnet;
  Reference route_table;
};

struct IpConfigurationDraft {
  std::string name;
  Reference subnet;
  std::string address;  // Empty when not known.
  std::string text;     // What stands for it then; empty for the private address of the whole.
  PlanValue<Allocation> allocation;
  PlanValue<bool> primary;
  Reference public_ip;
};

struct NicDraft : NodeDraft {
  std::vector<IpConfigurationDraft> ip_configurations;
  PlanValue<bool> ip_forwarding;
  Reference security_group;  // What the interface itself states.
  Reference machine;         // What Azure says of it; the machine itself knows better.
};

// A resource whose private or public address others refer to.
struct AddressDraft {
  std::string name;
  std::string arm_id;
  std::string address;  // Empty when not known.
  std::string text;     // What stands for it then: azurerm_public_ip.gw.ip_address
};

struct PrivateEndpointDraft : NodeDraft {
  Reference subnet;
  std::vector<IpAddress> addresses;
};

struct GatewayIpConfigurationDraft {
  std::string name;
  std::vector<std::string> apipa;
  std::vector<std::string> tunnel_ends;
};

struct GatewayDraft : NodeDraft {
  std::vector<Reference> subnets;
  std::vector<Reference> public_ips;
  GatewayType type = GatewayType::kUnknown;
  PlanValue<bool> active_active;
  PlanValue<bool> bgp_enabled;
  std::vector<std::string> instance_addresses;
  std::vector<Prefix> client_pools;
  PlanValue<Asn> asn;
  std::vector<GatewayIpConfigurationDraft> ip_configurations;
  std::vector<Prefix> custom_routes;
  PlanValue<VpnType> vpn_type;
  std::string sku;
  Reference default_site;
  PlanValue<bool> remote_vnet_traffic;
  PlanValue<bool> virtual_wan_traffic;
  PlanValue<bool> nat_translates_routes;
  PlanValue<int> minimum_scale_unit;
  PlanValue<int> maximum_scale_unit;
};

// Addresses of a gateway's instances that the plan does not know.
struct GatewayAddressesDraft {
  std::string place;  // In the configuration file.
  Reference gateway;
  std::vector<std::string> private_addresses;  // Of instance 0, 1, …; empty when not stated.
  std::vector<std::string> public_addresses;
};

struct LocalNetworkGatewayDraft : NodeDraft {
  std::vector<Prefix> address_space;
  bool has_bgp = false;
  PlanValue<Asn> asn;
  PlanValue<std::string> bgp_peering_address;
  PlanValue<int> peer_weight;
  PlanValue<std::string> gateway_address;
  Reference gateway_address_owner;  // Whose address it is, when it is not known.
  PlanValue<std::string> gateway_fqdn;
};

struct ConnectionDraft : NodeDraft {
  ConnectionType type = ConnectionType::kUnknown;
  Reference gateway;
  Reference peer_gateway;
  Reference local_network_gateway;
  Reference circuit;
  PlanValue<bool> bgp_enabled;
  PlanValue<int> routing_weight;
  PlanValue<bool> fast_path;
  PlanValue<bool> private_link_fast_path;
  PlanValue<bool> policy_based_selectors;
  PlanValue<bool> over_private_address;
  bool authorized = false;
  std::vector<PlanValue<std::string>> custom_bgp_addresses;
  std::vector<TrafficSelector> traffic_selectors;
  std::vector<Reference> ingress_nat_rules;
  std::vector<Reference> egress_nat_rules;
};

struct RouteServerDraft : NodeDraft {
  bool is_hub = false;  // Its subnet then stands in a VirtualHubIpDraft.
  Reference subnet;
  Reference public_ip;
  PlanValue<bool> branch_to_branch;
  PlanValue<RoutingPreference> preference;
  PlanValue<Asn> asn;
  std::vector<std::string> instance_addresses;
};

// Where a virtual hub that is a route server lives.
struct VirtualHubIpDraft {
  std::string name;
  Reference hub;
  Reference subnet;
  Reference public_ip;
};

struct BgpConnectionDraft : NodeDraft {
  Reference route_server;
  PlanValue<Asn> peer_asn;
  PlanValue<std::string> peer_ip;
  Reference peer;  // Whose address it is, when it is not known.
};

}  // namespace routesight

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
  PlanValue<bool> propagation;
};

struct RouteTableAssociationDraft {
  std::string name;
  Reference subnet;
  Reference route_table;
};

struct NicDraft : NodeDraft {
  std::vector<Reference> subnets;        // Of each ip_configuration.
  std::vector<std::string> private_ips;  // Likewise; empty when not known.
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

struct GatewayDraft : NodeDraft {
  std::vector<Reference> subnets;
  std::vector<Reference> public_ips;
  GatewayType type = GatewayType::kUnknown;
  PlanValue<bool> active_active;
  PlanValue<bool> bgp_enabled;
  std::vector<std::string> instance_addresses;
  std::vector<Prefix> client_pools;
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
};

struct ConnectionDraft : NodeDraft {
  ConnectionType type = ConnectionType::kUnknown;
  Reference gateway;
  Reference peer_gateway;
  Reference local_network_gateway;
  PlanValue<bool> bgp_enabled;
};

struct RouteServerDraft : NodeDraft {
  Reference subnet;
  PlanValue<bool> branch_to_branch;
};

struct BgpConnectionDraft {
  std::string name;
  Reference route_server;
};

}  // namespace routesight

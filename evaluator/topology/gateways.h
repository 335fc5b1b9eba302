// Gateways, what connects them, and route servers: what the plan states of them.
//
// A PlanValue is absent where nobody states the value: Azure then takes its own, which a rule says.
#pragma once

#include <cstdint>
#include <vector>

#include "evaluator/base/asn.h"
#include "evaluator/base/ip_address.h"
#include "evaluator/base/plan_value.h"
#include "evaluator/base/prefix.h"
#include "evaluator/base/symbol.h"
#include "evaluator/topology/ids.h"
#include "evaluator/topology/node.h"

namespace routesight {

enum class GatewayType : uint8_t { kUnknown, kVpn, kExpressRoute };
enum class VpnType : uint8_t { kRouteBased, kPolicyBased };

// One ip_configuration of a gateway: instance 0, 1, …
struct GatewayIpConfiguration {
  Symbol name;
  std::vector<Symbol> apipa;        // BGP addresses in 169.254.0.0/16, as stated.
  std::vector<Symbol> tunnel_ends;  // Public addresses of its tunnels; empty while unknown.
};

struct Gateway : Node {
  VnetId vnet;
  GatewayType type = GatewayType::kUnknown;
  PlanValue<bool> active_active;
  PlanValue<bool> bgp_enabled;
  PlanValue<Asn> asn;                      // Absent: Azure gives one of its own.
  std::vector<Symbol> instance_addresses;  // Private, in order; what is not known is a text.
  std::vector<Symbol> public_addresses;    // In order of the ip_configuration blocks; as above.
  std::vector<GatewayIpConfiguration> ip_configurations;
  std::vector<Prefix> client_pools;  // Point-to-site. Sorted.
  // GW-07: pushed to clients, never routes of a network. Sorted.
  std::vector<Prefix> custom_routes;
  PlanValue<VpnType> vpn_type;
  Symbol sku;                          // VpnGw2AZ; none while unknown.
  LocalNetworkGatewayId default_site;  // Of forced tunnelling.
  PlanValue<bool> remote_vnet_traffic;
  PlanValue<bool> virtual_wan_traffic;
  PlanValue<bool> nat_translates_routes;  // bgp_route_translation_for_nat_enabled
  PlanValue<int> minimum_scale_unit;
  PlanValue<int> maximum_scale_unit;
};

struct LocalNetworkGateway : Node {
  std::vector<Prefix> address_space;  // Sorted.
  bool has_bgp = false;
  PlanValue<Asn> asn;
  Symbol bgp_peering_address;  // Address or text; none without BGP.
  PlanValue<int> peer_weight;
  Symbol gateway_address;  // Public; address or text, none where fqdn names the device.
  Symbol gateway_fqdn;
  GatewayId azure_gateway;  // The gateway at hand whose public address that is; none if none is.
};

enum class NatDirection : uint8_t { kIngress, kEgress };
enum class NatKind : uint8_t { kStatic, kDynamic };

struct NatMapping {
  Prefix address_space;
  Symbol port_range;  // None: all ports.
};

struct GatewayNatRule : Node {
  GatewayId gateway;
  PlanValue<NatDirection> direction;
  PlanValue<NatKind> kind;
  Symbol ip_configuration;  // ARM id; of a dynamic rule.
  std::vector<NatMapping> internal;
  std::vector<NatMapping> external;
};

enum class ConnectionType : uint8_t { kUnknown, kIpsec, kVnetToVnet, kExpressRoute };

// Only traffic between the two sides passes.
struct TrafficSelector {
  std::vector<Prefix> local;   // Sorted.
  std::vector<Prefix> remote;  // Sorted.
};

struct GatewayConnection : Node {
  ConnectionType type = ConnectionType::kUnknown;
  GatewayId gateway;
  GatewayId peer_gateway;
  LocalNetworkGatewayId local_network_gateway;
  CircuitId circuit;
  PlanValue<bool> bgp_enabled;
  PlanValue<int> routing_weight;  // Absent: Azure's own, one for all connections.
  PlanValue<bool> fast_path;      // express_route_gateway_bypass
  PlanValue<bool> private_link_fast_path;
  PlanValue<bool> policy_based_selectors;
  PlanValue<bool> over_private_address;  // local_azure_ip_address_enabled
  bool authorized = false;               // By a key: the circuit may be somebody else's.
  // APIPA addresses that instances 0 and 1 use on this connection; addresses or texts.
  std::vector<Symbol> custom_bgp_addresses;
  std::vector<TrafficSelector> traffic_selectors;
  std::vector<GatewayNatRuleId> ingress_nat_rules;  // Sorted.
  std::vector<GatewayNatRuleId> egress_nat_rules;   // Sorted.
};

// Of routes to one prefix from several sources.
enum class RoutingPreference : uint8_t { kExpressRoute, kVpnGateway, kAsPath };

// From azurerm_route_server, or from an azurerm_virtual_hub that is used as one.
struct RouteServer : Node {
  VnetId vnet;
  SubnetId subnet;
  PlanValue<bool> branch_to_branch;
  PlanValue<RoutingPreference> preference;
  PlanValue<Asn> asn;                      // Absent: Azure gives the one that all have.
  std::vector<Symbol> instance_addresses;  // Of instance 0 and 1; what is not known is a text.
  Symbol public_address;                   // Address or text.
  std::vector<BgpConnectionId> bgp_connections;  // Sorted by name.
};

// What a route server has configured toward one peer: a session from each instance.
struct BgpConnection : Node {
  RouteServerId route_server;  // None while it is open or outside the plan.
  PlanValue<Asn> peer_asn;
  Symbol peer_address;    // Address or text.
  NicId nic;              // The interface that has the address; none if none at hand does.
  ApplianceId appliance;  // The described appliance that has it; none if none is described.
};

}  // namespace routesight

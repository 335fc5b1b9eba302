// Names and kinds as azurerm's schema has them, of the attributes that are read and linked.
#include "evaluator/plan/attribute_kinds.h"

#include <algorithm>
#include <iterator>

namespace routesight {
namespace {

struct AttributeKind {
  std::string_view name;
  ValueKind kind;
};

constexpr AttributeKind kKinds[] = {
    {"active_active", ValueKind::kBool},
    {"address_prefix", ValueKind::kText},
    {"address_prefixes", ValueKind::kList},
    {"allocated_ip_address_prefixes", ValueKind::kList},
    {"allow_forwarded_traffic", ValueKind::kBool},
    {"allow_gateway_transit", ValueKind::kBool},
    {"allow_virtual_network_access", ValueKind::kBool},
    {"applies_to_group", ValueKind::kList},
    {"associated_route_table", ValueKind::kText},
    {"associated_route_table_id", ValueKind::kText},
    {"backend_address_pool_id", ValueKind::kText},
    {"backend_address_pool_ids", ValueKind::kList},
    {"bgp_enabled", ValueKind::kBool},
    {"bgp_route_propagation_enabled", ValueKind::kBool},
    {"bgp_settings", ValueKind::kList},
    {"branch_to_branch_traffic_enabled", ValueKind::kBool},
    {"configuration_ids", ValueKind::kList},
    {"connection_configuration", ValueKind::kList},
    {"default_addresses", ValueKind::kList},
    {"default_local_network_gateway_id", ValueKind::kText},
    {"default_route_table_id", ValueKind::kText},
    {"egress_nat_rule_ids", ValueKind::kList},
    {"express_route_circuit_id", ValueKind::kText},
    {"express_route_circuit_name", ValueKind::kText},
    {"express_route_circuit_peering_id", ValueKind::kText},
    {"express_route_gateway_id", ValueKind::kText},
    {"express_route_port_id", ValueKind::kText},
    {"firewall_policy_id", ValueKind::kText},
    {"frontend_ip_configuration", ValueKind::kList},
    {"frontend_ip_configuration_name", ValueKind::kText},
    {"hub", ValueKind::kList},
    {"id", ValueKind::kText},
    {"inbound_route_map_id", ValueKind::kText},
    {"ingress_nat_rule_ids", ValueKind::kList},
    {"ip_address", ValueKind::kText},
    {"ip_address_pool", ValueKind::kList},
    {"ip_configuration", ValueKind::kList},
    {"link", ValueKind::kList},
    {"load_balancer_backend_address_pool_ids", ValueKind::kList},
    {"loadbalancer_id", ValueKind::kText},
    {"local_network_gateway_id", ValueKind::kText},
    {"location", ValueKind::kText},
    {"management_ip_configuration", ValueKind::kList},
    {"name", ValueKind::kText},
    {"nat_gateway_id", ValueKind::kText},
    {"network_group_id", ValueKind::kText},
    {"network_group_ids", ValueKind::kList},
    {"network_interface", ValueKind::kList},
    {"network_interface_id", ValueKind::kText},
    {"network_interface_ids", ValueKind::kList},
    {"network_manager_id", ValueKind::kText},
    {"network_security_group_id", ValueKind::kText},
    {"network_security_group_id_wo", ValueKind::kText},
    {"network_security_group_name", ValueKind::kText},
    {"next_hop_in_ip_address", ValueKind::kText},
    {"next_hop_type", ValueKind::kText},
    {"only_ipv6_peering_enabled", ValueKind::kBool},
    {"outbound_route_map_id", ValueKind::kText},
    {"peer_asn", ValueKind::kNumber},
    {"peer_complete_virtual_networks_enabled", ValueKind::kBool},
    {"peer_ip", ValueKind::kText},
    {"peer_peering_id", ValueKind::kText},
    {"peer_virtual_network_gateway_id", ValueKind::kText},
    {"peering_addresses", ValueKind::kList},
    {"peering_id", ValueKind::kText},
    {"private_endpoint_network_policies", ValueKind::kText},
    {"private_ip_address", ValueKind::kText},
    {"private_ip_addresses", ValueKind::kList},
    {"private_service_connection", ValueKind::kList},
    {"probe_id", ValueKind::kText},
    {"propagated_route_table", ValueKind::kList},
    {"public_ip_address_id", ValueKind::kText},
    {"public_ip_prefix_id", ValueKind::kText},
    {"remote_subnet_names", ValueKind::kList},
    {"remote_virtual_network_id", ValueKind::kText},
    {"remote_vpn_site_id", ValueKind::kText},
    {"resource_group_name", ValueKind::kText},
    {"resource_id", ValueKind::kText},
    {"route", ValueKind::kList},
    {"route_filter_id", ValueKind::kText},
    {"route_server_id", ValueKind::kText},
    {"route_table_id", ValueKind::kText},
    {"route_table_id_wo", ValueKind::kText},
    {"route_table_ids", ValueKind::kList},
    {"route_table_name", ValueKind::kText},
    {"routing", ValueKind::kList},
    {"routing_configuration_id", ValueKind::kText},
    {"routing_policy", ValueKind::kList},
    {"rule_collection_id", ValueKind::kText},
    {"security_group", ValueKind::kText},
    {"service", ValueKind::kText},
    {"service_endpoint", ValueKind::kList},
    {"subnet", ValueKind::kList},
    {"subnet_id", ValueKind::kText},
    {"subnets", ValueKind::kList},
    {"target_virtual_network_id", ValueKind::kText},
    {"type", ValueKind::kText},
    {"use_remote_gateways", ValueKind::kBool},
    {"virtual_hub", ValueKind::kList},
    {"virtual_hub_id", ValueKind::kText},
    {"virtual_network_connection_id", ValueKind::kText},
    {"virtual_network_gateway_id", ValueKind::kText},
    {"virtual_network_id", ValueKind::kText},
    {"virtual_network_name", ValueKind::kText},
    {"virtual_wan_id", ValueKind::kText},
    {"vnet_peerings", ValueKind::kObject},
    {"vpn_client_configuration", ValueKind::kList},
    {"vpn_gateway_id", ValueKind::kText},
    {"vpn_link", ValueKind::kList},
    {"vpn_server_configuration_id", ValueKind::kText},
    {"vpn_site_link_id", ValueKind::kText},
};

constexpr bool ByName(const AttributeKind& a, const AttributeKind& b) { return a.name < b.name; }

static_assert(std::is_sorted(std::begin(kKinds), std::end(kKinds), ByName));

}  // namespace

std::optional<ValueKind> KindOfAttribute(std::string_view name) {
  const auto found = std::lower_bound(std::begin(kKinds), std::end(kKinds),
                                      AttributeKind{name, ValueKind::kNull}, ByName);
  if (found == std::end(kKinds) || found->name != name) return std::nullopt;
  return found->kind;
}

}  // namespace routesight

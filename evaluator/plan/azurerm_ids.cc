// How ARM ids are composed; compared with ids in applied states, equal ignoring case.
#include <algorithm>
#include <iterator>

#include "evaluator/plan/azurerm_links.h"

namespace routesight {
namespace {

constexpr ArmIdTemplate kIds[] = {
    {"azurerm_application_security_group",
     "/subscriptions/{subscription}/resourceGroups/{resource_group_name}"
     "/providers/Microsoft.Network/applicationSecurityGroups/{name}"},
    {"azurerm_bastion_host",
     "/subscriptions/{subscription}/resourceGroups/{resource_group_name}"
     "/providers/Microsoft.Network/bastionHosts/{name}"},
    {"azurerm_express_route_circuit",
     "/subscriptions/{subscription}/resourceGroups/{resource_group_name}"
     "/providers/Microsoft.Network/expressRouteCircuits/{name}"},
    {"azurerm_express_route_circuit_authorization",
     "/subscriptions/{subscription}/resourceGroups/{resource_group_name}"
     "/providers/Microsoft.Network/expressRouteCircuits/{express_route_circuit_name}/"
     "authorizations/{name}"},
    {"azurerm_express_route_circuit_connection", "{peering_id}/connections/{name}"},
    {"azurerm_express_route_circuit_peering",
     "/subscriptions/{subscription}/resourceGroups/{resource_group_name}"
     "/providers/Microsoft.Network/expressRouteCircuits/{express_route_circuit_name}/peerings/"
     "{peering_type}"},
    {"azurerm_express_route_connection",
     "{express_route_gateway_id}/expressRouteConnections/{name}"},
    {"azurerm_express_route_gateway",
     "/subscriptions/{subscription}/resourceGroups/{resource_group_name}"
     "/providers/Microsoft.Network/expressRouteGateways/{name}"},
    {"azurerm_express_route_port",
     "/subscriptions/{subscription}/resourceGroups/{resource_group_name}"
     "/providers/Microsoft.Network/expressRoutePorts/{name}"},
    {"azurerm_express_route_port_authorization",
     "/subscriptions/{subscription}/resourceGroups/{resource_group_name}"
     "/providers/Microsoft.Network/expressRoutePorts/{express_route_port_name}/authorizations/"
     "{name}"},
    {"azurerm_firewall",
     "/subscriptions/{subscription}/resourceGroups/{resource_group_name}"
     "/providers/Microsoft.Network/azureFirewalls/{name}"},
    {"azurerm_firewall_policy",
     "/subscriptions/{subscription}/resourceGroups/{resource_group_name}"
     "/providers/Microsoft.Network/firewallPolicies/{name}"},
    {"azurerm_ip_group",
     "/subscriptions/{subscription}/resourceGroups/{resource_group_name}"
     "/providers/Microsoft.Network/ipGroups/{name}"},
    {"azurerm_lb",
     "/subscriptions/{subscription}/resourceGroups/{resource_group_name}"
     "/providers/Microsoft.Network/loadBalancers/{name}"},
    {"azurerm_lb_backend_address_pool", "{loadbalancer_id}/backendAddressPools/{name}"},
    {"azurerm_lb_backend_address_pool_address", "{backend_address_pool_id}/addresses/{name}"},
    {"azurerm_lb_outbound_rule", "{loadbalancer_id}/outboundRules/{name}"},
    {"azurerm_lb_probe", "{loadbalancer_id}/probes/{name}"},
    {"azurerm_lb_rule", "{loadbalancer_id}/loadBalancingRules/{name}"},
    {"azurerm_linux_virtual_machine",
     "/subscriptions/{subscription}/resourceGroups/{resource_group_name}"
     "/providers/Microsoft.Compute/virtualMachines/{name}"},
    {"azurerm_linux_virtual_machine_scale_set",
     "/subscriptions/{subscription}/resourceGroups/{resource_group_name}"
     "/providers/Microsoft.Compute/virtualMachineScaleSets/{name}"},
    {"azurerm_local_network_gateway",
     "/subscriptions/{subscription}/resourceGroups/{resource_group_name}"
     "/providers/Microsoft.Network/localNetworkGateways/{name}"},
    {"azurerm_nat_gateway",
     "/subscriptions/{subscription}/resourceGroups/{resource_group_name}"
     "/providers/Microsoft.Network/natGateways/{name}"},
    {"azurerm_nat_gateway_public_ip_association", "{nat_gateway_id}|{public_ip_address_id}"},
    {"azurerm_nat_gateway_public_ip_prefix_association", "{nat_gateway_id}|{public_ip_prefix_id}"},
    {"azurerm_network_interface",
     "/subscriptions/{subscription}/resourceGroups/{resource_group_name}"
     "/providers/Microsoft.Network/networkInterfaces/{name}"},
    {"azurerm_network_interface_backend_address_pool_association",
     "{network_interface_id}/ipConfigurations/{ip_configuration_name}|{backend_address_pool_id}"},
    {"azurerm_network_interface_security_group_association",
     "{network_interface_id}|{network_security_group_id}"},
    {"azurerm_network_manager",
     "/subscriptions/{subscription}/resourceGroups/{resource_group_name}"
     "/providers/Microsoft.Network/networkManagers/{name}"},
    {"azurerm_network_manager_connectivity_configuration",
     "{network_manager_id}/connectivityConfigurations/{name}"},
    {"azurerm_network_manager_deployment", "{network_manager_id}/commit|{location}|{scope_access}"},
    {"azurerm_network_manager_network_group", "{network_manager_id}/networkGroups/{name}"},
    {"azurerm_network_manager_routing_configuration",
     "{network_manager_id}/routingConfigurations/{name}"},
    {"azurerm_network_manager_routing_rule", "{rule_collection_id}/rules/{name}"},
    {"azurerm_network_manager_routing_rule_collection",
     "{routing_configuration_id}/ruleCollections/{name}"},
    {"azurerm_network_manager_static_member", "{network_group_id}/staticMembers/{name}"},
    {"azurerm_network_security_group",
     "/subscriptions/{subscription}/resourceGroups/{resource_group_name}"
     "/providers/Microsoft.Network/networkSecurityGroups/{name}"},
    {"azurerm_network_security_rule",
     "/subscriptions/{subscription}/resourceGroups/{resource_group_name}"
     "/providers/Microsoft.Network/networkSecurityGroups/{network_security_group_name}/"
     "securityRules/{name}"},
    {"azurerm_orchestrated_virtual_machine_scale_set",
     "/subscriptions/{subscription}/resourceGroups/{resource_group_name}"
     "/providers/Microsoft.Compute/virtualMachineScaleSets/{name}"},
    {"azurerm_point_to_site_vpn_gateway",
     "/subscriptions/{subscription}/resourceGroups/{resource_group_name}"
     "/providers/Microsoft.Network/p2sVpnGateways/{name}"},
    {"azurerm_private_endpoint",
     "/subscriptions/{subscription}/resourceGroups/{resource_group_name}"
     "/providers/Microsoft.Network/privateEndpoints/{name}"},
    {"azurerm_public_ip",
     "/subscriptions/{subscription}/resourceGroups/{resource_group_name}"
     "/providers/Microsoft.Network/publicIPAddresses/{name}"},
    {"azurerm_public_ip_prefix",
     "/subscriptions/{subscription}/resourceGroups/{resource_group_name}"
     "/providers/Microsoft.Network/publicIPPrefixes/{name}"},
    {"azurerm_resource_group", "/subscriptions/{subscription}/resourceGroups/{name}"},
    {"azurerm_route",
     "/subscriptions/{subscription}/resourceGroups/{resource_group_name}"
     "/providers/Microsoft.Network/routeTables/{route_table_name}/routes/{name}"},
    {"azurerm_route_filter",
     "/subscriptions/{subscription}/resourceGroups/{resource_group_name}"
     "/providers/Microsoft.Network/routeFilters/{name}"},
    {"azurerm_route_map", "{virtual_hub_id}/routeMaps/{name}"},
    {"azurerm_route_server",
     "/subscriptions/{subscription}/resourceGroups/{resource_group_name}"
     "/providers/Microsoft.Network/virtualHubs/{name}"},
    {"azurerm_route_server_bgp_connection", "{route_server_id}/bgpConnections/{name}"},
    {"azurerm_route_table",
     "/subscriptions/{subscription}/resourceGroups/{resource_group_name}"
     "/providers/Microsoft.Network/routeTables/{name}"},
    {"azurerm_subnet",
     "/subscriptions/{subscription}/resourceGroups/{resource_group_name}"
     "/providers/Microsoft.Network/virtualNetworks/{virtual_network_name}/subnets/{name}"},
    {"azurerm_subnet_nat_gateway_association", "{subnet_id}"},
    {"azurerm_subnet_network_security_group_association", "{subnet_id}"},
    {"azurerm_subnet_route_table_association", "{subnet_id}"},
    {"azurerm_subnet_service_endpoint_storage_policy",
     "/subscriptions/{subscription}/resourceGroups/{resource_group_name}"
     "/providers/Microsoft.Network/serviceEndpointPolicies/{name}"},
    {"azurerm_virtual_hub",
     "/subscriptions/{subscription}/resourceGroups/{resource_group_name}"
     "/providers/Microsoft.Network/virtualHubs/{name}"},
    {"azurerm_virtual_hub_bgp_connection", "{virtual_hub_id}/bgpConnections/{name}"},
    {"azurerm_virtual_hub_connection", "{virtual_hub_id}/hubVirtualNetworkConnections/{name}"},
    {"azurerm_virtual_hub_ip", "{virtual_hub_id}/ipConfigurations/{name}"},
    {"azurerm_virtual_hub_route_table", "{virtual_hub_id}/hubRouteTables/{name}"},
    {"azurerm_virtual_hub_route_table_route", "{route_table_id}/routes/{name}"},
    {"azurerm_virtual_hub_routing_intent", "{virtual_hub_id}/routingIntent/{name}"},
    {"azurerm_virtual_machine",
     "/subscriptions/{subscription}/resourceGroups/{resource_group_name}"
     "/providers/Microsoft.Compute/virtualMachines/{name}"},
    {"azurerm_virtual_network",
     "/subscriptions/{subscription}/resourceGroups/{resource_group_name}"
     "/providers/Microsoft.Network/virtualNetworks/{name}"},
    {"azurerm_virtual_network_dns_servers", "{virtual_network_id}/dnsServers/default"},
    {"azurerm_virtual_network_gateway",
     "/subscriptions/{subscription}/resourceGroups/{resource_group_name}"
     "/providers/Microsoft.Network/virtualNetworkGateways/{name}"},
    {"azurerm_virtual_network_gateway_connection",
     "/subscriptions/{subscription}/resourceGroups/{resource_group_name}"
     "/providers/Microsoft.Network/connections/{name}"},
    {"azurerm_virtual_network_gateway_nat_rule", "{virtual_network_gateway_id}/natRules/{name}"},
    {"azurerm_virtual_network_peering",
     "/subscriptions/{subscription}/resourceGroups/{resource_group_name}"
     "/providers/Microsoft.Network/virtualNetworks/{virtual_network_name}/virtualNetworkPeerings/"
     "{name}"},
    {"azurerm_virtual_wan",
     "/subscriptions/{subscription}/resourceGroups/{resource_group_name}"
     "/providers/Microsoft.Network/virtualWans/{name}"},
    {"azurerm_vpn_gateway",
     "/subscriptions/{subscription}/resourceGroups/{resource_group_name}"
     "/providers/Microsoft.Network/vpnGateways/{name}"},
    {"azurerm_vpn_gateway_connection", "{vpn_gateway_id}/vpnConnections/{name}"},
    {"azurerm_vpn_gateway_nat_rule", "{vpn_gateway_id}/natRules/{name}"},
    {"azurerm_vpn_server_configuration",
     "/subscriptions/{subscription}/resourceGroups/{resource_group_name}"
     "/providers/Microsoft.Network/vpnServerConfigurations/{name}"},
    {"azurerm_vpn_site",
     "/subscriptions/{subscription}/resourceGroups/{resource_group_name}"
     "/providers/Microsoft.Network/vpnSites/{name}"},
    {"azurerm_windows_virtual_machine",
     "/subscriptions/{subscription}/resourceGroups/{resource_group_name}"
     "/providers/Microsoft.Compute/virtualMachines/{name}"},
    {"azurerm_windows_virtual_machine_scale_set",
     "/subscriptions/{subscription}/resourceGroups/{resource_group_name}"
     "/providers/Microsoft.Compute/virtualMachineScaleSets/{name}"},
};

constexpr bool ByType(const ArmIdTemplate& a, const ArmIdTemplate& b) { return a.type < b.type; }

static_assert(std::is_sorted(std::begin(kIds), std::end(kIds), ByType));

}  // namespace

std::span<const ArmIdTemplate> ArmIdTemplates() { return kIds; }

std::string_view ArmIdTemplateOf(std::string_view type) {
  const auto found =
      std::lower_bound(std::begin(kIds), std::end(kIds), ArmIdTemplate{type, {}}, ByType);
  return found != std::end(kIds) && found->type == type ? found->form : std::string_view();
}

}  // namespace routesight

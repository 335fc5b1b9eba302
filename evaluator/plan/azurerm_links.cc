#include "evaluator/plan/azurerm_links.h"

#include <algorithm>
#include <iterator>

namespace routesight {
namespace {

constexpr std::string_view kAddressOwner[] = {"azurerm_network_interface", "azurerm_lb",
                                              "azurerm_firewall"};
constexpr std::string_view kExpressRouteCircuit[] = {"azurerm_express_route_circuit"};
constexpr std::string_view kExpressRouteCircuitPeering[] = {
    "azurerm_express_route_circuit_peering"};
constexpr std::string_view kExpressRouteGateway[] = {"azurerm_express_route_gateway"};
constexpr std::string_view kExpressRoutePort[] = {"azurerm_express_route_port"};
constexpr std::string_view kFirewall[] = {"azurerm_firewall"};
constexpr std::string_view kFirewallPolicy[] = {"azurerm_firewall_policy"};
constexpr std::string_view kHubRouteTable[] = {"azurerm_virtual_hub_route_table",
                                               "azurerm_virtual_hub.default_route_table_id"};
constexpr std::string_view kLb[] = {"azurerm_lb"};
constexpr std::string_view kLbBackendAddressPool[] = {"azurerm_lb_backend_address_pool"};
constexpr std::string_view kLbFrontendIpConfiguration[] = {"azurerm_lb.frontend_ip_configuration"};
constexpr std::string_view kLbProbe[] = {"azurerm_lb_probe"};
constexpr std::string_view kLocalNetworkGateway[] = {"azurerm_local_network_gateway"};
constexpr std::string_view kNatGateway[] = {"azurerm_nat_gateway"};
constexpr std::string_view kNetworkInterface[] = {"azurerm_network_interface"};
constexpr std::string_view kNetworkManager[] = {"azurerm_network_manager"};
constexpr std::string_view kNetworkManagerConfiguration[] = {
    "azurerm_network_manager_connectivity_configuration",
    "azurerm_network_manager_routing_configuration"};
constexpr std::string_view kNetworkManagerNetworkGroup[] = {
    "azurerm_network_manager_network_group"};
constexpr std::string_view kNetworkManagerRoutingConfiguration[] = {
    "azurerm_network_manager_routing_configuration"};
constexpr std::string_view kNetworkManagerRoutingRuleCollection[] = {
    "azurerm_network_manager_routing_rule_collection"};
constexpr std::string_view kNetworkOrSubnet[] = {"azurerm_virtual_network", "azurerm_subnet",
                                                 "azurerm_virtual_network.subnet"};
constexpr std::string_view kNetworkSecurityGroup[] = {"azurerm_network_security_group"};
constexpr std::string_view kPublicIp[] = {"azurerm_public_ip"};
constexpr std::string_view kPublicIpPrefix[] = {"azurerm_public_ip_prefix"};
constexpr std::string_view kRouteFilter[] = {"azurerm_route_filter"};
constexpr std::string_view kRouteMap[] = {"azurerm_route_map"};
constexpr std::string_view kRouteServer[] = {"azurerm_route_server"};
constexpr std::string_view kRouteTable[] = {"azurerm_route_table"};
constexpr std::string_view kSubnet[] = {"azurerm_subnet", "azurerm_virtual_network.subnet"};
constexpr std::string_view kVirtualHub[] = {"azurerm_virtual_hub"};
constexpr std::string_view kVirtualHubConnection[] = {"azurerm_virtual_hub_connection"};
constexpr std::string_view kVirtualHubConnectionOrFirewall[] = {"azurerm_virtual_hub_connection",
                                                                "azurerm_firewall"};
constexpr std::string_view kVirtualNetwork[] = {"azurerm_virtual_network"};
constexpr std::string_view kVirtualNetworkGateway[] = {"azurerm_virtual_network_gateway"};
constexpr std::string_view kVirtualNetworkGatewayNatRule[] = {
    "azurerm_virtual_network_gateway_nat_rule"};
constexpr std::string_view kVirtualNetworkOrVirtualHub[] = {"azurerm_virtual_network",
                                                            "azurerm_virtual_hub"};
constexpr std::string_view kVirtualWan[] = {"azurerm_virtual_wan"};
constexpr std::string_view kVpnGateway[] = {"azurerm_vpn_gateway"};
constexpr std::string_view kVpnGatewayNatRule[] = {"azurerm_vpn_gateway_nat_rule"};
constexpr std::string_view kVpnServerConfiguration[] = {"azurerm_vpn_server_configuration"};
constexpr std::string_view kVpnSite[] = {"azurerm_vpn_site"};
constexpr std::string_view kVpnSiteLink[] = {"azurerm_vpn_site.link"};

constexpr LinkAttribute kLinks[] = {
    {"azurerm_bastion_host", "ip_configuration.public_ip_address_id", LinkForm::kId, kPublicIp},
    {"azurerm_bastion_host", "ip_configuration.subnet_id", LinkForm::kId, kSubnet},
    {"azurerm_bastion_host", "virtual_network_id", LinkForm::kId, kVirtualNetwork},
    {"azurerm_express_route_circuit", "express_route_port_id", LinkForm::kId, kExpressRoutePort},
    {"azurerm_express_route_circuit_authorization", "express_route_circuit_name", LinkForm::kName,
     kExpressRouteCircuit},
    {"azurerm_express_route_circuit_connection", "peer_peering_id", LinkForm::kId,
     kExpressRouteCircuitPeering},
    {"azurerm_express_route_circuit_connection", "peering_id", LinkForm::kId,
     kExpressRouteCircuitPeering},
    {"azurerm_express_route_circuit_peering", "express_route_circuit_name", LinkForm::kName,
     kExpressRouteCircuit},
    {"azurerm_express_route_circuit_peering", "route_filter_id", LinkForm::kId, kRouteFilter},
    {"azurerm_express_route_connection", "express_route_circuit_peering_id", LinkForm::kId,
     kExpressRouteCircuitPeering},
    {"azurerm_express_route_connection", "express_route_gateway_id", LinkForm::kId,
     kExpressRouteGateway},
    {"azurerm_express_route_connection", "routing.associated_route_table_id", LinkForm::kId,
     kHubRouteTable, LinkCount::kOne, LinkOrigin::kConfigurationOrProvider},
    {"azurerm_express_route_connection", "routing.inbound_route_map_id", LinkForm::kId, kRouteMap},
    {"azurerm_express_route_connection", "routing.outbound_route_map_id", LinkForm::kId, kRouteMap},
    {"azurerm_express_route_connection", "routing.propagated_route_table.route_table_ids",
     LinkForm::kId, kHubRouteTable, LinkCount::kMany, LinkOrigin::kConfigurationOrProvider},
    {"azurerm_express_route_gateway", "virtual_hub_id", LinkForm::kId, kVirtualHub},
    {"azurerm_firewall", "firewall_policy_id", LinkForm::kId, kFirewallPolicy},
    {"azurerm_firewall", "ip_configuration.public_ip_address_id", LinkForm::kId, kPublicIp},
    {"azurerm_firewall", "ip_configuration.subnet_id", LinkForm::kId, kSubnet},
    {"azurerm_firewall", "management_ip_configuration.public_ip_address_id", LinkForm::kId,
     kPublicIp},
    {"azurerm_firewall", "management_ip_configuration.subnet_id", LinkForm::kId, kSubnet},
    {"azurerm_firewall", "virtual_hub.virtual_hub_id", LinkForm::kId, kVirtualHub},
    {"azurerm_lb", "frontend_ip_configuration.public_ip_address_id", LinkForm::kId, kPublicIp},
    {"azurerm_lb", "frontend_ip_configuration.public_ip_prefix_id", LinkForm::kId, kPublicIpPrefix,
     LinkCount::kOne, LinkOrigin::kConfigurationOrProvider},
    {"azurerm_lb", "frontend_ip_configuration.subnet_id", LinkForm::kId, kSubnet},
    {"azurerm_lb_backend_address_pool", "loadbalancer_id", LinkForm::kId, kLb},
    {"azurerm_lb_backend_address_pool", "virtual_network_id", LinkForm::kId, kVirtualNetwork},
    {"azurerm_lb_backend_address_pool_address", "backend_address_pool_id", LinkForm::kId,
     kLbBackendAddressPool},
    {"azurerm_lb_backend_address_pool_address", "virtual_network_id", LinkForm::kId,
     kVirtualNetwork},
    {"azurerm_lb_outbound_rule", "backend_address_pool_id", LinkForm::kId, kLbBackendAddressPool},
    {"azurerm_lb_outbound_rule", "loadbalancer_id", LinkForm::kId, kLb},
    {"azurerm_lb_probe", "loadbalancer_id", LinkForm::kId, kLb},
    {"azurerm_lb_rule", "backend_address_pool_ids", LinkForm::kId, kLbBackendAddressPool,
     LinkCount::kMany},
    {"azurerm_lb_rule", "frontend_ip_configuration_name", LinkForm::kName,
     kLbFrontendIpConfiguration},
    {"azurerm_lb_rule", "loadbalancer_id", LinkForm::kId, kLb},
    {"azurerm_lb_rule", "probe_id", LinkForm::kId, kLbProbe},
    {"azurerm_linux_virtual_machine", "network_interface_ids", LinkForm::kId, kNetworkInterface,
     LinkCount::kMany},
    {"azurerm_linux_virtual_machine_scale_set",
     "network_interface.ip_configuration.load_balancer_backend_address_pool_ids", LinkForm::kId,
     kLbBackendAddressPool, LinkCount::kMany},
    {"azurerm_linux_virtual_machine_scale_set", "network_interface.ip_configuration.subnet_id",
     LinkForm::kId, kSubnet},
    {"azurerm_linux_virtual_machine_scale_set", "network_interface.network_security_group_id",
     LinkForm::kId, kNetworkSecurityGroup},
    {"azurerm_local_network_gateway", "gateway_address", LinkForm::kAddress, kPublicIp},
    {"azurerm_nat_gateway_public_ip_association", "nat_gateway_id", LinkForm::kId, kNatGateway},
    {"azurerm_nat_gateway_public_ip_association", "public_ip_address_id", LinkForm::kId, kPublicIp},
    {"azurerm_nat_gateway_public_ip_prefix_association", "nat_gateway_id", LinkForm::kId,
     kNatGateway},
    {"azurerm_nat_gateway_public_ip_prefix_association", "public_ip_prefix_id", LinkForm::kId,
     kPublicIpPrefix},
    {"azurerm_network_interface", "ip_configuration.public_ip_address_id", LinkForm::kId,
     kPublicIp},
    {"azurerm_network_interface", "ip_configuration.subnet_id", LinkForm::kId, kSubnet},
    {"azurerm_network_interface_backend_address_pool_association", "backend_address_pool_id",
     LinkForm::kId, kLbBackendAddressPool},
    {"azurerm_network_interface_backend_address_pool_association", "network_interface_id",
     LinkForm::kId, kNetworkInterface},
    {"azurerm_network_interface_security_group_association", "network_interface_id", LinkForm::kId,
     kNetworkInterface},
    {"azurerm_network_interface_security_group_association", "network_security_group_id",
     LinkForm::kId, kNetworkSecurityGroup},
    {"azurerm_network_manager_connectivity_configuration", "applies_to_group.network_group_id",
     LinkForm::kId, kNetworkManagerNetworkGroup},
    {"azurerm_network_manager_connectivity_configuration", "hub.resource_id", LinkForm::kId,
     kVirtualNetworkOrVirtualHub},
    {"azurerm_network_manager_connectivity_configuration", "network_manager_id", LinkForm::kId,
     kNetworkManager},
    {"azurerm_network_manager_deployment", "configuration_ids", LinkForm::kId,
     kNetworkManagerConfiguration, LinkCount::kMany},
    {"azurerm_network_manager_deployment", "network_manager_id", LinkForm::kId, kNetworkManager},
    {"azurerm_network_manager_network_group", "network_manager_id", LinkForm::kId, kNetworkManager},
    {"azurerm_network_manager_routing_configuration", "network_manager_id", LinkForm::kId,
     kNetworkManager},
    {"azurerm_network_manager_routing_rule", "rule_collection_id", LinkForm::kId,
     kNetworkManagerRoutingRuleCollection},
    {"azurerm_network_manager_routing_rule_collection", "network_group_ids", LinkForm::kId,
     kNetworkManagerNetworkGroup, LinkCount::kMany},
    {"azurerm_network_manager_routing_rule_collection", "routing_configuration_id", LinkForm::kId,
     kNetworkManagerRoutingConfiguration},
    {"azurerm_network_manager_static_member", "network_group_id", LinkForm::kId,
     kNetworkManagerNetworkGroup},
    {"azurerm_network_manager_static_member", "target_virtual_network_id", LinkForm::kId,
     kNetworkOrSubnet},
    {"azurerm_network_security_rule", "network_security_group_name", LinkForm::kName,
     kNetworkSecurityGroup},
    {"azurerm_orchestrated_virtual_machine_scale_set",
     "network_interface.ip_configuration.load_balancer_backend_address_pool_ids", LinkForm::kId,
     kLbBackendAddressPool, LinkCount::kMany},
    {"azurerm_orchestrated_virtual_machine_scale_set",
     "network_interface.ip_configuration.subnet_id", LinkForm::kId, kSubnet},
    {"azurerm_orchestrated_virtual_machine_scale_set",
     "network_interface.network_security_group_id", LinkForm::kId, kNetworkSecurityGroup},
    {"azurerm_point_to_site_vpn_gateway",
     "connection_configuration.route.associated_route_table_id", LinkForm::kId, kHubRouteTable},
    {"azurerm_point_to_site_vpn_gateway", "virtual_hub_id", LinkForm::kId, kVirtualHub},
    {"azurerm_point_to_site_vpn_gateway", "vpn_server_configuration_id", LinkForm::kId,
     kVpnServerConfiguration},
    {"azurerm_private_endpoint", "subnet_id", LinkForm::kId, kSubnet},
    {"azurerm_public_ip", "public_ip_prefix_id", LinkForm::kId, kPublicIpPrefix},
    {"azurerm_route", "next_hop_in_ip_address", LinkForm::kAddress, kAddressOwner},
    {"azurerm_route", "route_table_name", LinkForm::kName, kRouteTable},
    {"azurerm_route_map", "virtual_hub_id", LinkForm::kId, kVirtualHub},
    {"azurerm_route_server", "public_ip_address_id", LinkForm::kId, kPublicIp},
    {"azurerm_route_server", "subnet_id", LinkForm::kId, kSubnet},
    {"azurerm_route_server_bgp_connection", "peer_ip", LinkForm::kAddress, kNetworkInterface},
    {"azurerm_route_server_bgp_connection", "route_server_id", LinkForm::kId, kRouteServer},
    {"azurerm_route_table", "route.next_hop_in_ip_address", LinkForm::kAddress, kAddressOwner},
    {"azurerm_route_table", "subnets", LinkForm::kId, kSubnet, LinkCount::kMany,
     LinkOrigin::kProvider},
    {"azurerm_subnet", "network_security_group_id", LinkForm::kId, kNetworkSecurityGroup,
     LinkCount::kOne, LinkOrigin::kProvider},
    {"azurerm_subnet", "network_security_group_id_wo", LinkForm::kId, kNetworkSecurityGroup,
     LinkCount::kOne, LinkOrigin::kWriteOnly},
    {"azurerm_subnet", "route_table_id", LinkForm::kId, kRouteTable, LinkCount::kOne,
     LinkOrigin::kProvider},
    {"azurerm_subnet", "route_table_id_wo", LinkForm::kId, kRouteTable, LinkCount::kOne,
     LinkOrigin::kWriteOnly},
    {"azurerm_subnet", "virtual_network_name", LinkForm::kName, kVirtualNetwork},
    {"azurerm_subnet_nat_gateway_association", "nat_gateway_id", LinkForm::kId, kNatGateway},
    {"azurerm_subnet_nat_gateway_association", "subnet_id", LinkForm::kId, kSubnet},
    {"azurerm_subnet_network_security_group_association", "network_security_group_id",
     LinkForm::kId, kNetworkSecurityGroup},
    {"azurerm_subnet_network_security_group_association", "subnet_id", LinkForm::kId, kSubnet},
    {"azurerm_subnet_route_table_association", "route_table_id", LinkForm::kId, kRouteTable},
    {"azurerm_subnet_route_table_association", "subnet_id", LinkForm::kId, kSubnet},
    {"azurerm_virtual_hub", "virtual_wan_id", LinkForm::kId, kVirtualWan},
    {"azurerm_virtual_hub_bgp_connection", "peer_ip", LinkForm::kAddress, kNetworkInterface},
    {"azurerm_virtual_hub_bgp_connection", "virtual_hub_id", LinkForm::kId, kVirtualHub},
    {"azurerm_virtual_hub_bgp_connection", "virtual_network_connection_id", LinkForm::kId,
     kVirtualHubConnection},
    {"azurerm_virtual_hub_connection", "remote_virtual_network_id", LinkForm::kId, kVirtualNetwork},
    {"azurerm_virtual_hub_connection", "routing.associated_route_table_id", LinkForm::kId,
     kHubRouteTable, LinkCount::kOne, LinkOrigin::kConfigurationOrProvider},
    {"azurerm_virtual_hub_connection", "routing.inbound_route_map_id", LinkForm::kId, kRouteMap},
    {"azurerm_virtual_hub_connection", "routing.outbound_route_map_id", LinkForm::kId, kRouteMap},
    {"azurerm_virtual_hub_connection", "routing.propagated_route_table.route_table_ids",
     LinkForm::kId, kHubRouteTable, LinkCount::kMany, LinkOrigin::kConfigurationOrProvider},
    {"azurerm_virtual_hub_connection", "virtual_hub_id", LinkForm::kId, kVirtualHub},
    {"azurerm_virtual_hub_ip", "public_ip_address_id", LinkForm::kId, kPublicIp},
    {"azurerm_virtual_hub_ip", "subnet_id", LinkForm::kId, kSubnet},
    {"azurerm_virtual_hub_ip", "virtual_hub_id", LinkForm::kId, kVirtualHub},
    {"azurerm_virtual_hub_route_table", "route.next_hop", LinkForm::kId,
     kVirtualHubConnectionOrFirewall},
    {"azurerm_virtual_hub_route_table", "virtual_hub_id", LinkForm::kId, kVirtualHub},
    {"azurerm_virtual_hub_route_table_route", "next_hop", LinkForm::kId,
     kVirtualHubConnectionOrFirewall},
    {"azurerm_virtual_hub_route_table_route", "route_table_id", LinkForm::kId, kHubRouteTable},
    {"azurerm_virtual_hub_routing_intent", "routing_policy.next_hop", LinkForm::kId, kFirewall},
    {"azurerm_virtual_hub_routing_intent", "virtual_hub_id", LinkForm::kId, kVirtualHub},
    {"azurerm_virtual_machine", "network_interface_ids", LinkForm::kId, kNetworkInterface,
     LinkCount::kMany},
    {"azurerm_virtual_network", "subnet.route_table_id", LinkForm::kId, kRouteTable},
    {"azurerm_virtual_network", "subnet.security_group", LinkForm::kId, kNetworkSecurityGroup},
    {"azurerm_virtual_network_dns_servers", "virtual_network_id", LinkForm::kId, kVirtualNetwork},
    {"azurerm_virtual_network_gateway", "default_local_network_gateway_id", LinkForm::kId,
     kLocalNetworkGateway},
    {"azurerm_virtual_network_gateway", "ip_configuration.public_ip_address_id", LinkForm::kId,
     kPublicIp},
    {"azurerm_virtual_network_gateway", "ip_configuration.subnet_id", LinkForm::kId, kSubnet},
    {"azurerm_virtual_network_gateway_connection", "egress_nat_rule_ids", LinkForm::kId,
     kVirtualNetworkGatewayNatRule, LinkCount::kMany},
    {"azurerm_virtual_network_gateway_connection", "express_route_circuit_id", LinkForm::kId,
     kExpressRouteCircuit},
    {"azurerm_virtual_network_gateway_connection", "ingress_nat_rule_ids", LinkForm::kId,
     kVirtualNetworkGatewayNatRule, LinkCount::kMany},
    {"azurerm_virtual_network_gateway_connection", "local_network_gateway_id", LinkForm::kId,
     kLocalNetworkGateway},
    {"azurerm_virtual_network_gateway_connection", "peer_virtual_network_gateway_id", LinkForm::kId,
     kVirtualNetworkGateway},
    {"azurerm_virtual_network_gateway_connection", "virtual_network_gateway_id", LinkForm::kId,
     kVirtualNetworkGateway},
    {"azurerm_virtual_network_gateway_nat_rule", "virtual_network_gateway_id", LinkForm::kId,
     kVirtualNetworkGateway},
    {"azurerm_virtual_network_peering", "remote_virtual_network_id", LinkForm::kId,
     kVirtualNetwork},
    {"azurerm_virtual_network_peering", "virtual_network_name", LinkForm::kName, kVirtualNetwork},
    {"azurerm_vpn_gateway", "virtual_hub_id", LinkForm::kId, kVirtualHub},
    {"azurerm_vpn_gateway_connection", "remote_vpn_site_id", LinkForm::kId, kVpnSite},
    {"azurerm_vpn_gateway_connection", "routing.associated_route_table", LinkForm::kId,
     kHubRouteTable},
    {"azurerm_vpn_gateway_connection", "routing.propagated_route_table.route_table_ids",
     LinkForm::kId, kHubRouteTable, LinkCount::kMany},
    {"azurerm_vpn_gateway_connection", "vpn_gateway_id", LinkForm::kId, kVpnGateway},
    {"azurerm_vpn_gateway_connection", "vpn_link.egress_nat_rule_ids", LinkForm::kId,
     kVpnGatewayNatRule, LinkCount::kMany},
    {"azurerm_vpn_gateway_connection", "vpn_link.ingress_nat_rule_ids", LinkForm::kId,
     kVpnGatewayNatRule, LinkCount::kMany},
    {"azurerm_vpn_gateway_connection", "vpn_link.vpn_site_link_id", LinkForm::kId, kVpnSiteLink},
    {"azurerm_vpn_gateway_nat_rule", "vpn_gateway_id", LinkForm::kId, kVpnGateway},
    {"azurerm_vpn_site", "virtual_wan_id", LinkForm::kId, kVirtualWan},
    {"azurerm_windows_virtual_machine", "network_interface_ids", LinkForm::kId, kNetworkInterface,
     LinkCount::kMany},
    {"azurerm_windows_virtual_machine_scale_set",
     "network_interface.ip_configuration.load_balancer_backend_address_pool_ids", LinkForm::kId,
     kLbBackendAddressPool, LinkCount::kMany},
    {"azurerm_windows_virtual_machine_scale_set", "network_interface.ip_configuration.subnet_id",
     LinkForm::kId, kSubnet},
    {"azurerm_windows_virtual_machine_scale_set", "network_interface.network_security_group_id",
     LinkForm::kId, kNetworkSecurityGroup},
};

static_assert(std::is_sorted(std::begin(kLinks), std::end(kLinks),
                             [](const LinkAttribute& a, const LinkAttribute& b) {
                               return a.type != b.type ? a.type < b.type
                                                       : a.attribute < b.attribute;
                             }));

}  // namespace

std::span<const LinkAttribute> LinkAttributes() { return kLinks; }

std::span<const LinkAttribute> LinkAttributesOf(std::string_view type) {
  const auto first = std::lower_bound(
      std::begin(kLinks), std::end(kLinks), type,
      [](const LinkAttribute& link, std::string_view wanted) { return link.type < wanted; });
  const auto last = std::find_if(first, std::end(kLinks),
                                 [&](const LinkAttribute& link) { return link.type != type; });
  return {first, last};
}

}  // namespace routesight

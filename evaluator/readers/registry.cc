#include <algorithm>

#include "evaluator/readers/reader.h"

namespace routesight {
namespace {

constexpr const Reader* kReaders[] = {
    &kReadAzurermBastionHost,
    &kReadAzurermExpressRouteCircuit,
    &kReadAzurermExpressRouteCircuitAuthorization,
    &kReadAzurermExpressRouteCircuitConnection,
    &kReadAzurermExpressRouteCircuitPeering,
    &kReadAzurermFirewall,
    &kReadAzurermLb,
    &kReadAzurermLbBackendAddressPool,
    &kReadAzurermLbBackendAddressPoolAddress,
    &kReadAzurermLbOutboundRule,
    &kReadAzurermLbProbe,
    &kReadAzurermLbRule,
    &kReadAzurermLinuxVirtualMachine,
    &kReadAzurermLinuxVirtualMachineScaleSet,
    &kReadAzurermLocalNetworkGateway,
    &kReadAzurermNatGateway,
    &kReadAzurermNatGatewayPublicIpAssociation,
    &kReadAzurermNatGatewayPublicIpPrefixAssociation,
    &kReadAzurermNetworkInterface,
    &kReadAzurermNetworkInterfaceBackendAddressPoolAssociation,
    &kReadAzurermNetworkInterfaceSecurityGroupAssociation,
    &kReadAzurermNetworkSecurityGroup,
    &kReadAzurermNetworkSecurityRule,
    &kReadAzurermOrchestratedVirtualMachineScaleSet,
    &kReadAzurermPrivateEndpoint,
    &kReadAzurermPublicIp,
    &kReadAzurermPublicIpPrefix,
    &kReadAzurermRoute,
    &kReadAzurermRouteServer,
    &kReadAzurermRouteServerBgpConnection,
    &kReadAzurermRouteTable,
    &kReadAzurermSubnet,
    &kReadAzurermSubnetNatGatewayAssociation,
    &kReadAzurermSubnetNetworkSecurityGroupAssociation,
    &kReadAzurermSubnetRouteTableAssociation,
    &kReadAzurermVirtualHub,
    &kReadAzurermVirtualHubBgpConnection,
    &kReadAzurermVirtualHubIp,
    &kReadAzurermVirtualMachine,
    &kReadAzurermVirtualNetwork,
    &kReadAzurermVirtualNetworkGateway,
    &kReadAzurermVirtualNetworkGatewayConnection,
    &kReadAzurermVirtualNetworkGatewayNatRule,
    &kReadAzurermVirtualNetworkPeering,
    &kReadAzurermWindowsVirtualMachine,
    &kReadAzurermWindowsVirtualMachineScaleSet,
};

constexpr std::string_view kVirtualWan = "what Virtual WAN adds to networks is not computed";
constexpr std::string_view kNetworkManager =
    "connected groups and managed routes of a network manager are not computed";
constexpr std::string_view kAzapi = "what this resource changes in the network is not read";

constexpr UnreadType kUnreadTypes[] = {
    {"azapi_resource", kAzapi},
    {"azapi_update_resource", kAzapi},
    {"azurerm_express_route_connection", kVirtualWan},
    {"azurerm_express_route_gateway", kVirtualWan},
    {"azurerm_network_manager_connectivity_configuration", kNetworkManager},
    {"azurerm_network_manager_deployment", kNetworkManager},
    {"azurerm_network_manager_routing_configuration", kNetworkManager},
    {"azurerm_point_to_site_vpn_gateway", kVirtualWan},
    {"azurerm_virtual_hub_connection", kVirtualWan},
    {"azurerm_vpn_gateway", kVirtualWan},
};

}  // namespace

std::span<const Reader* const> Readers() { return kReaders; }

const Reader* FindReader(std::string_view type) {
  const auto found = std::lower_bound(
      std::begin(kReaders), std::end(kReaders), type,
      [](const Reader* reader, std::string_view wanted) { return reader->type < wanted; });
  return found != std::end(kReaders) && (*found)->type == type ? *found : nullptr;
}

std::span<const UnreadType> UnreadTypes() { return kUnreadTypes; }

const UnreadType* FindUnreadType(std::string_view type) {
  const auto found = std::lower_bound(
      std::begin(kUnreadTypes), std::end(kUnreadTypes), type,
      [](const UnreadType& unread, std::string_view wanted) { return unread.type < wanted; });
  return found != std::end(kUnreadTypes) && found->type == type ? &*found : nullptr;
}

}  // namespace routesight

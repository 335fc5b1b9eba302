// Readers turn resources into topology, one file per azurerm type.
#pragma once

#include <span>
#include <string_view>

#include "evaluator/readers/resource_reader.h"
#include "evaluator/topology/topology_builder.h"

namespace routesight {

struct Reader {
  std::string_view type;
  // The attributes that the reader looks at, beside those that identify every resource.
  std::span<const std::string_view> attributes;
  // States what the resource is at this moment.
  void (*read)(const ResourceReader& resource, TopologyBuilder& builder);
};

extern const Reader kReadAzurermBastionHost;
extern const Reader kReadAzurermExpressRouteCircuit;
extern const Reader kReadAzurermExpressRouteCircuitAuthorization;
extern const Reader kReadAzurermExpressRouteCircuitConnection;
extern const Reader kReadAzurermExpressRouteCircuitPeering;
extern const Reader kReadAzurermFirewall;
extern const Reader kReadAzurermLb;
extern const Reader kReadAzurermLbBackendAddressPool;
extern const Reader kReadAzurermLbBackendAddressPoolAddress;
extern const Reader kReadAzurermLbOutboundRule;
extern const Reader kReadAzurermLbProbe;
extern const Reader kReadAzurermLbRule;
extern const Reader kReadAzurermLinuxVirtualMachine;
extern const Reader kReadAzurermLinuxVirtualMachineScaleSet;
extern const Reader kReadAzurermLocalNetworkGateway;
extern const Reader kReadAzurermNatGateway;
extern const Reader kReadAzurermNatGatewayPublicIpAssociation;
extern const Reader kReadAzurermNatGatewayPublicIpPrefixAssociation;
extern const Reader kReadAzurermNetworkInterface;
extern const Reader kReadAzurermNetworkInterfaceBackendAddressPoolAssociation;
extern const Reader kReadAzurermNetworkInterfaceSecurityGroupAssociation;
extern const Reader kReadAzurermNetworkSecurityGroup;
extern const Reader kReadAzurermNetworkSecurityRule;
extern const Reader kReadAzurermOrchestratedVirtualMachineScaleSet;
extern const Reader kReadAzurermPrivateEndpoint;
extern const Reader kReadAzurermPublicIp;
extern const Reader kReadAzurermPublicIpPrefix;
extern const Reader kReadAzurermRoute;
extern const Reader kReadAzurermRouteServer;
extern const Reader kReadAzurermRouteServerBgpConnection;
extern const Reader kReadAzurermRouteTable;
extern const Reader kReadAzurermSubnet;
extern const Reader kReadAzurermSubnetNatGatewayAssociation;
extern const Reader kReadAzurermSubnetNetworkSecurityGroupAssociation;
extern const Reader kReadAzurermSubnetRouteTableAssociation;
extern const Reader kReadAzurermVirtualHub;
extern const Reader kReadAzurermVirtualHubBgpConnection;
extern const Reader kReadAzurermVirtualHubIp;
extern const Reader kReadAzurermVirtualMachine;
extern const Reader kReadAzurermVirtualNetwork;
extern const Reader kReadAzurermVirtualNetworkGateway;
extern const Reader kReadAzurermVirtualNetworkGatewayConnection;
extern const Reader kReadAzurermVirtualNetworkGatewayNatRule;
extern const Reader kReadAzurermVirtualNetworkPeering;
extern const Reader kReadAzurermWindowsVirtualMachine;
extern const Reader kReadAzurermWindowsVirtualMachineScaleSet;

// Sorted by type.
std::span<const Reader* const> Readers();
// Null if nobody reads the type.
const Reader* FindReader(std::string_view type);

// A type that may matter to routing but has no reader: its resources are gaps.
struct UnreadType {
  std::string_view type;
  std::string_view effect;  // What may be different.
};

// Sorted by type.
std::span<const UnreadType> UnreadTypes();
// Null if the type has a reader or does not matter.
const UnreadType* FindUnreadType(std::string_view type);

}  // namespace routesight

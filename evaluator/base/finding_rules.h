// The rules that only findings apply: what Azure refuses, limits, and what designs need.
#pragma once

#include <string_view>

#include "evaluator/base/rule.h"

namespace routesight {

inline constexpr std::string_view kAzureLimits =
    "https://learn.microsoft.com/azure/azure-resource-manager/management/"
    "azure-subscription-service-limits";

inline constexpr Rule kFindingRules[] = {
    {"BGP-01", "Some ASNs are reserved by Azure or the IANA, and no peer may have them.", "",
     Basis::kDocumented, "https://learn.microsoft.com/azure/vpn-gateway/vpn-gateway-vpn-faq"},
    {"BGP-02", "A route server takes peers whose ASN has two bytes.", "", Basis::kDocumented,
     "https://learn.microsoft.com/azure/route-server/route-server-faq"},
    {"GW-05",
     "A VPN gateway in the network of a route server or an ExpressRoute gateway has the ASN 65515.",
     "", Basis::kDocumented,
     "https://learn.microsoft.com/azure/route-server/expressroute-vpn-support"},
    {"LIM-05", "A virtual network has at most 500 peerings.",
     "A network manager can raise this to 1,000, which no plan shows.", Basis::kDocumented,
     kAzureLimits},
    {"LIM-06", "A route table holds at most 400 routes.",
     "Newer tables of limits print 600; the switch udr_per_table decides.", Basis::kDocumented,
     kAzureLimits},
    {"LIM-13",
     "A firewall lies in AzureFirewallSubnet and a bastion in AzureBastionSubnet, each at least a "
     "/26; GatewaySubnet is at least a /29.",
     "", Basis::kDocumented,
     "https://learn.microsoft.com/azure/expressroute/"
     "expressroute-about-virtual-network-gateways"},
    {"TOPO-07",
     "Packets from a gateway reach a peered network by the row of the peering, also where that "
     "network answers through an appliance that announced routes to it.",
     "", Basis::kAssumed,
     "https://learn.microsoft.com/azure/route-server/about-dual-homed-network"},
    {"TOPO-10",
     "Appliances of two regions that exchange routes without an overlay send packets back to "
     "themselves, unless their subnets have routes of their own.",
     "", Basis::kDocumented, "https://learn.microsoft.com/azure/route-server/multiregion"},
    {"UDR-12",
     "A route table of the GatewaySubnet has no default route and keeps propagation on; the subnet "
     "has no network security group.",
     "", Basis::kDocumented,
     "https://learn.microsoft.com/azure/vpn-gateway/vpn-gateway-about-vpn-gateway-settings"},
    {"UDR-13",
     "Packets from a gateway to a peered network take an appliance only by a route of the "
     "GatewaySubnet that has exactly the prefix of that network, or longer ones that cover it.",
     "", Basis::kDocumented,
     "https://learn.microsoft.com/azure/virtual-network/virtual-networks-udr-overview"},
    {"UDR-14",
     "A route of the GatewaySubnet that covers it, or the RouteServerSubnet beside it, diverts "
     "what gateways and route servers say to each other.",
     "", Basis::kDocumented,
     "https://learn.microsoft.com/azure/route-server/troubleshoot-route-server"},
    {"UDR-15",
     "RouteServerSubnet takes neither route table nor security group, AzureBastionSubnet no route "
     "table, and AzureFirewallSubnet a default route to the Internet only, unless the firewall has "
     "a management configuration.",
     "", Basis::kDocumented, "https://learn.microsoft.com/azure/route-server/route-server-faq"},
    {"VPN-04", "The two ends of a BGP connection of a VPN gateway have different ASNs.", "",
     Basis::kDocumented, "https://learn.microsoft.com/azure/vpn-gateway/vpn-gateway-vpn-faq"},
};

}  // namespace routesight

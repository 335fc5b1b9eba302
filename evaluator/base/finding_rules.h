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
    {"BGP-06",
     "Where two networks with one range share a hub, or are announced to one circuit, addresses of "
     "the range lead to one of them, and nobody says to which.",
     "", Basis::kAssumed,
     "https://learn.microsoft.com/azure/virtual-network/virtual-network-manage-peering"},
    {"ER-13",
     "Both links of a circuit end at one location: when that fails, a gateway whose circuits all "
     "end "
     "there reaches nothing over ExpressRoute.",
     "", Basis::kDocumented,
     "https://learn.microsoft.com/azure/expressroute/"
     "designing-for-high-availability-with-expressroute"},
    {"GW-05",
     "A VPN gateway in the network of a route server or an ExpressRoute gateway has the ASN 65515.",
     "", Basis::kDocumented,
     "https://learn.microsoft.com/azure/route-server/expressroute-vpn-support"},
    {"LIM-04",
     "A route server programs its routes for at most 4,000 machines in its network and in those "
     "that use it.",
     "More routing infrastructure units raise this to 50,000, which no plan of azurerm shows.",
     Basis::kDocumented, "https://learn.microsoft.com/azure/route-server/route-server-capacity"},
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
    {"PE-04",
     "What a private endpoint answers comes back through the appliance that a request passed only "
     "if that translated the source of the request.",
     "Azure does not say where the answers go otherwise; labs saw some of them skip the appliance.",
     Basis::kDocumented,
     "https://learn.microsoft.com/azure/private-link/inspect-traffic-with-azure-firewall"},
    {"TF-10",
     "Terraform gives up on an operation that takes longer than its timeout, and marks what it was "
     "creating as tainted.",
     "A plan shows the timeouts that a configuration sets; those of the provider are long enough.",
     Basis::kDocumented,
     "https://developer.hashicorp.com/terraform/language/resources/syntax#operation-timeouts"},
    {"TF-11",
     "Terraform replaces a resource when an attribute that cannot change in place gets another "
     "value, differs in letter case, or is not known before the apply.",
     "The plan does not contain the earlier configuration: whether somebody took an attribute out "
     "of it, or the provider changed its default, cannot be told apart.",
     Basis::kDocumented, "https://developer.hashicorp.com/terraform/internals/json-format"},
    {"TOPO-04",
     "A network with a route server and appliances in several hubs has a second way only to what "
     "the appliances of more than one hub announce.",
     "", Basis::kAssumed,
     "https://learn.microsoft.com/azure/route-server/about-dual-homed-network"},
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

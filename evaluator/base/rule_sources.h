// Where rules and findings come from: the pages that several of them name.
#pragma once

#include <string_view>

namespace routesight {

inline constexpr std::string_view kUdrOverview =
    "https://learn.microsoft.com/azure/virtual-network/virtual-networks-udr-overview";
inline constexpr std::string_view kDiagnoseRouting =
    "https://learn.microsoft.com/azure/virtual-network/diagnose-network-routing-problem";
inline constexpr std::string_view kPeeringOverview =
    "https://learn.microsoft.com/azure/virtual-network/virtual-network-peering-overview";
inline constexpr std::string_view kManagePeering =
    "https://learn.microsoft.com/azure/virtual-network/virtual-network-manage-peering";
inline constexpr std::string_view kPeeringSync =
    "https://learn.microsoft.com/azure/virtual-network/"
    "update-virtual-network-peering-address-space";
inline constexpr std::string_view kSubnetPeering =
    "https://learn.microsoft.com/azure/virtual-network/how-to-configure-subnet-peering";
inline constexpr std::string_view kGatewayTransit =
    "https://learn.microsoft.com/azure/vpn-gateway/vpn-gateway-peering-gateway-transit";
inline constexpr std::string_view kRouteInjection =
    "https://learn.microsoft.com/azure/route-server/route-injection-in-spokes";
inline constexpr std::string_view kServiceEndpoints =
    "https://learn.microsoft.com/azure/virtual-network/"
    "virtual-network-service-endpoints-overview";
inline constexpr std::string_view kEndpointPolicies =
    "https://learn.microsoft.com/azure/private-link/disable-private-endpoint-network-policy";
inline constexpr std::string_view kVpnFaq =
    "https://learn.microsoft.com/azure/vpn-gateway/vpn-gateway-vpn-faq";
inline constexpr std::string_view kCoexistence =
    "https://learn.microsoft.com/azure/expressroute/"
    "expressroute-howto-coexist-resource-manager";
inline constexpr std::string_view kDualHomed =
    "https://learn.microsoft.com/azure/route-server/about-dual-homed-network";
inline constexpr std::string_view kDefaultOutbound =
    "https://learn.microsoft.com/azure/virtual-network/ip-services/default-outbound-access";
inline constexpr std::string_view kDegreeOfPreference =
    "https://www.rfc-editor.org/rfc/rfc4271#section-9.1.1";
inline constexpr std::string_view kBreakingTies =
    "https://www.rfc-editor.org/rfc/rfc4271#section-9.1.2.2";
inline constexpr std::string_view kJsonFormat =
    "https://developer.hashicorp.com/terraform/internals/json-format";
inline constexpr std::string_view kRouteTableSource =
    "https://github.com/hashicorp/terraform-provider-azurerm/blob/main/internal/services/network/"
    "route_table_resource.go";
inline constexpr std::string_view kSubnetSource =
    "https://github.com/hashicorp/terraform-provider-azurerm/blob/main/internal/services/network/"
    "subnet_resource.go";

inline constexpr std::string_view kRouteServerFaq =
    "https://learn.microsoft.com/azure/route-server/route-server-faq";
inline constexpr std::string_view kRouteServerPreference =
    "https://learn.microsoft.com/azure/route-server/hub-routing-preference";
inline constexpr std::string_view kRouteServerBranches =
    "https://learn.microsoft.com/azure/route-server/expressroute-vpn-support";
inline constexpr std::string_view kExpressRouteFaq =
    "https://learn.microsoft.com/azure/expressroute/expressroute-faqs";
inline constexpr std::string_view kExpressRouteLimits =
    "https://learn.microsoft.com/azure/azure-resource-manager/management/"
    "azure-subscription-service-limits#expressroute-limits";
inline constexpr std::string_view kExpressRouteRouting =
    "https://learn.microsoft.com/azure/expressroute/expressroute-routing";
inline constexpr std::string_view kExpressRouteOptimise =
    "https://learn.microsoft.com/azure/expressroute/expressroute-optimize-routing";

}  // namespace routesight

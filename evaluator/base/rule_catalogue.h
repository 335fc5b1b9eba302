// Every rule that the code applies, sorted by id. docs/rules.md is printed from this table.
#pragma once

#include <span>
#include <string_view>

#include "evaluator/base/rule.h"

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

inline constexpr std::string_view kBgpConnectionSource =
    "https://github.com/hashicorp/terraform-provider-azurerm/blob/main/internal/services/network/"
    "route_server_bgp_connection_resource.go";
inline constexpr std::string_view kGatewaySource =
    "https://github.com/hashicorp/terraform-provider-azurerm/blob/main/internal/services/network/"
    "virtual_network_gateway_resource.go";
inline constexpr std::string_view kConnectionSource =
    "https://github.com/hashicorp/terraform-provider-azurerm/blob/main/internal/services/network/"
    "virtual_network_gateway_connection_resource.go";

inline constexpr Rule kRules[] = {
    {"ARS-01", "A route server lies in a subnet named RouteServerSubnet, which is a /27 or larger.",
     "Newer documentation asks for a /26.", Basis::kDocumented, kRouteServerFaq},
    {"ARS-02", "A BGP connection of a route server is a session with each of its two instances.",
     "", Basis::kDocumented, kRouteServerFaq},
    {"ARS-04",
     "Each best path of a route server is a route of its network and of those that use it, with "
     "the next hop that the appliance announced.",
     "", Basis::kDocumented, kRouteServerFaq},
    {"ARS-05",
     "A route server announces the ranges of its network and of those that use it to its "
     "appliances, and of no other peers.",
     "", Basis::kDocumented, kRouteServerFaq},
    {"ARS-06",
     "With branch-to-branch, appliances and gateways get each other's routes from a route server, "
     "except client pools; without it they do not.",
     "", Basis::kDocumented, kRouteServerBranches},
    {"ARS-07",
     "Between sources a route server decides by its routing preference, then by the AS path; a "
     "static route comes first.",
     "", Basis::kDocumented, kRouteServerPreference},
    {"ARS-09", "A route server does not offer the routes of one appliance to another.",
     "A route server with branch-to-branch was not observed with two appliances; assume.switches "
     "can turn the offer on.",
     Basis::kObserved, "https://github.com/adtork/Azure-Route-Server-Dual-Home"},
    {"ARS-10", "A route server refuses the range of its own subnet.", "", Basis::kObserved,
     kRouteInjection},
    {"ARS-11", "A route marked NO_ADVERTISE stays in the networks of the route server.", "",
     Basis::kDocumented, kRouteServerFaq},
    {"ARS-15",
     "A route server exchanges with the gateways of its own network, by sessions of the platform; "
     "a VPN gateway there has to be active-active.",
     "Whether the route server is refused otherwise, or only exchanges nothing, is not said.",
     Basis::kDocumented, kRouteServerBranches},
    {"BGP-03", "A speaker refuses a route whose AS path contains its own AS number.",
     "It can be told to accept its number so many times.", Basis::kDocumented, kDualHomed},
    {"BGP-07",
     "Of several routes to one prefix a speaker prefers the one to which it gives the higher "
     "weight, before all else; its own routes weigh more than learned ones.",
     "Weights are how we express what a speaker ranks before BGP's own steps.", Basis::kDocumented,
     kDegreeOfPreference},
    {"BGP-08", "The higher local preference is preferred.", "", Basis::kDocumented,
     kDegreeOfPreference},
    {"BGP-09", "The shorter AS path is preferred.", "", Basis::kDocumented, kBreakingTies},
    {"BGP-10", "The lower origin is preferred: IGP, then EGP, then incomplete.", "",
     Basis::kDocumented, kBreakingTies},
    {"BGP-11",
     "Of routes from one neighbouring AS the one with the lower multi-exit discriminator is "
     "preferred; none counts as 0.",
     "", Basis::kDocumented, kBreakingTies},
    {"BGP-12", "A route from another AS is preferred to one from the speaker's own AS.",
     "Distances to next hops inside an AS, the next step of the standard, are taken to be equal.",
     Basis::kDocumented, kBreakingTies},
    {"BGP-13", "The route of the speaker with the lower router id is preferred.",
     "Router ids are not known: the order of the speakers stands for them.", Basis::kDocumented,
     kBreakingTies},
    {"BGP-14", "The route that was reflected less often is preferred.", "", Basis::kDocumented,
     "https://www.rfc-editor.org/rfc/rfc4456#section-9"},
    {"BGP-15", "The route from the lower neighbour address is preferred.",
     "The order of the sessions stands for the addresses.", Basis::kDocumented, kBreakingTies},
    {"BGP-16",
     "A route learned from the own AS is not announced to the own AS, unless the speaker "
     "reflects.",
     "", Basis::kDocumented, "https://www.rfc-editor.org/rfc/rfc4271#section-9.2"},
    {"BGP-17", "A reflected route is refused by who brought it into the AS or reflected it before.",
     "", Basis::kDocumented, "https://www.rfc-editor.org/rfc/rfc4456#section-8"},
    {"BGP-18", "A route is not announced on the session on which it was learned.",
     "The standard does not say so and some routers do announce it; the other side normally "
     "refuses it as a loop.",
     Basis::kAssumed, "https://www.rfc-editor.org/rfc/rfc4271#section-9.1.3"},
    {"BGP-19",
     "Routes that are equal to the best up to the AS path length are used together, up to the "
     "number that the speaker supports.",
     "Of more than that, those that the further steps prefer are taken.", Basis::kDocumented,
     "https://learn.microsoft.com/azure/route-server/path-selection"},
    {"BGP-20", "A speaker refuses a route whose AS path has more than 255 numbers.",
     "Real limits differ; only paths that grow without end come near them.", Basis::kDocumented,
     "https://www.rfc-editor.org/rfc/rfc4271#section-4.3"},
    {"BGP-21",
     "A session passes what the policies of its two ends let pass; a route marked NO_ADVERTISE "
     "goes to nobody.",
     "", Basis::kDocumented, "https://www.rfc-editor.org/rfc/rfc1997"},
    {"BGP-22", "An on-premises network that is no transit announces only what is its own.", "",
     Basis::kAssumed, kExpressRouteRouting},
    {"BGP-23",
     "A transit network announces routes of one circuit to another with its own number in place of "
     "the edge's, which would refuse them otherwise.",
     "No source says how providers do it; that such routes arrive was observed.", Basis::kAssumed,
     "https://github.com/kaysalawu/azure-network-terraform"},
    {"DOWN-01",
     "Creating or deleting a route server beside a gateway interrupts the gateway, for its network "
     "and those that use it.",
     "The end of the operation is the first at which it is promised to be over; about ten minutes "
     "were reported.",
     Basis::kDocumented, kRouteServerBranches},
    {"DOWN-02",
     "While a route server is away, everything that its appliances announce is away, too.", "",
     Basis::kDocumented, kRouteServerFaq},
    {"DOWN-03",
     "Every change of a BGP connection replaces it; the routes of that appliance are away until "
     "the "
     "session is up again.",
     "", Basis::kDocumented, kBgpConnectionSource},
    {"DOWN-04",
     "Branch-to-branch and the routing preference change in place: whole sets of routes come, go "
     "or move.",
     "", Basis::kDocumented, kRouteServerPreference},
    {"DOWN-05",
     "While a gateway is replaced, no site is reached through it, and its connections have to be "
     "made again.",
     "Its addresses may be others afterwards.", Basis::kDocumented, kGatewaySource},
    {"DOWN-06",
     "Turning active-active on or off interrupts a gateway for as long as the operation takes, and "
     "changes its BGP addresses.",
     "", Basis::kDocumented,
     "https://learn.microsoft.com/azure/vpn-gateway/gateway-change-active-active"},
    {"DOWN-07", "A resize restarts the instances of a gateway one after the other.",
     "That an active-active gateway keeps one working way for every site is not promised: each "
     "tunnel may go to one instance.",
     Basis::kDocumented, "https://learn.microsoft.com/azure/vpn-gateway/gateway-sku-resize"},
    {"DOWN-09", "Changed BGP settings of a gateway drop all its sessions.", "", Basis::kDocumented,
     "https://learn.microsoft.com/azure/vpn-gateway/vpn-gateway-bgp-overview"},
    {"DOWN-10",
     "While a connection is replaced its tunnel or circuit is away; others with the same prefixes "
     "take over.",
     "", Basis::kDocumented, kConnectionSource},
    {"DOWN-11",
     "A connection whose protocol, selectors or far end change comes up again; a new shared key "
     "counts from the next negotiation on.",
     "", Basis::kAssumed, kVpnFaq},
    {"DOWN-12",
     "Prefixes that a local network gateway loses are away at once; a new address of it works when "
     "the other side follows.",
     "", Basis::kDocumented, kVpnFaq},
    {"DOWN-13",
     "Deleting a half of a peering separates the two networks until both halves are connected "
     "again.",
     "", Basis::kDocumented, kManagePeering},
    {"DOWN-14",
     "Flags of a peering change in place: gateways that a network no longer uses give it nothing "
     "from then on.",
     "", Basis::kDocumented, kManagePeering},
    {"DOWN-15", "A network that is replaced takes everything in it with it.", "",
     Basis::kDocumented,
     "https://github.com/hashicorp/terraform-provider-azurerm/blob/main/internal/services/network/"
     "virtual_network_resource.go"},
    {"DOWN-16", "A subnet keeps a prefix as long as interfaces have addresses in it.", "",
     Basis::kDocumented, kSubnetSource},
    {"DOWN-17",
     "The association of a route table has no update: between its deletion and its creation the "
     "subnet has no user-defined routes.",
     "", Basis::kDocumented,
     "https://github.com/hashicorp/terraform-provider-azurerm/blob/main/internal/services/network/"
     "subnet_route_table_association_resource.go"},
    {"DOWN-18",
     "A route that is replaced is away in between, and traffic follows the next best row.", "",
     Basis::kDocumented, kRouteTableSource},
    {"DOWN-22", "When an appliance's address or machine is away, what is routed to it is lost.", "",
     Basis::kDocumented, kUdrOverview},
    {"DOWN-23", "While a firewall is replaced, what is routed to it is lost.",
     "Its new address may be another.", Basis::kDocumented,
     "https://github.com/hashicorp/terraform-provider-azurerm/blob/main/internal/services/firewall/"
     "firewall_resource.go"},
    {"DOWN-28",
     "Operations that no reference orders happen in any order, and one may open a window before "
     "the other closes it.",
     "", Basis::kDocumented, "https://developer.hashicorp.com/terraform/internals/graph"},
    {"ER-01",
     "An ExpressRoute gateway announces its networks to its circuits, and what a route server "
     "passes to it; the customer sees no private AS numbers.",
     "", Basis::kDocumented, kExpressRouteRouting},
    {"ER-02",
     "More than 1,000 IPv4 prefixes from a gateway towards a circuit, or 100 of IPv6, take the "
     "connection down until there are fewer.",
     "", Basis::kDocumented, kExpressRouteFaq},
    {"ER-03",
     "A connection joins a gateway with both links of a circuit that its provider has provisioned "
     "and that has a private peering; each link that carries a route is a next hop.",
     "A new circuit is taken to be provisioned, and to have a private peering where somebody else "
     "may manage it; tables say so.",
     Basis::kDocumented, kExpressRouteRouting},
    {"ER-04",
     "Routes of one circuit are not announced to another circuit of the gateway; Global Reach "
     "joins sites only.",
     "", Basis::kDocumented, kRouteServerBranches},
    {"ER-05",
     "Networks on one circuit learn each other's prefixes at its edge if the gateway that learns "
     "them is set to take them.",
     "Older documentation calls the exchange always on; assume.switches can force it.",
     Basis::kDocumented,
     "https://learn.microsoft.com/azure/expressroute/virtual-network-connectivity-guidance"},
    {"ER-07",
     "Between circuits of one gateway the higher routing weight decides, then the shorter AS path; "
     "equal ones are used together.",
     "", Basis::kDocumented, kExpressRouteOptimise},
    {"ER-09",
     "Beside a route server with branch-to-branch, an ExpressRoute gateway drops routes marked "
     "65517:65517.",
     "", Basis::kDocumented, kRouteServerBranches},
    {"GW-01",
     "A virtual network has at most one VPN and one ExpressRoute gateway, in its subnet "
     "named GatewaySubnet.",
     "", Basis::kDocumented, kVpnFaq},
    {"GW-02",
     "Routes that a gateway knows appear with source and next hop type "
     "VirtualNetworkGateway in its own network and in those that use it through a peering, with "
     "the same next hops.",
     "", Basis::kDocumented, kUdrOverview},
    {"GW-03",
     "An active-standby VPN gateway shows its public address as next hop; an active-active "
     "one, or any beside a route server, shows the private addresses of both instances.",
     "", Basis::kObserved,
     "https://github.com/cynthiatreger/"
     "az-routing-guide-ep1-vnet-peering-and-virtual-network-gateways"},
    {"GW-04",
     "The VPN and the ExpressRoute gateway of a network know each other's routes and pass them on "
     "only through a route server.",
     "", Basis::kObserved, kCoexistence},
    {"GW-07", "The address pools of point-to-site clients are routes of their VPN gateway.", "",
     Basis::kDocumented, kVpnFaq},
    {"GW-08",
     "Summaries that a network states take the place of the prefixes that its gateways would "
     "announce.",
     "", Basis::kDocumented, "https://github.com/erjosito/lab-summarized-gw-prefixes-20260427"},
    {"LIM-01", "A route server has at most eight BGP connections.", "", Basis::kDocumented,
     kRouteServerFaq},
    {"LIM-02",
     "A route server ends the session over which one peer announces more than 1,000 routes, and "
     "loses all of them; announcing again adds to what is there.",
     "Loops are taken not to count; whether other routes that the route server refuses do is not "
     "known. The session is taken to stay down, though it may open again and again. "
     "assume.switches can set another limit.",
     Basis::kDocumented, kRouteServerFaq},
    {"LIM-03",
     "A route server passes at most 1,000 routes to an ExpressRoute gateway and holds at most "
     "10,000 prefixes.",
     "Which routes are missing above that is not known.", Basis::kDocumented, kRouteServerFaq},
    {"LIM-08",
     "The prefixes that an ExpressRoute gateway announces count by connection, IPv4 and IPv6 each "
     "for itself.",
     "", Basis::kDocumented, kExpressRouteLimits},
    {"LIM-09",
     "The private peering of a circuit ends its session with the customer's router over which more "
     "than 4,000 IPv4 prefixes arrive (10,000 of a premium circuit) or 100 IPv6 prefixes.",
     "As in LIM-02.", Basis::kDocumented, kExpressRouteLimits},
    {"LIM-10",
     "A VPN gateway ends the session over which one BGP peer announces more than 4,000 prefixes.",
     "As in LIM-02.", Basis::kDocumented, kVpnFaq},
    {"PE-01",
     "Each address of a private endpoint is a /32 route with next hop InterfaceEndpoint in "
     "its own network and in those peered with it directly.",
     "", Basis::kDocumented, kEndpointPolicies},
    {"PE-02",
     "User-defined routes shorter than the /32 of a private endpoint do not divert its "
     "traffic.",
     "", Basis::kDocumented, kEndpointPolicies},
    {"PE-03",
     "With network policies for route tables on in the endpoint's subnet, a user-defined "
     "route that covers the endpoint and is at least as long as the range of its network makes the "
     "/32 route invalid.",
     "", Basis::kDocumented, kEndpointPolicies},
    {"PEER-01",
     "Each prefix of a peered network is a route: VNetPeering within a region, "
     "VNetGlobalPeering between regions.",
     "", Basis::kDocumented, kUdrOverview},
    {"PEER-02",
     "A peering connects when both networks have their half of it; one half alone gives "
     "no route.",
     "", Basis::kDocumented, kManagePeering},
    {"PEER-03", "Peerings are not transitive.", "", Basis::kDocumented, kPeeringOverview},
    {"PEER-04",
     "A peering that denies access to the remote network stays connected and keeps its routes; "
     "default rules of network security groups drop the traffic.",
     "Older documentation says that traffic simply stops; assume.switches can remove the routes.",
     Basis::kDocumented, kManagePeering},
    {"PEER-06",
     "A network uses the gateways and route server of a peer when its half says "
     "use_remote_gateways and the other half says allow_gateway_transit.",
     "", Basis::kDocumented, kManagePeering},
    {"PEER-07",
     "Through such a peering every subnet gets the routes of the peer's gateways; without "
     "it none of them.",
     "", Basis::kDocumented, kGatewayTransit},
    {"PEER-09",
     "A network uses the gateways of one other network at most, and of none if it has its own.", "",
     Basis::kDocumented, kManagePeering},
    {"PEER-10", "Networks whose address spaces overlap cannot be peered.",
     "Two peers of one hub may overlap each other; then only one of them is reachable.",
     Basis::kDocumented, kManagePeering},
    {"PEER-11",
     "After a network's address space changes, a peer keeps the old prefixes until its "
     "half of the peering is synchronised, which the provider does when it creates or updates it.",
     "", Basis::kDocumented, kPeeringSync},
    {"PEER-12",
     "Deleting one half of a peering disconnects the other; creating it again is refused "
     "until both halves have been deleted.",
     "", Basis::kDocumented, kManagePeering},
    {"PEER-13",
     "Where two networks are peered, routes between them over gateways are not programmed.", "",
     Basis::kDocumented, kPeeringOverview},
    {"PEER-14", "Gateway transit works between regions.", "", Basis::kDocumented, kPeeringOverview},
    {"PEER-15",
     "Where a peering covers chosen subnets instead of whole networks, their prefixes are "
     "the routes, in every local subnet.",
     "", Basis::kDocumented, kSubnetPeering},
    {"SE-01",
     "Each service endpoint that a subnet enables is one route in that subnet only, whose "
     "prefix is the list of the service's addresses.",
     "The list is not expanded: the row carries "
     "the service's name.",
     Basis::kDocumented, kServiceEndpoints},
    {"SE-02", "The row of a service endpoint holds against every other route to its addresses.",
     "A longer user-defined prefix inside them probably wins; the addresses are not expanded, so "
     "it "
     "is not decided here.",
     Basis::kDocumented, kServiceEndpoints},
    {"SEL-02", "Between routes to one prefix, user-defined beats gateway beats default.", "",
     Basis::kDocumented, kUdrOverview},
    {"SEL-03",
     "A gateway route equal to or inside a prefix of the network or of a directly peered "
     "one is not programmed; a shorter one is.",
     "", Basis::kDocumented, kRouteInjection},
    {"SEL-04",
     "So no route over BGP, however long, attracts traffic for a prefix of the network or of a "
     "direct peer; a user-defined one does.",
     "", Basis::kDocumented, kUdrOverview},
    {"SEL-05", "For one prefix from both gateways of a network, ExpressRoute beats VPN.",
     "Which of two static connections of one gateway carries an equal prefix is not decided by the "
     "plan: the next hops are the gateway's either way.",
     Basis::kDocumented, kCoexistence},
    {"SEL-06",
     "A default or gateway route that an equal user-defined one beats stays visible as "
     "Invalid; whatever else loses is not shown.",
     "A None route that an equal user-defined route "
     "beats is not shown either: recorded tables never have it.",
     Basis::kObserved, "https://github.com/erjosito/azure-networking-lab"},
    {"SEL-07",
     "A route whose next hop is an appliance that the network cannot reach directly is shown with "
     "next hop None.",
     "Of several next hops those that can be reached are taken to be used.", Basis::kObserved,
     kRouteInjection},
    {"SEL-10", "Routes inside 169.254.0.0/16 are exchanged but not programmed.", "",
     Basis::kObserved, "https://github.com/jocortems/labs"},
    {"SYS-01",
     "Each prefix of the network's address space is a route VnetLocal in every subnet; "
     "prefixes of subnets are none.",
     "", Basis::kDocumented, kUdrOverview},
    {"SYS-02", "Every subnet has a default route 0.0.0.0/0 to the Internet.",
     "Whether packets really leave is another question.", Basis::kDocumented, kUdrOverview},
    {"SYS-03",
     "Every subnet has routes with next hop None for 10.0.0.0/8, 172.16.0.0/12, "
     "192.168.0.0/16 and 100.64.0.0/10.",
     "Azure shows further such rows that it does not document; "
     "they are left out.",
     Basis::kDocumented, kUdrOverview},
    {"SYS-04", "A None route disappears when a prefix of the network equals or contains it.",
     "The same is assumed of prefixes of peered networks.", Basis::kDocumented, kUdrOverview},
    {"SYS-05", "All interfaces of a subnet have the same rows.", "", Basis::kDocumented,
     kDiagnoseRouting},
    {"SYS-06",
     "A user-defined or gateway route for 0.0.0.0/0 removes all None routes of the subnet; "
     "halves of it do not.",
     "That a user-defined default to the Internet does so too is assumed.", Basis::kDocumented,
     kUdrOverview},
    {"SYS-09", "Several next hops for one prefix are one row with several addresses.", "",
     Basis::kObserved, "https://github.com/adstuart/azure-expressroute-ecmp"},
    {"SYS-10", "With propagation off, every row of the interface says so.", "", Basis::kObserved,
     "https://github.com/cynthiatreger/az-routing-guide-ep2-nic-routing"},
    {"SYS-11",
     "A network with an IPv6 prefix has a default route ::/0 to the Internet; there are no "
     "None routes for IPv6.",
     "", Basis::kAssumed, kUdrOverview},
    {"TF-01", "What a plan does not know is found from the references in its configuration.", "",
     Basis::kDocumented, kJsonFormat},
    {"TF-03",
     "Subnets and routes written inline and as resources of their own are predicted as the "
     "union of both.",
     "", Basis::kDocumented, kRouteTableSource},
    {"TF-05",
     "What lies in no plan or state at hand stays undetermined, and so does what depends on "
     "it.",
     "", Basis::kAssumed, kJsonFormat},
    {"TF-06", "A resource that the plan forgets stays in Azure as it is.", "", Basis::kDocumented,
     kJsonFormat},
    {"TF-07",
     "Plans and states of one network are read as one: what they say of an object is joined by its "
     "ARM id, ignoring case; what manages the object counts before data sources and copies.",
     "", Basis::kDocumented, kJsonFormat},
    {"TF-08",
     "References order writes, through variables, outputs and modules; deletions follow the "
     "dependencies that the state remembers, backwards; create_before_destroy turns the order of a "
     "deletion and the writes around it.",
     "A plan contains neither locals nor dynamic blocks nor create_before_destroy: what hides "
     "there "
     "is taken from the state, from resolved links and from the actions.",
     Basis::kDocumented, "https://developer.hashicorp.com/terraform/internals/graph"},
    {"TF-09",
     "azurerm writes one at a time what is in one virtual network, in one route table, or at one "
     "route server; a peering holds both of its networks.",
     "", Basis::kDocumented, "https://github.com/hashicorp/terraform-provider-azurerm"},
    {"UDR-01",
     "A subnet has at most one route table: from an association, from the subnet's own "
     "block in the network, or from its write-only reference.",
     "", Basis::kDocumented, kSubnetSource},
    {"UDR-02", "Each route of the subnet's route table is a route with source User.", "",
     Basis::kDocumented, kUdrOverview},
    {"UDR-05",
     "A route table with propagation off removes all gateway routes from its subnets, and "
     "nothing else.",
     "", Basis::kDocumented, kUdrOverview},
    {"UDR-06",
     "A user-defined route with exactly the prefix of a default or gateway route overrides "
     "it.",
     "", Basis::kDocumented, kUdrOverview},
    {"UDR-07",
     "A user-defined route shorter than a prefix of the network, a peer or a gateway does not "
     "override it.",
     "", Basis::kDocumented, kUdrOverview},
    {"UDR-09", "One route table cannot hold two routes with the same prefix.", "",
     Basis::kDocumented, kUdrOverview},
    {"UDR-10", "A route may name a service tag, which stands for its published prefixes.",
     "The tags are not expanded, so what such a route overlaps is not determined.",
     Basis::kDocumented, kUdrOverview},
    {"VPN-01",
     "The prefixes of a local network gateway are routes of the VPN gateway that is "
     "connected to it, whether the tunnel is up or not.",
     "", Basis::kDocumented, kVpnFaq},
    {"VPN-02",
     "The BGP address of the peer is a /32 route of the gateway, unless it is link-local.", "",
     Basis::kObserved,
     "https://github.com/cynthiatreger/"
     "az-routing-guide-ep1-vnet-peering-and-virtual-network-gateways"},
    {"VPN-03",
     "A VPN connection exchanges routes over BGP if the gateway, the connection and the far side "
     "all speak it.",
     "", Basis::kDocumented, kVpnFaq},
    {"VPN-05",
     "A VPN gateway announces its networks, client pools, static prefixes of its other connections "
     "and what it learned elsewhere, unless that overlaps a prefix of its networks.",
     "", Basis::kDocumented, kVpnFaq},
    {"VPN-07", "A VPN gateway does not announce a default route.", "", Basis::kDocumented, kVpnFaq},
    {"VPN-08", "A VPN gateway ignores routes that are equal to or inside a prefix of its network.",
     "", Basis::kDocumented, kVpnFaq},
    {"VPN-14",
     "A connection between two networks without BGP gives each the address space of the other.", "",
     Basis::kDocumented,
     "https://learn.microsoft.com/azure/vpn-gateway/"
     "vpn-gateway-howto-vnet-vnet-resource-manager-portal"},
};

// The rule of that id. An id that is not in the catalogue does not compile.
consteval RuleId RuleNamed(std::string_view id) {
  for (uint8_t index = 0; index < std::size(kRules); ++index) {
    if (kRules[index].id == id) return {index};
  }
  throw "no rule of that id in the catalogue";
}

constexpr const Rule& GetRule(RuleId id) { return kRules[id.index]; }

// The rule of that id, case-insensitively; null if there is none.
const Rule* FindRule(std::string_view id);

}  // namespace routesight

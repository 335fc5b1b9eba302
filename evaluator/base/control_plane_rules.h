// Rules about who announces what to whom, and which route wins; sorted by id.
#pragma once

#include "evaluator/base/rule.h"
#include "evaluator/base/rule_sources.h"

namespace routesight {

inline constexpr Rule kControlPlaneRules[] = {
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
    {"ER-08",
     "With FastPath, packets from on-premises go to the machines of the gateway's own network past "
     "the gateway and the routes of its subnet.",
     "For peered networks it depends on the circuit; there the gateway is taken to stay.",
     Basis::kDocumented, "https://learn.microsoft.com/azure/expressroute/about-fastpath"},
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
     "only through a route server. The VPN gateway is route-based, neither is of SKU Basic, and "
     "their subnet is a /27 or larger.",
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
    {"VPN-10",
     "A VPN gateway of SKU Basic has neither BGP nor two active instances, and no route server.",
     "", Basis::kDocumented, kVpnFaq},
    {"VPN-14",
     "A connection between two networks without BGP gives each the address space of the other.", "",
     Basis::kDocumented,
     "https://learn.microsoft.com/azure/vpn-gateway/"
     "vpn-gateway-howto-vnet-vnet-resource-manager-portal"},
};

}  // namespace routesight

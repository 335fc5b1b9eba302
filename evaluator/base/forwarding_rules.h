// Rules about the networks, their tables and the ways of packets; sorted by id.
#pragma once

#include "evaluator/base/rule.h"
#include "evaluator/base/rule_sources.h"

namespace routesight {

inline constexpr Rule kForwardingRules[] = {
    {"EGR-01",
     "What a route sends to the Internet leaves through the NAT gateway of the subnet, else "
     "through "
     "a public address of the interface, else through the rules of a load balancer, else by "
     "default outbound access.",
     "", Basis::kDocumented, kDefaultOutbound},
    {"EGR-02",
     "In a private subnet an interface without any of the first three has no way to the Internet, "
     "although the route is there.",
     "", Basis::kDocumented, kDefaultOutbound},
    {"EGR-03",
     "Where a default route that a subnet learned goes away, that to the Internet takes its place.",
     "", Basis::kDocumented, kExpressRouteRouting},
    {"EGR-04",
     "From the Internet only an interface with a public address is reached; where its default "
     "route "
     "leads to an appliance or a gateway, so do its answers.",
     "Ports that load balancers and firewalls pass on are not followed.", Basis::kDocumented,
     kUdrOverview},
    {"NVA-01", "An interface gets packets for other addresses only with IP forwarding on.", "",
     Basis::kDocumented, kUdrOverview},
    {"NVA-03",
     "A load balancer may be a next hop: a rule for all ports passes everything to the members of "
     "its pools, other rules pass their ports only.",
     "Where no file at hand has a rule of the load balancer, or a member of its pools, they may "
     "stand in another one: what becomes of packets is not known then.",
     Basis::kDocumented,
     "https://learn.microsoft.com/azure/load-balancer/load-balancer-ha-ports-overview"},
    {"NVA-04",
     "What an appliance forwards is routed by its own subnet: where that sends it back, it loops.",
     "", Basis::kDocumented, kUdrOverview},
    {"NVA-05",
     "The subnet of an appliance gets what the appliance announces to a route server, with itself "
     "as next hop: what it does not put into a tunnel comes back to it.",
     "", Basis::kDocumented, "https://learn.microsoft.com/azure/route-server/multiregion"},
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
    {"PEER-05",
     "Whether a network takes packets that an appliance in its peer forwarded is decided by "
     "allow_forwarded_traffic of its own half.",
     "Real networks often let them pass without; we say that they may be dropped.",
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
     "Which of both a peering is, is decided when it is created: Azure accepts an update to the "
     "other kind and keeps the old one.",
     Basis::kDocumented, kSubnetPeering},
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
    {"SEL-01",
     "Of the active rows that contain the destination the one with the longest prefix decides, "
     "whatever its source.",
     "", Basis::kDocumented, kUdrOverview},
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
    {"SEL-09",
     "A stateful device must see both directions of a connection; a device that translates source "
     "addresses does.",
     "", Basis::kAssumed, kUdrOverview},
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
    {"SYS-07",
     "Routes apply to packets that leave an interface, and again to those that an appliance sends "
     "on: each direction is decided on its own.",
     "", Basis::kDocumented, kUdrOverview},
    {"SYS-09", "Several next hops for one prefix are one row with several addresses.", "",
     Basis::kObserved, "https://github.com/adstuart/azure-expressroute-ecmp"},
    {"SYS-10", "With propagation off, every row of the interface says so.", "", Basis::kObserved,
     "https://github.com/cynthiatreger/az-routing-guide-ep2-nic-routing"},
    {"SYS-11",
     "A network with an IPv6 prefix has a default route ::/0 to the Internet; there are no "
     "None routes for IPv6.",
     "", Basis::kAssumed, kUdrOverview},
    {"UDR-01",
     "A subnet has at most one route table: from an association, from the subnet's own "
     "block in the network, or from its write-only reference.",
     "", Basis::kDocumented, kSubnetSource},
    {"UDR-02", "Each route of the subnet's route table is a route with source User.", "",
     Basis::kDocumented, kUdrOverview},
    {"UDR-03",
     "A user-defined route with next hop VirtualNetworkGateway leads to the VPN gateway of the "
     "network, or to the one that it uses through a peering.",
     "", Basis::kDocumented, kUdrOverview},
    {"UDR-04",
     "The address of a next hop VirtualAppliance must lie in the network itself or in one peered "
     "with it; it is not looked up again.",
     "", Basis::kDocumented, kUdrOverview},
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
};

}  // namespace routesight

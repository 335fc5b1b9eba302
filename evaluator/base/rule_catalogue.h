// Every rule that the code applies, sorted by id. docs/rules.md is printed from this table.
#pragma once

#include <algorithm>
#include <array>
#include <iterator>
#include <string_view>

#include "evaluator/base/finding_rules.h"
#include "evaluator/base/rule.h"
#include "evaluator/base/rule_sources.h"

namespace routesight {

inline constexpr Rule kOtherRules[] = {
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
     "A route server exchanges with the gateways of its own network, by sessions of the platform.",
     "", Basis::kDocumented, kRouteServerBranches},
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
    {"EGR-04", "From the Internet only an interface with a public address is reached.",
     "Ports that load balancers and firewalls pass on are not followed.", Basis::kDocumented,
     kUdrOverview},
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
     "only through a route server.",
     "", Basis::kObserved, kCoexistence},
    {"GW-07", "The address pools of point-to-site clients are routes of their VPN gateway.", "",
     Basis::kDocumented, kVpnFaq},
    {"GW-08",
     "Summaries that a network states take the place of the prefixes that its gateways would "
     "announce.",
     "", Basis::kDocumented, "https://github.com/erjosito/lab-summarized-gw-prefixes-20260427"},
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
    {"NVA-01", "An interface gets packets for other addresses only with IP forwarding on.", "",
     Basis::kDocumented, kUdrOverview},
    {"NVA-03",
     "A load balancer may be a next hop: a rule for all ports passes everything to the members of "
     "its pools, other rules pass their ports only.",
     "", Basis::kDocumented,
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

consteval auto AllRules() {
  std::array<Rule, std::size(kFindingRules) + std::size(kOtherRules)> rules;
  const auto end = std::copy(std::begin(kFindingRules), std::end(kFindingRules), rules.begin());
  std::copy(std::begin(kOtherRules), std::end(kOtherRules), end);
  std::sort(rules.begin(), rules.end(), [](const Rule& a, const Rule& b) { return a.id < b.id; });
  return rules;
}

inline constexpr auto kRules = AllRules();

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

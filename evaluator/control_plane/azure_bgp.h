// The BGP speakers of an Azure network and what Azure lets them exchange, as a plain BGP network
// (stage C of the rule catalogue): route servers, gateways, the provider edge of circuits,
// appliances and on-premises networks.
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "evaluator/base/circuit_link.h"
#include "evaluator/control_plane/bgp_network.h"
#include "evaluator/topology/topology.h"

namespace routesight {

struct Ribs;

enum class SpeakerKind : uint8_t {
  kRouteServer,
  kVpnGateway,
  kExpressRouteGateway,
  kProviderEdge,
  kAppliance,
  kOnPremises,
};

// Of the ids only those of the kind are there.
struct AzureSpeaker {
  SpeakerKind kind = SpeakerKind::kRouteServer;
  std::string name;  // In reports; instances of one thing share it.
  VnetId vnet;       // Of a route server or gateway.
  RouteServerId route_server;
  GatewayId gateway;
  CircuitId circuit;
  CircuitLink link = CircuitLink::kPrimary;
  ApplianceId appliance;  // None for one that is not described.
  SiteId site;
};

// What a route is to the speaker that has it.
namespace route_class {
inline constexpr RouteClass kNetwork{1};            // Address space of a network.
inline constexpr RouteClass kStatic{2};             // Of a local network gateway.
inline constexpr RouteClass kClientPool{3};         // Of point-to-site clients.
inline constexpr RouteClass kFromConnection{4};     // At a VPN gateway, over BGP.
inline constexpr RouteClass kFromEdge{5};           // At an ExpressRoute gateway.
inline constexpr RouteClass kFromSibling{6};        // At a gateway, from the other gateway.
inline constexpr RouteClass kFromRouteServer{7};    // At a gateway.
inline constexpr RouteClass kFromAppliance{8};      // At a route server.
inline constexpr RouteClass kFromVpnGateway{9};     // At a route server.
inline constexpr RouteClass kFromErGateway{10};     // At a route server.
inline constexpr RouteClass kFromGateway{11};       // At the provider edge.
inline constexpr RouteClass kFromSite{12};          // At the provider edge.
inline constexpr RouteClass kFromOtherCircuit{13};  // At the provider edge, by Global Reach.
inline constexpr RouteClass kOwn{14};               // At an appliance or a site.
inline constexpr RouteClass kHeard{15};             // At an appliance or a site.
}  // namespace route_class

// Where a next hop is.
struct BgpHop {
  Symbol address;  // Address, or a text that names it.
  VnetId vnet;     // None while it is not known, and for what is in no network.
};

struct SpeakerGap {
  SpeakerId speaker;
  GapId gap;
};

struct SpeakerAssumption {
  SpeakerId speaker;
  std::string text;
};

// VPN-02: The address of a BGP peer, which its gateway's networks get as a route.
struct PeerHostRoute {
  GatewayId gateway;
  Prefix prefix;
};

// What a limit of the network is about.
struct AzureLimit {
  Symbol resource;  // BGP connection, gateway connection, circuit or route server.
  // Below the limit, how many prefixes are already close to it.
  uint32_t near = 0;
};

struct AzureBgp {
  BgpNetwork network;
  Table<SpeakerId, AzureSpeaker> speakers;
  Table<BgpNextHop, BgpHop> next_hops;
  Table<BgpSessionId, Symbol> session_resources;  // None for sessions that the platform makes.
  Table<BgpLimitId, AzureLimit> limits;
  std::vector<PeerHostRoute> host_routes;
  // Speakers between which there would be a session if all were known: what is not known of one
  // concerns the other.
  std::vector<std::pair<SpeakerId, SpeakerId>> possible_sessions;
  std::vector<SpeakerGap> gaps;  // What is not known of speakers.
  // Those of them that are about the route to one instance of a gateway at hand. Sorted.
  std::vector<GapId> gaps_of_instances;
  std::vector<SpeakerAssumption> assumptions;  // What is taken to be so.
};

// Of a topology whose networks are attached. New gaps go into `ribs.gaps`.
AzureBgp BuildAzureBgp(const Topology& topology, Ribs& ribs);

}  // namespace routesight

// The way of a packet: where it is looked up, what each table says of it, and what becomes of it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "evaluator/base/gap.h"
#include "evaluator/base/ip_address.h"
#include "evaluator/forwarding/effective_routes.h"
#include "evaluator/topology/topology.h"

namespace routesight {

// What can become of a packet. Of several equal-cost ways each has its own.
enum class Fate : uint8_t {
  kDelivered,
  kToInternet,
  kToOnPremises,
  kDroppedByNone,       // A route with next hop None has it.
  kNoWayOut,            // A route has it for the Internet, and its interface has no way there.
  kNextHopUnreachable,  // The next hop lies too far away, or is none.
  kNotForwarded,        // By the appliance that it is handed to.
  kLoop,                // It comes back to where it was.
  kNoRoute,             // Nobody there knows where to send it.
  kDroppedByPeering,    // A flag of a peering denies it.
  kUnknown,
};

std::string_view FateName(Fate fate);     // next_hop_unreachable
std::string_view FateInWords(Fate fate);  // dropped by a route with next hop None

enum class DeviceKind : uint8_t { kSender, kAppliance, kFirewall, kGateway, kOutside };

// What holds the packet and sends it on with the routes of its subnet.
struct Device {
  DeviceKind kind = DeviceKind::kSender;
  SubnetId subnet;  // None for what is outside of Azure, and where it is not known.
  NicId nic;        // Of an appliance, and of a sender that is one interface.
  FirewallId firewall;
  GatewayId gateway;
  ApplianceId appliance;  // The description of it, if there is one.
  SiteId site;            // Of an on-premises network that is described.
  friend auto operator<=>(const Device&, const Device&) = default;
};

// Something that may make the way different, without our knowing a better one.
struct Caveat {
  std::optional<RuleId> rule;
  std::string text;  // A sentence without a full stop.
  friend bool operator==(const Caveat&, const Caveat&) = default;
};

// SEL-01: One decision of one table: of all rows that cover the destination, the one that carries
// it. RowsPassedOver has the others.
struct Lookup {
  EffectiveTableId table;
  std::optional<Route> winner;   // None: no row covers the destination.
  std::vector<Symbol> services;  // Whose addresses have a row of their own (SE-02).
  std::vector<Gap> depends_on;   // With any, the winner may be another. Sorted.
};

// A route of a BGP speaker that covers the destination.
struct HeardRoute {
  Prefix prefix;
  std::string from;          // The peer; empty for a route of its own.
  std::vector<Asn> as_path;  // Nearest first.
  BgpState state = BgpState::kBest;
  RuleId rule;  // Of what lost or was rejected.
  friend auto operator<=>(const HeardRoute&, const HeardRoute&) = default;
};

// What a gateway, an appliance or an on-premises network knows of the destination by itself.
// KnownRoutes::Heard has the routes.
struct OwnRoutes {
  std::vector<SpeakerId> speakers;  // The instances of one thing.
  std::optional<Prefix> prefix;     // The longest of which it uses a route; none if it knows none.
  bool is_peer = false;             // VPN-02: the destination is the address of a BGP peer.
  std::vector<Gap> depends_on;      // With any, it may know more. Sorted.
};

// How it goes on from a hop.
struct Branch {
  std::optional<size_t> hop;  // Where it is looked up next, in Path::hops; else it ends here:
  Fate fate = Fate::kUnknown;
  std::optional<RuleId> rule;       // Behind the fate, or behind the way to the next hop.
  Symbol next_hop;                  // Address, or a text that names it, from the route.
  LoadBalancerId balancer;          // That picked the appliance.
  std::vector<PeeringId> peerings;  // Crossed: the halves on the side that the packet leaves.
  std::string target;               // Where it ends or what it goes through: a name, or words.
  std::string reason;  // Why it ends like this, or "if …"; no full stop; may be empty.
  SubnetId subnet;     // Where it was delivered.
  NicId nic;           // Likewise, if an interface is known to have the address.
  GatewayId gateway;   // Through which it leaves Azure's networks.
  GatewayConnectionId connection;  // Likewise, or over which it comes to the next hop.
  SiteId site;                     // Where it left Azure's networks to, if that is described.
  std::string tunnel;              // In words, if it goes through one: vxlan tunnel
  // The way of the tunnel's packet, in Path::outer; none where it is not known.
  std::optional<size_t> outer;
  // The device's own routes decide this, not the table of its subnet.
  bool by_own_routes = false;
  // One of the branches marked so is taken, and which is not known.
  bool alternative = false;
  std::vector<Caveat> caveats;
  std::vector<Gap> depends_on;  // With any, this branch may be different.
};

struct Hop {
  Device device;
  std::string outside;                  // What it is called, if it is outside of Azure.
  std::optional<Device> translator;     // Who last replaced the source address by its own.
  std::optional<OwnRoutes> own_routes;  // Of what decides by routes of its own before any table.
  std::optional<Lookup> lookup;         // Absent where no table of Azure decides.
  std::vector<Branch> branches;
  std::vector<Caveat> caveats;  // About the device.
};

// A way and all its branches. Hops that several branches reach stand once; a branch that closes a
// loop names the hop to which it comes back as its target and ends.
struct Path {
  IpAddress destination;
  std::vector<Hop> hops;    // The first is where it begins.
  std::vector<Path> outer;  // Of packets that carry it in tunnels.
};

// What becomes of packets on this way: one fate for each kind of end, sorted. Where something that
// is not known decides, kUnknown stands in its place.
std::vector<Fate> FatesOf(const Path& path);

// The fates of all ends, whatever is in doubt about them: what may become of packets. Sorted.
std::vector<Fate> PossibleFates(const Path& path);

// What the fates depend on, sorted and each once.
std::vector<Gap> DependsOn(const Path& path);

}  // namespace routesight

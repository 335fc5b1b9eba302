// One walk through a network. trace.cc has the walk itself and what Azure's tables say; the other
// parts are what decides by routes of its own: trace_appliances.cc, trace_tunnels.cc,
// trace_gateways.cc, trace_edges.cc, trace_sites.cc.
#pragma once

#include <map>
#include <optional>
#include <string_view>
#include <tuple>
#include <vector>

#include "evaluator/paths/appliance_choice.h"
#include "evaluator/paths/delivery.h"
#include "evaluator/paths/known_routes.h"
#include "evaluator/paths/origin.h"
#include "evaluator/paths/path.h"
#include "evaluator/paths/surroundings.h"

namespace routesight {

// The packet of a tunnel that is on its way, and the one of the tunnel that it is itself in.
struct Carrier {
  Device sender;
  IpAddress to;
  const Carrier* inside = nullptr;
};

class Tracer {
 public:
  // `carrier` is the packet that is followed, if it carries another; null if it does not.
  Tracer(const Surroundings& around, IpAddress destination, const Carrier* carrier)
      : around_(around),
        topology_(around.topology()),
        known_(around.known_routes()),
        to_(destination),
        carrier_(carrier) {
    path_.destination = destination;
  }

  Path Run(const Origin& origin);

 private:
  // What of a packet may change on its way.
  struct Packet {
    VnetId source;  // The network of its source address; none for one from outside.
    std::optional<Device> translator;
    friend auto operator<=>(const Packet&, const Packet&) = default;
  };
  using State = std::tuple<Device, Packet>;
  using Branches = std::vector<Branch>;

  // trace.cc
  size_t Enter(const Device& device, const Packet& packet);
  void GoOn(const Device& device, const Packet& packet, Branch& branch);
  void DecideByTable(const Packet& packet, Hop& hop);
  Branches FollowRow(const Hop& hop, const Packet& packet);
  Sent SentBy(const Device& device, const Packet& packet) const;

  // trace_appliances.cc
  Branches ToAppliances(const Device& device, const Packet& packet, const Route& route);
  Branches HandOver(const Device& device, const Packet& packet, Handover handover);
  Branches PassThrough(const AddressOwner& taker, const Packet& packet, Branch way);
  void DecideAtAppliance(const Packet& packet, Hop& hop);
  bool LeadsBackOrNowhere(const Hop& hop) const;
  Branches BehindIt(Hop& hop) const;

  // trace_tunnels.cc
  // What the routes of an appliance do with the packet.
  struct OwnWays {
    std::vector<Speaker> tunnels;  // To these; each once.
    bool by_table = false;         // It leaves as it is.
    bool originates = false;       // The appliance announces the address as its own.
  };
  OwnWays OwnWaysOf(ApplianceId appliance) const;
  bool HasPublicAddress(ApplianceId appliance) const;
  bool HasTunnel(ApplianceId one, const Speaker& other) const;
  Branches IntoTunnels(const OwnWays& own, const Packet& packet, Hop& hop);
  Branches IntoTunnelTo(ApplianceId far, const Packet& packet, const Hop& hop);
  Branches IntoTunnelTo(SiteId far, const Packet& packet, const Hop& hop);
  Branches IntoTunnelTo(GatewayId far, const Packet& packet, const Hop& hop);
  // Whether the outer packet, from some interface of the sender, meets that fate; else `way` ends.
  bool SendOuter(const Device& sender, IpAddress to, Fate wanted, Branch& way);
  bool NeedsItself(const Device& sender, IpAddress to) const;
  bool IsInTooManyTunnels() const;
  Branches ComeOutAt(ApplianceId appliance, const Packet& packet, Branch way);
  std::string TunnelInWords(ApplianceId one, const Speaker& other) const;

  // trace_gateways.cc
  Branches ToGateways(const Route& route, const Packet& packet, const Device& device);
  Branches ByUserRoute(VnetId from, const Packet& packet);
  Branch OverPeeringTo(VnetId from, VnetId host) const;
  GatewayId GatewayAt(VnetId host, Symbol next_hop) const;
  Device GatewayDevice(GatewayId gateway) const;
  void EnterGateway(GatewayId gateway, GatewayConnectionId over, const Packet& packet, Branch way,
                    Branches& branches);
  void DecideAtGateway(const Packet& packet, Hop& hop);
  Branches ToBgpPeer(GatewayId gateway, const Packet& packet);
  Branches OutOfGateway(const Packet& packet, const Hop& hop, const KnownRoute& route);
  void OutByBgp(GatewayId gateway, SpeakerId peer, const Packet& packet, Branches& branches);
  void OutStatically(GatewayId gateway, const Prefix& prefix, const Packet& packet,
                     Branches& branches);
  void OverConnection(GatewayConnectionId id, GatewayId from, const Packet& packet,
                      Branches& branches);

  // trace_edges.cc
  GatewayConnectionId ConnectionTo(CircuitId circuit, VnetId host) const;
  // `connection` is that of the network in Azure from which the packet comes; none from a site.
  void FromEdge(SpeakerId edge, GatewayConnectionId connection, const Packet& packet,
                std::vector<SpeakerId>& seen, Branches& branches);
  void EnterFromEdge(GatewayConnectionId id, const Packet& packet, Branch way, Branches& branches);

  // trace_sites.cc
  struct SiteWays;
  SiteWays WaysOf(SiteId site) const;
  void EnterSite(SiteId id, GatewayConnectionId over, const Packet& packet, Branches& branches);
  void LeaveSite(SpeakerId peer, SiteId site, const Packet& packet, Branches& branches);
  void DecideAtSite(const Packet& packet, Hop& hop);
  Branches FromOnPremises(const Origin& origin);
  Branches FromTheInternet() const;

  const Surroundings& around_;
  const Topology& topology_;
  const KnownRoutes& known_;
  IpAddress to_;
  const Carrier* carrier_;
  Path path_;
  std::map<State, size_t> hops_;
  std::vector<bool> open_;  // By hop: whether it is on the way to the one being decided.
};

// Adds a branch unless the same way is there.
void AddWay(Branch way, std::vector<Branch>& branches);

}  // namespace routesight

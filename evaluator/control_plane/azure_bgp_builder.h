// Puts the speakers and sessions of an Azure network together. azure_speakers.cc,
// platform_sessions.cc, vpn_connections.cc, described_sessions.cc and prefix_limits.cc have the
// parts.
#pragma once

#include <array>
#include <initializer_list>
#include <map>
#include <set>
#include <string>
#include <tuple>
#include <vector>

#include "evaluator/control_plane/azure_bgp.h"
#include "evaluator/control_plane/ribs.h"

namespace routesight {

class AzureBgpBuilder {
 public:
  AzureBgpBuilder(const Topology& topology, Ribs& ribs) : topology_(topology), ribs_(ribs) {}
  AzureBgp Build();

 private:
  using Speakers = std::vector<SpeakerId>;

  // azure_speakers.cc
  SpeakerId Add(AzureSpeaker speaker, Asn asn, Reflection reflection);
  void AddRouteServers();
  void AddGateways();
  void AddCircuits();
  void AddAppliances();
  void AddSites();
  void Originate(SpeakerId speaker, const Prefix& prefix, RouteClass route_class, BgpNextHop hop);
  void OriginateNetworks(SpeakerId speaker, const std::vector<Prefix>& prefixes, BgpNextHop hop);
  // ARS-05, ER-01, VPN-05: The network's own ranges and those of the networks that use it.
  std::vector<Prefix> NetworksBehind(VnetId host) const;
  std::vector<Prefix> GatewayAnnouncements(VnetId host) const;
  BgpNextHop Hop(Symbol address, VnetId vnet);
  // The address of an instance of a gateway; the gateway itself where that is not known.
  BgpNextHop InstanceHop(const Gateway& gateway, size_t place);
  std::string Name(Symbol symbol) const { return std::string(topology_.Text(symbol)); }
  // As it may stand in a list of routesight.yaml.
  std::string NameInYaml(Symbol symbol) const;
  void AddGap(SpeakerId speaker, Gap gap);
  void AddGaps(const Speakers& speakers, const std::vector<GapId>& gaps);
  void AddNetworkGaps(const Speakers& speakers, VnetId host);

  // platform_sessions.cc
  void ConnectRouteServersAndGateways();
  void ConnectRouteServer(const RouteServer& server, const Speakers& instances,
                          const Gateway& gateway, const Speakers& peers);
  void ConnectSiblings();
  void ConnectCircuits();
  void ConnectCircuit(const GatewayConnection& connection);
  void ConnectGlobalReach();
  // Whether `speaker` gets a session with the edge of a circuit; it is told what that rests on.
  bool ReachesEdge(SpeakerId speaker, CircuitId circuit);
  BgpImport EdgeImport(CircuitId circuit, RouteClass route_class) const;
  RouteServerId RouteServerIn(VnetId vnet) const;
  bool BranchToBranch(const RouteServer& server) const;
  std::vector<BgpPreference> PreferenceOf(const RouteServer& server, RouteClass source) const;
  BgpImport GatewayImport(const Gateway& gateway, RouteClass route_class) const;
  BgpExport EdgeExportTo(const Gateway& gateway) const;

  // vpn_connections.cc
  void ConnectVpn();
  void ConnectVpn(GatewayConnectionId id);
  bool SpeaksBgp(const GatewayConnection& connection, const Gateway& gateway);
  GatewayId PeerOf(const GatewayConnection& connection) const;
  const GatewayConnection* WayBack(const GatewayConnection& connection, GatewayId peer) const;
  void AddHostRoute(GatewayId gateway, Symbol address, const GatewayConnection& connection);
  void AddStaticRoutes(GatewayId gateway, const std::vector<Prefix>& prefixes);
  BgpExport VpnExport(const GatewayConnection& connection, SpeakerId instance);
  void AddPeerGap(const GatewayConnection& connection);

  // described_sessions.cc
  void ConnectAppliances();
  void ConnectToRouteServer(ApplianceId id, const SpeakerSession& session, RouteServerId server);
  void ConnectToGateway(ApplianceId id, const SpeakerSession& session, GatewayId gateway);
  void ConnectToPeer(SpeakerId self, const SpeakerSession& session);
  BgpImport ServerImport(const RouteServer& server) const;
  BgpExport ServerExport(const RouteServer& server, BgpNextHop self) const;
  void ConnectSilently(const BgpConnection& connection, const RouteServer& server,
                       const Speakers& instances);
  void ConnectUndescribed();
  void ConnectSites();
  void ConnectSite(SiteId id);
  void ConnectSiteToVpn(SiteId id, GatewayConnectionId connection, size_t rank);
  void ConnectSiteToCircuit(SiteId id, const SiteConnection& way, size_t rank);
  void AddLinkAnnouncement(SiteId id, const Announcement& announcement);
  void AddSilentPeers();
  Symbol AddressOf(const Appliance& appliance) const;
  BgpImport PeerImport(const SpeakerSession* session, int instance) const;
  BgpExport PeerExport(const SpeakerSession* session, int instance, BgpNextHop self) const;
  const SpeakerSession* SessionToward(const Speaker& self, const Speaker& peer) const;
  // `resource` is what makes the session; none where the platform makes it by itself.
  void Connect(BgpSessionEnd a, BgpSessionEnd b, Symbol resource);

  // prefix_limits.cc
  void LimitSessions();
  void LimitSession(BgpEnd receiver);
  void LimitAppliance(Symbol resource, BgpEnd receiver);
  void LimitVpnPeer(Symbol resource, BgpEnd receiver);
  void LimitGateway(Symbol resource, BgpEnd receiver);
  void LimitSite(CircuitId circuit, CircuitLink link, BgpEnd receiver);
  void LimitPassing(Symbol route_server, BgpEnd receiver);
  void LimitRouteServers();
  void AddToLimit(Symbol name, const AzureLimit& what, const BgpLimit& limit, BgpEnd receiver);
  void AddAlone(const AzureLimit& what, BgpLimit limit, BgpEnd receiver);

  const Topology& topology_;
  Ribs& ribs_;
  AzureBgp bgp_;
  std::map<std::pair<Symbol, VnetId>, BgpNextHop> hops_;
  std::vector<Speakers> route_servers_;                  // By RouteServerId: its instances.
  std::vector<Speakers> gateways_;                       // By GatewayId: its instances.
  std::vector<std::array<SpeakerId, 2>> edges_;          // By CircuitId, then CircuitLink.
  std::vector<SpeakerId> appliances_;                    // By ApplianceId.
  std::vector<SpeakerId> sites_;                         // By SiteId.
  std::set<GatewayConnectionId> answered_;               // Connections whose far side is described.
  std::set<BgpConnectionId> answered_bgp_;               // Likewise of route servers.
  std::set<CircuitId> answered_circuits_;                // Circuits with a described site.
  std::set<std::tuple<SpeakerId, SpeakerId>> sessions_;  // Between described speakers.
  std::map<std::tuple<RuleId, AddressFamily, Symbol>, BgpLimitId> limits_;  // Of several receivers.
};

// Every class but these.
RouteClasses AllBut(std::initializer_list<RouteClass> kept);
// Everything inside these ranges.
std::vector<PrefixPattern> Inside(const std::vector<Prefix>& ranges);
// Everything that has addresses in common with these ranges, the default route apart.
std::vector<PrefixPattern> Overlapping(const std::vector<Prefix>& ranges);

}  // namespace routesight

// The sessions of appliances and on-premises networks that the configuration file describes, and
// what is open about those that it does not.
#include <algorithm>

#include "evaluator/base/rule_catalogue.h"
#include "evaluator/base/text.h"
#include "evaluator/control_plane/azure_bgp_builder.h"
#include "evaluator/control_plane/circuit_use.h"

namespace routesight {
namespace {

using namespace route_class;

constexpr uint32_t kMostPreferredWay = 1000;

PrefixFilter Only(const std::optional<std::vector<PrefixPattern>>& prefixes) {
  return {prefixes, {}};
}

bool IsFor(const std::optional<int>& stated, int instance) {
  return !stated.has_value() || *stated == instance;
}

bool IsFor(const std::optional<std::vector<int>>& stated, int instance) {
  return !stated.has_value() ||
         std::find(stated->begin(), stated->end(), instance) != stated->end();
}

}  // namespace

// A peer that says nothing about a session takes and announces everything.
BgpImport AzureBgpBuilder::PeerImport(const SpeakerSession* session, int instance) const {
  BgpImport import;
  import.route_class = kHeard;
  if (session == nullptr) return import;
  import.filters.push_back(PassPrefixes(RuleNamed("BGP-21"), session->policy.accept));
  for (const LocalPreferenceRule& rule : session->policy.local_preference) {
    if (!IsFor(rule.instance, instance)) continue;
    import.preferences.push_back({rule.value, rule.as_path, Only(rule.prefixes)});
  }
  return import;
}

BgpExport AzureBgpBuilder::PeerExport(const SpeakerSession* session, int instance,
                                      BgpNextHop self) const {
  BgpExport out;
  out.next_hop = self;
  out.filters.push_back(RefuseCommunity(RuleNamed("BGP-21"), kNoAdvertise));
  if (session == nullptr) return out;
  const SessionPolicy& policy = session->policy;
  out.filters.push_back(PassPrefixes(RuleNamed("BGP-21"), policy.announce));
  out.stripped = policy.strip_as;
  if (policy.as_override) out.peer_asn = PeerAsn::kReplacedByOwn;
  for (const PrependRule& rule : policy.prepend) {
    if (IsFor(rule.instance, instance)) out.prepends.push_back({rule.count, Only(rule.prefixes)});
  }
  out.communities = policy.communities;
  return out;
}

void AzureBgpBuilder::ConnectAppliances() {
  for (size_t i = 0; i < topology_.appliances.size(); ++i) {
    const ApplianceId id = topology_.appliances.IdAt(i);
    const Appliance& appliance = topology_.appliances[id];
    if (!appliance.sessions.has_value()) continue;
    for (const SpeakerSession& session : *appliance.sessions) {
      if (const auto* server = std::get_if<RouteServerId>(&session.peer)) {
        ConnectToRouteServer(id, session, *server);
      } else if (const auto* gateway = std::get_if<GatewayId>(&session.peer)) {
        ConnectToGateway(id, session, *gateway);
      } else {
        ConnectToPeer(appliances_[i], session);
      }
    }
  }
}

BgpImport AzureBgpBuilder::ServerImport(const RouteServer& server) const {
  BgpImport import;
  import.route_class = kFromAppliance;
  import.preferences = PreferenceOf(server, kFromAppliance);
  import.preference_rule = RuleNamed("ARS-07");
  if (!server.subnet.has_value()) return import;
  // ARS-10: A route server refuses the range of its own subnet.
  std::vector<PrefixPattern> own;
  for (const Prefix& prefix : topology_.subnets[server.subnet].address_prefixes) {
    own.push_back({prefix, false});
  }
  import.filters.push_back(RefusePrefixes(RuleNamed("ARS-10"), std::move(own)));
  return import;
}

// ARS-05, ARS-06: To appliances go networks always, and gateways' routes with branch-to-branch.
// ARS-09: Those of other appliances only if the configuration file says so.
BgpExport AzureBgpBuilder::ServerExport(const RouteServer& server, BgpNextHop self) const {
  BgpExport out;
  out.filters.push_back(RefuseCommunity(RuleNamed("ARS-11"), kNoAdvertise));
  if (!BranchToBranch(server)) {
    out.filters.push_back(RefuseClasses(RuleNamed("ARS-06"),
                                        RouteClasses().With(kFromVpnGateway).With(kFromErGateway)));
  }
  if (topology_.behaviour.appliance_reflection == ApplianceReflection::kOff) {
    out.filters.push_back(RefuseClasses(RuleNamed("ARS-09"), RouteClasses().With(kFromAppliance)));
    // What is left, networks and gateways' routes, goes through the platform.
    out.next_hop = self;
  }
  return out;
}

// ARS-02: A BGP connection is a session with each instance of the route server.
void AzureBgpBuilder::ConnectToRouteServer(ApplianceId id, const SpeakerSession& session,
                                           RouteServerId server_id) {
  const RouteServer& server = topology_.route_servers[server_id];
  const Speakers& instances = route_servers_[server_id.value];
  const Appliance& appliance = topology_.appliances[id];
  for (const BgpConnectionId connection_id : server.bgp_connections) {
    const BgpConnection& connection = topology_.bgp_connections[connection_id];
    if (connection.appliance != id) continue;
    answered_bgp_.insert(connection_id);
    VnetId vnet;
    for (const ApplianceInterface& interface : appliance.interfaces) {
      const bool named = connection.nic.has_value() && interface.nic == connection.nic;
      if (named || interface.addresses == std::vector<Symbol>{connection.peer_address}) {
        vnet = interface.vnet;
      }
    }
    const BgpNextHop self = session.next_hop.has_value() ? Hop(session.next_hop, {})
                                                         : Hop(connection.peer_address, vnet);
    for (size_t place = 0; place < instances.size(); ++place) {
      const int instance = static_cast<int>(place);
      if (!IsFor(session.instances, instance)) continue;
      Connect({instances[place], ServerImport(server),
               ServerExport(server, Hop(server.instance_addresses[place], server.vnet))},
              {appliances_[id.value], PeerImport(&session, instance),
               PeerExport(&session, instance, self)},
              connection.name);
    }
  }
}

// The connection toward an appliance is the one that no site and no other gateway has; of several,
// those whose local network gateway has the appliance's ASN.
void AzureBgpBuilder::ConnectToGateway(ApplianceId id, const SpeakerSession& session,
                                       GatewayId gateway_id) {
  const Gateway& gateway = topology_.gateways[gateway_id];
  const Asn asn = bgp_.network.speakers[appliances_[id.value]].asn;
  std::vector<GatewayConnectionId> ways;
  for (size_t i = 0; i < topology_.connections.size(); ++i) {
    const GatewayConnectionId connection_id = topology_.connections.IdAt(i);
    const GatewayConnection& connection = topology_.connections[connection_id];
    if (connection.gateway != gateway_id || connection.type != ConnectionType::kIpsec ||
        PeerOf(connection).has_value() || !connection.local_network_gateway.has_value()) {
      continue;
    }
    const bool of_a_site =
        std::any_of(topology_.sites.begin(), topology_.sites.end(), [&](const Site& site) {
          return std::any_of(
              site.reached_through.begin(), site.reached_through.end(),
              [&](const SiteConnection& way) { return way.connection == connection_id; });
        });
    const PlanValue<Asn>& far =
        topology_.local_network_gateways[connection.local_network_gateway].asn;
    if (!of_a_site && !(far.known() && asn.value != 0 && far.value() != asn)) {
      ways.push_back(connection_id);
    }
  }
  for (const GatewayConnectionId way : ways) {
    const GatewayConnection& connection = topology_.connections[way];
    if (!SpeaksBgp(connection, gateway)) continue;
    answered_.insert(way);
    const Speakers& instances = gateways_[gateway_id.value];
    for (size_t place = 0; place < instances.size(); ++place) {
      const int instance = static_cast<int>(place);
      if (!IsFor(session.instances, instance)) continue;
      const LocalNetworkGateway& local =
          topology_.local_network_gateways[connection.local_network_gateway];
      const BgpNextHop self = Hop(local.bgp_peering_address, {});
      Connect({instances[place], GatewayImport(gateway, kFromConnection),
               VpnExport(connection, instances[place])},
              {appliances_[id.value], PeerImport(&session, instance),
               PeerExport(&session, instance, self)},
              connection.name);
    }
  }
}

// What the other side of a session says about it; null if it says nothing.
const SpeakerSession* AzureBgpBuilder::SessionToward(const Speaker& self,
                                                     const Speaker& peer) const {
  const std::vector<SpeakerSession>* sessions = nullptr;
  if (const auto* appliance = std::get_if<ApplianceId>(&self)) {
    const auto& stated = topology_.appliances[*appliance].sessions;
    if (stated.has_value()) sessions = &*stated;
  } else if (const auto* site = std::get_if<SiteId>(&self)) {
    sessions = &topology_.sites[*site].sessions;
  }
  if (sessions == nullptr) return nullptr;
  const auto found =
      std::find_if(sessions->begin(), sessions->end(),
                   [&](const SpeakerSession& session) { return session.peer == peer; });
  return found == sessions->end() ? nullptr : &*found;
}

// Between two described speakers: one session, whichever side states it.
void AzureBgpBuilder::ConnectToPeer(SpeakerId self, const SpeakerSession& session) {
  SpeakerId other;
  if (const auto* appliance = std::get_if<ApplianceId>(&session.peer)) {
    other = appliances_[appliance->value];
  } else if (const auto* site = std::get_if<SiteId>(&session.peer)) {
    other = sites_[site->value];
  }
  if (!other.has_value() || sessions_.contains({other, self})) return;
  if (!sessions_.insert({self, other}).second) return;
  const auto as_speaker = [&](SpeakerId id) -> Speaker {
    const auto appliance = std::find(appliances_.begin(), appliances_.end(), id);
    if (appliance != appliances_.end()) {
      return ApplianceId{static_cast<uint32_t>(appliance - appliances_.begin())};
    }
    const auto site = std::find(sites_.begin(), sites_.end(), id);
    return SiteId{static_cast<uint32_t>(site - sites_.begin())};
  };
  const auto own_hop = [&](SpeakerId id, const SpeakerSession* stated) {
    if (stated != nullptr && stated->next_hop.has_value()) return Hop(stated->next_hop, {});
    const Speaker speaker = as_speaker(id);
    if (const auto* appliance = std::get_if<ApplianceId>(&speaker)) {
      return Hop(AddressOf(topology_.appliances[*appliance]), {});
    }
    return Hop(topology_.sites[std::get<SiteId>(speaker)].name, {});
  };
  const SpeakerSession* theirs = SessionToward(session.peer, as_speaker(self));
  Connect({self, PeerImport(&session, 0), PeerExport(&session, 0, own_hop(self, &session))},
          {other, PeerImport(theirs, 0), PeerExport(theirs, 0, own_hop(other, theirs))}, {});
}

void AzureBgpBuilder::ConnectSites() {
  for (size_t i = 0; i < topology_.sites.size(); ++i) ConnectSite(topology_.sites.IdAt(i));
}

void AzureBgpBuilder::ConnectSite(SiteId id) {
  const Site& site = topology_.sites[id];
  const SpeakerId self = sites_[id.value];
  const Asn asn = bgp_.network.speakers[self].asn;
  for (const Announcement& announcement : site.announces) {
    if (announcement.links.has_value()) continue;
    for (const Prefix& prefix : announcement.prefixes) {
      BgpOrigination route;
      route.speaker = self;
      route.prefix = prefix;
      if (announcement.as_path.has_value()) route.as_path = *announcement.as_path;
      // The site puts its own number in front when it announces.
      if (!route.as_path.empty() && route.as_path.front() == asn) {
        route.as_path.erase(route.as_path.begin());
      }
      route.communities = announcement.communities;
      route.next_hop = Hop(site.name, {});
      route.route_class = kOwn;
      bgp_.network.originations.push_back(std::move(route));
    }
  }
  for (size_t rank = 0; rank < site.reached_through.size(); ++rank) {
    const SiteConnection& way = site.reached_through[rank];
    const GatewayConnection& connection = topology_.connections[way.connection];
    const auto preferred = std::find(site.prefers.begin(), site.prefers.end(), way.connection);
    const size_t place = static_cast<size_t>(preferred - site.prefers.begin());
    if (connection.type == ConnectionType::kExpressRoute) {
      ConnectSiteToCircuit(id, way, place);
    } else {
      ConnectSiteToVpn(id, way.connection, place);
    }
  }
  for (const SpeakerSession& session : site.sessions) ConnectToPeer(self, session);
  for (const Announcement& announcement : site.announces) {
    if (announcement.links.has_value()) AddLinkAnnouncement(id, announcement);
  }
}

void AzureBgpBuilder::ConnectSiteToVpn(SiteId id, GatewayConnectionId connection_id, size_t rank) {
  const GatewayConnection& connection = topology_.connections[connection_id];
  if (!connection.gateway.has_value()) return;
  const Gateway& gateway = topology_.gateways[connection.gateway];
  if (!SpeaksBgp(connection, gateway)) return;
  answered_.insert(connection_id);
  const Site& site = topology_.sites[id];
  BgpImport at_site;
  at_site.route_class = kHeard;
  if (!site.prefers.empty()) {
    at_site.preferences = {{kMostPreferredWay - static_cast<uint32_t>(rank), std::nullopt, {}}};
  }
  BgpExport from_site = PeerExport(nullptr, 0, Hop(site.name, {}));
  // BGP-22: A site that is no transit announces only its own.
  if (!site.transit)
    from_site.filters.push_back(RefuseClasses(RuleNamed("BGP-22"), AllBut({kOwn})));
  if (site.remove_private_as) from_site.private_asns = PrivateAsns::kRemoved;
  for (const SpeakerId instance : gateways_[connection.gateway.value]) {
    Connect({instance, GatewayImport(gateway, kFromConnection), VpnExport(connection, instance)},
            {sites_[id.value], at_site, from_site}, connection.name);
  }
}

void AzureBgpBuilder::ConnectSiteToCircuit(SiteId id, const SiteConnection& way, size_t rank) {
  const GatewayConnection& connection = topology_.connections[way.connection];
  if (!connection.circuit.has_value()) return;
  answered_circuits_.insert(connection.circuit);
  const Site& site = topology_.sites[id];
  const Circuit& circuit = topology_.circuits[connection.circuit];
  const SpeakerId self = sites_[id.value];
  if (!ReachesEdge(self, connection.circuit)) return;
  if (!way.links.has_value()) {
    bgp_.assumptions.push_back({self, Concat("both links of ", topology_.Text(circuit.name),
                                             " carry routes of ", topology_.Text(site.name))});
  }
  const std::vector<CircuitLink> links =
      way.links.value_or(std::vector<CircuitLink>{CircuitLink::kPrimary, CircuitLink::kSecondary});
  for (const CircuitLink link : links) {
    const SpeakerId edge = edges_[connection.circuit.value][static_cast<size_t>(link)];
    if (!sessions_.insert({self, edge}).second) continue;
    BgpImport at_site;
    at_site.route_class = kHeard;
    if (!site.prefers.empty()) {
      at_site.preferences = {{kMostPreferredWay - static_cast<uint32_t>(rank), std::nullopt, {}}};
    }
    BgpExport from_site = PeerExport(nullptr, 0, Hop(site.name, {}));
    if (!site.transit) {
      from_site.filters.push_back(RefuseClasses(RuleNamed("BGP-22"), AllBut({kOwn})));
    }
    if (site.remove_private_as) from_site.private_asns = PrivateAsns::kRemoved;
    // BGP-23: A transit site hides the edge's number from the edge, which would refuse it.
    from_site.peer_asn = PeerAsn::kReplacedByOwn;
    const BgpImport at_edge = EdgeImport(connection.circuit, kFromSite);
    BgpExport from_edge;
    from_edge.next_hop = Hop(circuit.links[static_cast<size_t>(link)], {});
    // ER-01: Private numbers are removed from what a customer sees.
    from_edge.private_asns = PrivateAsns::kRemoved;
    from_edge.filters.push_back(
        RefuseClasses(RuleNamed("ER-01"), AllBut({kFromGateway, kFromOtherCircuit})));
    Connect({self, at_site, from_site}, {edge, at_edge, from_edge}, connection.name);
  }
}

// Announcements for one link only come from a router of the site that speaks on that link alone.
void AzureBgpBuilder::AddLinkAnnouncement(SiteId id, const Announcement& announcement) {
  const Site& site = topology_.sites[id];
  const SpeakerId self = sites_[id.value];
  for (const SiteConnection& way : site.reached_through) {
    const GatewayConnection& connection = topology_.connections[way.connection];
    if (!connection.circuit.has_value()) continue;
    if (!ReachesEdge(self, connection.circuit)) continue;
    for (const CircuitLink link : *announcement.links) {
      const bool up = !way.links.has_value() ||
                      std::find(way.links->begin(), way.links->end(), link) != way.links->end();
      if (!up) continue;
      AzureSpeaker speaker;
      speaker.kind = SpeakerKind::kOnPremises;
      speaker.name = Name(site.name);
      const Asn asn = bgp_.network.speakers[self].asn;
      const SpeakerId router = Add(std::move(speaker), asn, Reflection::kNone);
      for (const Prefix& prefix : announcement.prefixes) {
        BgpOrigination route;
        route.speaker = router;
        route.prefix = prefix;
        if (announcement.as_path.has_value()) route.as_path = *announcement.as_path;
        if (!route.as_path.empty() && route.as_path.front() == asn) {
          route.as_path.erase(route.as_path.begin());
        }
        route.communities = announcement.communities;
        route.next_hop = Hop(site.name, {});
        route.route_class = kOwn;
        bgp_.network.originations.push_back(std::move(route));
      }
      const BgpImport at_edge = EdgeImport(connection.circuit, kFromSite);
      BgpExport silent;
      silent.filters.push_back(RefuseClasses(RuleNamed("BGP-22"), RouteClasses::All()));
      Connect({router, {}, PeerExport(nullptr, 0, Hop(site.name, {}))},
              {edges_[connection.circuit.value][static_cast<size_t>(link)], at_edge, silent},
              connection.name);
    }
  }
}

// The session is there, so that what the route server announces can be seen.
void AzureBgpBuilder::ConnectSilently(const BgpConnection& connection, const RouteServer& server,
                                      const Speakers& instances) {
  SpeakerId self;
  if (connection.appliance.has_value()) {
    self = appliances_[connection.appliance.value];
  } else {
    AzureSpeaker speaker;
    speaker.kind = SpeakerKind::kAppliance;
    speaker.name = Name(connection.peer_address);
    const Asn asn = connection.peer_asn.known() ? connection.peer_asn.value() : Asn{};
    self = Add(std::move(speaker), asn, Reflection::kNone);
  }
  BgpExport silent;
  silent.filters.push_back(RefuseClasses(RuleNamed("BGP-21"), RouteClasses::All()));
  for (size_t place = 0; place < instances.size(); ++place) {
    Connect({instances[place], ServerImport(server),
             ServerExport(server, Hop(server.instance_addresses[place], server.vnet))},
            {self, PeerImport(nullptr, 0), silent}, connection.name);
  }
}

// What a peer announces that nobody described is not known, and is never invented.
void AzureBgpBuilder::ConnectUndescribed() {
  for (size_t i = 0; i < topology_.bgp_connections.size(); ++i) {
    const BgpConnectionId id = topology_.bgp_connections.IdAt(i);
    const BgpConnection& connection = topology_.bgp_connections[id];
    if (!connection.route_server.has_value() || answered_bgp_.contains(id)) continue;
    const Speakers& instances = route_servers_[connection.route_server.value];
    if (instances.empty()) continue;
    if (connection.appliance.has_value() &&
        topology_.appliances[connection.appliance].sessions.has_value()) {
      continue;  // It is described, and does not speak to this route server.
    }
    const RouteServer& server = topology_.route_servers[connection.route_server];
    ConnectSilently(connection, server, instances);
    const std::string interface = connection.nic.has_value()
                                      ? NameInYaml(topology_.nics[connection.nic].name)
                                      : NameInYaml(connection.peer_address);
    AddGap(instances.front(),
           {GapKind::kNotStated,
            Name(connection.name),
            "",
            Concat("what the appliance at ", topology_.Text(connection.peer_address),
                   " announces is in no file; state it in routesight.yaml: assume: {appliances: "
                   "[{name: NAME, interfaces: [",
                   interface,
                   "], originates: [PREFIX], sessions: [{peer: ", NameInYaml(server.name), "}]}]}"),
            {}});
  }
}

void AzureBgpBuilder::AddSilentPeers() {
  for (const GatewayConnection& connection : topology_.connections) {
    if (connection.type != ConnectionType::kExpressRoute || !connection.gateway.has_value()) {
      continue;
    }
    const Speakers& instances = gateways_[connection.gateway.value];
    if (instances.empty()) continue;
    if (connection.circuit.has_value() && answered_circuits_.contains(connection.circuit)) continue;
    const bool leads_on =
        !connection.circuit.has_value() ||
        UseOf(topology_.circuits[connection.circuit]) == CircuitUse::kCarriesRoutes;
    if (!leads_on) continue;
    AddGap(instances.front(),
           {GapKind::kNotStated,
            Name(connection.name),
            "",
            Concat("what on-premises announces through this circuit is in no file; state it in "
                   "routesight.yaml: assume: {on_premises: [{name: NAME, asn: ASN, "
                   "reached_through: [",
                   NameInYaml(connection.name), "], announces: [{prefixes: [PREFIX]}]}]}"),
            {}});
  }
}

}  // namespace routesight

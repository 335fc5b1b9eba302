// Who speaks BGP, and what each speaker has from elsewhere.
#include <algorithm>
#include <set>

#include "evaluator/base/rule_catalogue.h"
#include "evaluator/base/text.h"
#include "evaluator/control_plane/azure_bgp_builder.h"

namespace routesight {
namespace {

// The number of Azure's own speakers, unless a VPN gateway is given another.
constexpr Asn kAzureAsn{65515};
// ER-01: That of the Microsoft edge.
constexpr Asn kEdgeAsn{12076};
// BGP-19: Azure uses up to eight equal paths.
constexpr int kMaxPaths = 8;

}  // namespace

RouteClasses AllBut(std::initializer_list<RouteClass> kept) {
  RouteClasses classes;
  for (uint8_t value = 0; value < 32; ++value) {
    const RouteClass one{value};
    if (std::find(kept.begin(), kept.end(), one) == kept.end()) classes = classes.With(one);
  }
  return classes;
}

std::vector<PrefixPattern> Inside(const std::vector<Prefix>& ranges) {
  std::vector<PrefixPattern> patterns;
  for (const Prefix& range : ranges) patterns.push_back({range, true});
  return patterns;
}

std::vector<PrefixPattern> Overlapping(const std::vector<Prefix>& ranges) {
  std::set<Prefix> around;
  for (const Prefix& range : ranges) {
    for (int length = 1; length < range.length(); ++length) {
      around.insert(Prefix::Covering(range.address(), length));
    }
  }
  std::vector<PrefixPattern> patterns = Inside(ranges);
  for (const Prefix& range : around) patterns.push_back({range, false});
  return patterns;
}

AzureBgp BuildAzureBgp(const Topology& topology, Ribs& ribs) {
  return AzureBgpBuilder(topology, ribs).Build();
}

AzureBgp AzureBgpBuilder::Build() {
  AddRouteServers();
  AddGateways();
  AddCircuits();
  AddAppliances();
  AddSites();
  ConnectRouteServersAndGateways();
  ConnectSiblings();
  ConnectCircuits();
  ConnectGlobalReach();
  ConnectAppliances();
  ConnectSites();
  ConnectVpn();
  ConnectUndescribed();
  AddSilentPeers();
  LimitSessions();
  return std::move(bgp_);
}

SpeakerId AzureBgpBuilder::Add(AzureSpeaker speaker, Asn asn, Reflection reflection) {
  BgpSpeaker router;
  router.asn = asn;
  router.reflection = reflection;
  router.max_paths = kMaxPaths;
  bgp_.network.speakers.Add(router);
  return bgp_.speakers.Add(std::move(speaker));
}

BgpNextHop AzureBgpBuilder::Hop(Symbol address, VnetId vnet) {
  const auto [place, fresh] = hops_.try_emplace({address, vnet});
  if (fresh) place->second = bgp_.next_hops.Add({address, vnet});
  return place->second;
}

BgpNextHop AzureBgpBuilder::InstanceHop(const Gateway& gateway, size_t place) {
  const bool known = place < gateway.instance_addresses.size();
  return Hop(known ? gateway.instance_addresses[place] : gateway.name, gateway.vnet);
}

std::string AzureBgpBuilder::NameInYaml(Symbol symbol) const {
  const std::string name = Name(symbol);
  if (name.find_first_of("[]{},:#&*!|>%@`'\" ") == name.npos) return name;
  std::string quoted = "'";
  for (const char c : name) quoted += c == '\'' ? "''" : std::string(1, c);
  return quoted + "'";
}

void AzureBgpBuilder::AddGap(SpeakerId speaker, Gap gap) {
  bgp_.gaps.push_back({speaker, ribs_.gaps.Add(std::move(gap))});
}

void AzureBgpBuilder::AddGaps(const Speakers& speakers, const std::vector<GapId>& gaps) {
  if (speakers.empty()) return;
  for (const GapId gap : gaps) bgp_.gaps.push_back({speakers.front(), gap});
}

std::vector<Prefix> AzureBgpBuilder::NetworksBehind(VnetId host) const {
  const RoutingDomainId domain = ribs_.attached[host.value];
  std::vector<Prefix> prefixes;
  for (size_t i = 0; i < topology_.vnets.size(); ++i) {
    if (ribs_.attached[i] != domain) continue;
    const auto& space = topology_.vnets[topology_.vnets.IdAt(i)].address_space;
    prefixes.insert(prefixes.end(), space.begin(), space.end());
  }
  std::sort(prefixes.begin(), prefixes.end());
  prefixes.erase(std::unique(prefixes.begin(), prefixes.end()), prefixes.end());
  return prefixes;
}

// What is not known of the ranges of these networks, and of who uses this one, is not known of what
// is announced for them.
void AzureBgpBuilder::AddNetworkGaps(const Speakers& speakers, VnetId host) {
  const RoutingDomainId domain = ribs_.attached[host.value];
  for (size_t i = 0; i < topology_.vnets.size(); ++i) {
    const VnetId id = topology_.vnets.IdAt(i);
    if (ribs_.attached[i] == domain) AddGaps(speakers, topology_.vnets[id].shared_gaps);
  }
  for (const Peering& half : topology_.peerings) {
    if (half.to == host && half.from.has_value()) {
      AddGaps(speakers, ribs_.attachment_gaps[half.from.value]);
    }
  }
}

// GW-08: Summaries take the place of the prefixes that they cover.
std::vector<Prefix> AzureBgpBuilder::GatewayAnnouncements(VnetId host) const {
  std::vector<Prefix> prefixes = NetworksBehind(host);
  const std::vector<Prefix>& summaries = topology_.vnets[host].summarized_gateway_prefixes;
  std::erase_if(prefixes, [&](const Prefix& prefix) {
    return std::any_of(summaries.begin(), summaries.end(),
                       [&](const Prefix& summary) { return summary.Contains(prefix); });
  });
  prefixes.insert(prefixes.end(), summaries.begin(), summaries.end());
  std::sort(prefixes.begin(), prefixes.end());
  return prefixes;
}

void AzureBgpBuilder::Originate(SpeakerId speaker, const Prefix& prefix, RouteClass route_class,
                                BgpNextHop hop) {
  BgpOrigination route;
  route.speaker = speaker;
  route.prefix = prefix;
  route.next_hop = hop;
  route.route_class = route_class;
  bgp_.network.originations.push_back(std::move(route));
}

void AzureBgpBuilder::OriginateNetworks(SpeakerId speaker, const std::vector<Prefix>& prefixes,
                                        BgpNextHop hop) {
  for (const Prefix& prefix : prefixes) {
    // Route servers and gateways exchange IPv4 only.
    if (prefix.is_ipv4()) Originate(speaker, prefix, route_class::kNetwork, hop);
  }
}

void AzureBgpBuilder::AddRouteServers() {
  for (size_t i = 0; i < topology_.route_servers.size(); ++i) {
    const RouteServerId id = topology_.route_servers.IdAt(i);
    const RouteServer& server = topology_.route_servers[id];
    Speakers instances;
    if (server.vnet.has_value()) {
      for (const Symbol address : server.instance_addresses) {
        AzureSpeaker speaker;
        speaker.kind = SpeakerKind::kRouteServer;
        speaker.name = Name(server.name);
        speaker.vnet = server.vnet;
        speaker.route_server = id;
        const Asn asn = server.asn.known() ? server.asn.value() : kAzureAsn;
        instances.push_back(Add(std::move(speaker), asn, Reflection::kReflects));
        OriginateNetworks(instances.back(), NetworksBehind(server.vnet), Hop(address, server.vnet));
      }
      AddGaps(instances, server.gaps);
      AddNetworkGaps(instances, server.vnet);
      if (server.branch_to_branch.unknown()) {
        AddGap(instances.front(), {GapKind::kUnknownValue,
                                   Name(server.name),
                                   "branch_to_branch_traffic_enabled",
                                   "whether gateways and appliances get each other's routes",
                                   {}});
      }
      if (server.preference.unknown()) {
        AddGap(instances.front(), {GapKind::kUnknownValue,
                                   Name(server.name),
                                   "hub_routing_preference",
                                   "which of several routes to one prefix is used",
                                   {}});
      }
    }
    route_servers_.push_back(std::move(instances));
  }
}

void AzureBgpBuilder::AddGateways() {
  for (size_t i = 0; i < topology_.gateways.size(); ++i) {
    const GatewayId id = topology_.gateways.IdAt(i);
    const Gateway& gateway = topology_.gateways[id];
    Speakers instances;
    if (gateway.vnet.has_value()) {
      const bool express_route = gateway.type == GatewayType::kExpressRoute;
      const bool both = !express_route && gateway.active_active.known() &&
                        gateway.active_active.value() && gateway.instance_addresses.size() > 1;
      const std::vector<Prefix> networks = GatewayAnnouncements(gateway.vnet);
      for (size_t place = 0; place < (both ? 2u : 1u); ++place) {
        AzureSpeaker speaker;
        speaker.kind = express_route ? SpeakerKind::kExpressRouteGateway : SpeakerKind::kVpnGateway;
        speaker.name = Name(gateway.name);
        speaker.vnet = gateway.vnet;
        speaker.gateway = id;
        const Asn asn = gateway.asn.known() ? gateway.asn.value() : kAzureAsn;
        const SpeakerId instance = Add(std::move(speaker), asn, Reflection::kNone);
        const BgpNextHop hop = InstanceHop(gateway, place);
        OriginateNetworks(instance, networks, hop);
        // GW-07: Pools of point-to-site clients are routes of the gateway.
        for (const Prefix& pool : gateway.client_pools) {
          Originate(instance, pool, route_class::kClientPool, hop);
        }
        instances.push_back(instance);
      }
      AddGaps(instances, gateway.gaps);
      AddNetworkGaps(instances, gateway.vnet);
      if (gateway.asn.unknown()) {
        AddGap(instances.front(), {GapKind::kUnknownValue,
                                   Name(gateway.name),
                                   "bgp_settings.0.asn",
                                   "which routes are refused as loops depends on this number",
                                   {}});
      }
    }
    gateways_.push_back(std::move(instances));
  }
}

void AzureBgpBuilder::AddCircuits() {
  for (size_t i = 0; i < topology_.circuits.size(); ++i) {
    const CircuitId id = topology_.circuits.IdAt(i);
    const Circuit& circuit = topology_.circuits[id];
    std::array<SpeakerId, 2> links;
    for (const CircuitLink link : {CircuitLink::kPrimary, CircuitLink::kSecondary}) {
      AzureSpeaker speaker;
      speaker.kind = SpeakerKind::kProviderEdge;
      speaker.name = Name(circuit.links[static_cast<size_t>(link)]);
      speaker.circuit = id;
      speaker.link = link;
      links[static_cast<size_t>(link)] = Add(std::move(speaker), kEdgeAsn, Reflection::kNone);
    }
    edges_.push_back(links);
  }
}

Symbol AzureBgpBuilder::AddressOf(const Appliance& appliance) const {
  for (const ApplianceInterface& interface : appliance.interfaces) {
    if (!interface.addresses.empty()) return interface.addresses.front();
  }
  return appliance.name;
}

void AzureBgpBuilder::AddAppliances() {
  for (size_t i = 0; i < topology_.appliances.size(); ++i) {
    const ApplianceId id = topology_.appliances.IdAt(i);
    const Appliance& appliance = topology_.appliances[id];
    AzureSpeaker speaker;
    speaker.kind = SpeakerKind::kAppliance;
    speaker.name = Name(appliance.name);
    speaker.appliance = id;
    Asn asn = appliance.asn.value_or(Asn{});
    for (const BgpConnection& connection : topology_.bgp_connections) {
      if (asn.value != 0 || connection.appliance != id || !connection.peer_asn.known()) continue;
      asn = connection.peer_asn.value();
    }
    const SpeakerId self = Add(std::move(speaker), asn, Reflection::kNone);
    appliances_.push_back(self);
    const BgpNextHop hop = Hop(AddressOf(appliance), {});
    for (const Prefix& prefix : appliance.originates) {
      Originate(self, prefix, route_class::kOwn, hop);
    }
  }
}

void AzureBgpBuilder::AddSites() {
  for (size_t i = 0; i < topology_.sites.size(); ++i) {
    const SiteId id = topology_.sites.IdAt(i);
    const Site& site = topology_.sites[id];
    AzureSpeaker speaker;
    speaker.kind = SpeakerKind::kOnPremises;
    speaker.name = Name(site.name);
    speaker.site = id;
    Asn asn = site.asn.value_or(Asn{});
    for (const SiteConnection& way : site.reached_through) {
      const LocalNetworkGatewayId local =
          topology_.connections[way.connection].local_network_gateway;
      if (asn.value != 0 || !local.has_value()) continue;
      const PlanValue<Asn>& stated = topology_.local_network_gateways[local].asn;
      if (stated.known()) asn = stated.value();
    }
    sites_.push_back(Add(std::move(speaker), asn, Reflection::kNone));
    if (asn.value == 0 && !site.announces.empty()) {
      AddGap(sites_.back(), {GapKind::kUnknownValue,
                             Name(site.name),
                             "asn",
                             "its AS paths, and what is preferred or refused because of them",
                             {}});
    }
  }
}

}  // namespace routesight

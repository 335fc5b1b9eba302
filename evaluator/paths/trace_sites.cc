// On-premises networks and the Internet: where packets from there enter, and what passes on.
#include <algorithm>

#include "evaluator/base/rule_catalogue.h"
#include "evaluator/base/text.h"
#include "evaluator/paths/tracer.h"

namespace routesight {
namespace {

constexpr int kNone = -1;

int LongestIn(const std::vector<Prefix>& prefixes, IpAddress address) {
  int longest = kNone;
  for (const Prefix& prefix : prefixes) {
    if (prefix.Contains(address)) longest = std::max(longest, prefix.length());
  }
  return longest;
}

int LongestOwn(const Site& site, IpAddress address) {
  int longest = kNone;
  for (const Announcement& announcement : site.announces) {
    longest = std::max(longest, LongestIn(announcement.prefixes, address));
  }
  return longest;
}

bool CarriesRoutes(const SiteConnection& way) { return !way.links || !way.links->empty(); }

}  // namespace

// Ways of a site to an address: to BGP peers, and over connections without BGP.
struct Tracer::SiteWays {
  struct Static {
    GatewayConnectionId connection;
    int length = kNone;
    size_t rank = 0;  // In the site's preference.
  };
  int own = kNone;   // Length of the prefix by which the site has the address itself.
  int best = kNone;  // Of the ways below.
  std::vector<SpeakerId> peers;
  std::vector<Static> statics;
};

// A connection without BGP: the site is taken to send the networks behind the gateway there.
Tracer::SiteWays Tracer::WaysOf(SiteId id) const {
  const Site& site = topology_.sites[id];
  SiteWays ways;
  ways.own = LongestOwn(site, to_);
  if (const auto route = known_.Find(known_.SpeakersOf(id), to_)) {
    for (const KnownRoute::Use& use : route->uses) {
      const SpeakerId peer = known_.PeerOf(*use.candidate);
      if (!peer.has_value()) continue;
      ways.best = route->prefix.length();
      if (std::find(ways.peers.begin(), ways.peers.end(), peer) == ways.peers.end()) {
        ways.peers.push_back(peer);
      }
    }
  }
  for (const SiteConnection& way : site.reached_through) {
    const GatewayConnection& connection = topology_.connections[way.connection];
    if (connection.circuit.has_value() || !connection.gateway.has_value()) continue;
    if (!CarriesRoutes(way) || known_.HasSession(connection.gateway, id)) continue;
    SiteWays::Static one;
    one.connection = way.connection;
    one.length = known_.LongestNetwork(connection.gateway, to_);
    const auto found = std::find(site.prefers.begin(), site.prefers.end(), way.connection);
    one.rank = static_cast<size_t>(found - site.prefers.begin());
    if (one.length > kNone) ways.statics.push_back(one);
  }
  for (const SiteWays::Static& one : ways.statics) ways.best = std::max(ways.best, one.length);
  size_t rank = site.prefers.size();
  std::erase_if(ways.statics, [&](const auto& one) { return one.length < ways.best; });
  for (const SiteWays::Static& one : ways.statics) rank = std::min(rank, one.rank);
  std::erase_if(ways.statics, [&](const auto& one) { return one.rank > rank; });
  return ways;
}

// A site that knows a longer way than its own prefixes sends the packet on.
void Tracer::EnterSite(SiteId id, GatewayConnectionId over, const Packet& packet,
                       std::vector<Branch>& branches) {
  const Site& site = topology_.sites[id];
  const SiteWays ways = WaysOf(id);
  Branch way;
  way.site = id;
  way.connection = over;
  way.target = around_.Name(site.name);
  if (over.has_value()) way.gateway = topology_.connections[over].gateway;
  if (ways.best > ways.own) {
    Device device;
    device.kind = DeviceKind::kOutside;
    device.site = id;
    GoOn(device, packet, way);
  } else {
    way.fate = Fate::kToOnPremises;
    if (ways.own == kNone && !over.has_value()) {
      way.caveats.push_back({std::nullopt, "nothing at hand says that it has this address"});
    }
  }
  AddWay(std::move(way), branches);
}

void Tracer::LeaveSite(SpeakerId peer, SiteId site, const Packet& packet,
                       std::vector<Branch>& branches) {
  const AzureSpeaker& far = known_.At(peer);
  if (far.kind == SpeakerKind::kProviderEdge) {
    std::vector<SpeakerId> seen;
    FromEdge(peer, {}, packet, seen, branches);
  } else if (far.gateway.has_value()) {
    GatewayConnectionId over;
    for (const SiteConnection& way : topology_.sites[site].reached_through) {
      if (topology_.connections[way.connection].gateway == far.gateway) over = way.connection;
    }
    EnterGateway(far.gateway, over, packet, {}, branches);
  } else if (far.site.has_value()) {
    EnterSite(far.site, {}, packet, branches);
  } else if (far.appliance.has_value()) {
    Branch way;
    way.tunnel = TunnelInWords(far.appliance, site);
    if (!HasTunnel(far.appliance, site)) {
      way.depends_on.push_back({GapKind::kNotStated,
                                std::string(around_.Name(topology_.appliances[far.appliance].name)),
                                "",
                                "by which way packets of the site come to it; routesight.yaml can "
                                "say so (assume: appliances: tunnels)",
                                {}});
    }
    for (Branch& branch : ComeOutAt(far.appliance, packet, std::move(way))) {
      AddWay(std::move(branch), branches);
    }
  }
}

void Tracer::DecideAtSite(const Packet& packet, Hop& hop) {
  const SiteId id = hop.device.site;
  const Site& site = topology_.sites[id];
  hop.outside = around_.Name(site.name);
  const SiteWays ways = WaysOf(id);
  hop.own_routes = known_.Of(known_.SpeakersOf(id), to_);
  if (ways.own >= ways.best && ways.own > kNone) {
    hop.own_routes->depends_on.clear();
    Branch& branch = hop.branches.emplace_back();
    branch.fate = Fate::kToOnPremises;
    branch.site = id;
    branch.target = hop.outside;
    branch.by_own_routes = true;
    return;
  }
  if (ways.best > kNone) {
    const auto heard = known_.Find(known_.SpeakersOf(id), to_);
    if (heard && heard->prefix.length() == ways.best) {
      for (const SpeakerId peer : ways.peers) LeaveSite(peer, id, packet, hop.branches);
    }
    for (const SiteWays::Static& one : ways.statics) {
      Branch way;
      way.caveats.push_back(
          {std::nullopt, Concat("the site is taken to send what is behind ",
                                around_.Name(topology_.connections[one.connection].name),
                                " there: no file says so")});
      EnterFromEdge(one.connection, packet, std::move(way), hop.branches);
    }
  }
  // With one way out, what else it hears changes nothing; without BGP it hears nothing.
  const bool only_way = site.reached_through.size() == 1 && site.sessions.empty();
  if ((!hop.branches.empty() && only_way) || !known_.HasSession(id)) {
    hop.own_routes->depends_on.clear();
  }
  for (Branch& branch : hop.branches) {
    branch.alternative = hop.branches.size() > 1;
    branch.by_own_routes = true;
  }
  if (!hop.branches.empty()) return;
  Branch& branch = hop.branches.emplace_back();
  branch.by_own_routes = true;
  branch.fate = Fate::kNoRoute;
  branch.rule = RuleNamed("PEER-07");
  branch.target = hop.outside;
  branch.reason = site.reached_through.empty() && site.sessions.empty()
                      ? "nothing connects it with Azure"
                      : "none of its neighbours announces the address to it";
}

// Of a network that is not described only its connections are known.
std::vector<Branch> Tracer::FromOnPremises(const Origin& origin) {
  std::vector<Branch> branches;
  std::vector<Gap> gaps;
  for (const GatewayConnectionId way : origin.ways) {
    const GatewayConnection& connection = topology_.connections[way];
    if (!connection.gateway.has_value()) continue;
    if (known_.LongestNetwork(connection.gateway, to_) > kNone) {
      EnterFromEdge(way, Packet(), {}, branches);
      continue;
    }
    const VnetId host = topology_.gateways[connection.gateway].vnet;
    if (known_.Find(known_.SpeakersOf(connection.gateway), to_)) {
      gaps.push_back(
          {GapKind::kNotStated,
           std::string(around_.Name(connection.name)),
           "",
           "which addresses beyond the gateway's own networks the other side sends here; "
           "routesight.yaml can describe it (assume: on_premises)",
           {}});
    }
    if (!host.has_value() || !around_.ribs().attached[host.value].has_value()) continue;
    for (const GapId gap : around_.ribs().domains[around_.ribs().attached[host.value]].gaps) {
      gaps.push_back(around_.ribs().gaps[gap]);
    }
  }
  for (Branch& branch : branches) branch.alternative = branches.size() > 1;
  if (!branches.empty()) return branches;
  Branch branch;
  branch.fate = Fate::kNoRoute;
  branch.rule = RuleNamed("PEER-07");
  branch.target = origin.name;
  branch.reason = origin.ways.empty() ? "nothing connects it with Azure"
                                      : "no gateway that it is connected to announces the address";
  std::sort(gaps.begin(), gaps.end());
  gaps.erase(std::unique(gaps.begin(), gaps.end()), gaps.end());
  branch.depends_on = std::move(gaps);
  return {branch};
}

// EGR-04: From the Internet only what has a public address is reached.
std::vector<Branch> Tracer::FromTheInternet() const {
  for (size_t i = 0; i < topology_.nics.size(); ++i) {
    const Nic& nic = topology_.nics[topology_.nics.IdAt(i)];
    for (const IpConfiguration& configuration : nic.ip_configurations) {
      if (IpAddress::Parse(around_.Name(configuration.address)) != to_) continue;
      if (configuration.public_ip.absent()) continue;
      Branch branch;
      branch.fate = Fate::kDelivered;
      branch.rule = RuleNamed("EGR-04");
      branch.nic = topology_.nics.IdAt(i);
      branch.subnet = nic.subnet;
      branch.target = around_.Name(nic.name);
      if (configuration.public_ip.unknown()) {
        branch.depends_on.push_back({GapKind::kUnknownValue,
                                     branch.target,
                                     "ip_configuration.public_ip_address_id",
                                     "whether it has a public address",
                                     {}});
      }
      return {branch};
    }
  }
  Branch branch;
  branch.fate = Fate::kNoRoute;
  branch.rule = RuleNamed("EGR-04");
  branch.target = "internet";
  branch.reason = "no interface at hand has this address and a public one";
  return {branch};
}

}  // namespace routesight

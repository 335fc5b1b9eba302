#include <algorithm>
#include <map>
#include <optional>
#include <set>

#include "evaluator/base/rule_catalogue.h"
#include "evaluator/base/text.h"
#include "evaluator/control_plane/peering_state.h"
#include "evaluator/findings/detector.h"
#include "evaluator/findings/evidence.h"
#include "evaluator/findings/questions.h"

namespace routesight {
namespace {

// A hub, as the route server of a spoke sees it: the network of appliances that it speaks to.
struct Hub {
  VnetId vnet;
  std::set<std::string> appliances;  // Terraform addresses of their interfaces.
};

// Where the peer of a BGP connection stands; none if that is not known.
VnetId NetworkOf(const Topology& topology, const BgpConnection& connection) {
  if (!connection.nic.has_value()) return {};
  const SubnetId subnet = topology.nics[connection.nic].subnet;
  return subnet.has_value() ? topology.subnets[subnet].vnet : VnetId{};
}

// The hubs of a route server whose peers all stand in other networks; none where one of them is
// not known.
std::optional<std::map<VnetId, Hub>> HubsOf(const Topology& topology, const RouteServer& server) {
  std::map<VnetId, Hub> hubs;
  for (const BgpConnectionId id : server.bgp_connections) {
    const BgpConnection& connection = topology.bgp_connections[id];
    const VnetId vnet = NetworkOf(topology, connection);
    if (!vnet.has_value() || vnet == server.vnet) return std::nullopt;
    Hub& hub = hubs[vnet];
    hub.vnet = vnet;
    hub.appliances.insert(NameIn(topology, topology.nics[connection.nic]));
  }
  return hubs;
}

bool Covers(const Vnet& network, const Prefix& prefix) {
  return std::any_of(network.address_space.begin(), network.address_space.end(),
                     [&](const Prefix& own) { return own.Contains(prefix); });
}

// Whether the prefix is of a network at hand: behind one hub only by its nature.
bool IsOfNetwork(const Topology& topology, const Prefix& prefix) {
  return std::any_of(topology.vnets.begin(), topology.vnets.end(),
                     [&](const Vnet& network) { return Covers(network, prefix); });
}

bool IsHostRoute(const Prefix& prefix) { return prefix.is_ipv4() && prefix.length() == 32; }

// The prefixes that a second hub could bring.
std::vector<const BgpPrefixOutcome*> FindShareable(const Snapshot& snapshot) {
  std::vector<const BgpPrefixOutcome*> shareable;
  for (const BgpPrefixOutcome& prefix : snapshot.ribs.routes.prefixes) {
    if (IsHostRoute(prefix.prefix) || IsOfNetwork(snapshot.topology, prefix.prefix)) continue;
    shareable.push_back(&prefix);
  }
  return shareable;
}

// By RouteServerId: its instances.
std::vector<std::vector<SpeakerId>> FindInstances(const Snapshot& snapshot) {
  std::vector<std::vector<SpeakerId>> instances(snapshot.topology.route_servers.size());
  const auto& speakers = snapshot.ribs.bgp.speakers;
  for (size_t i = 0; i < speakers.size(); ++i) {
    const SpeakerId id = speakers.IdAt(i);
    const RouteServerId server = speakers[id].route_server;
    if (server.has_value()) instances[server.value].push_back(id);
  }
  return instances;
}

// The network of the appliance that a candidate was heard from; none for what no appliance said.
VnetId SaidIn(const Snapshot& snapshot, const BgpCandidate& candidate) {
  if (!candidate.heard_at) return {};
  const AzureBgp& bgp = snapshot.ribs.bgp;
  const BgpEnd end = *candidate.heard_at;
  const AzureSpeaker& other =
      bgp.speakers[bgp.network.sessions[end.session].ends[1 - end.side].speaker];
  if (!other.appliance.has_value()) return {};
  for (const ApplianceInterface& interface :
       snapshot.topology.appliances[other.appliance].interfaces) {
    if (!interface.nic.has_value()) continue;
    const SubnetId subnet = snapshot.topology.nics[interface.nic].subnet;
    if (subnet.has_value()) return snapshot.topology.subnets[subnet].vnet;
  }
  return {};
}

// The hub that alone brings the prefix to the route server; none if several do, or none does.
VnetId OnlyHub(const Snapshot& snapshot, const BgpPrefixOutcome& prefix,
               const std::vector<SpeakerId>& instances) {
  std::set<VnetId> hubs;
  for (const SpeakerId speaker : instances) {
    const BgpRib& rib = snapshot.ribs.routes.outcomes[prefix.outcome].ribs[speaker.value];
    for (const BgpCandidate& candidate : rib.candidates) {
      if (candidate.state == BgpState::kRejected) continue;
      hubs.insert(SaidIn(snapshot, candidate));
    }
  }
  return hubs.size() == 1 ? *hubs.begin() : VnetId{};
}

// EGR-03: Where packets to the Internet leave directly without the route, RS311 tells that.
bool IsToldAsBreakout(const Topology& topology, VnetId vnet, const Prefix& prefix) {
  return prefix.is_default() &&
         std::any_of(topology.subnets.begin(), topology.subnets.end(), [&](const Subnet& subnet) {
           return subnet.vnet == vnet && !IsPlatformSubnet(topology, subnet) && HasWayOut(subnet);
         });
}

bool IsCertain(const Snapshot& snapshot, VnetId vnet) {
  const RoutingDomainId domain = snapshot.ribs.attached[vnet.value];
  return domain.has_value() && snapshot.ribs.domains[domain].gaps.empty();
}

// Default routes are told on their own: what takes their place is something else.
Finding About(const Snapshot& snapshot, const RouteServer& server, const Hub& hub,
              const std::map<VnetId, Hub>& hubs, const std::set<Prefix>& prefixes) {
  const Topology& topology = snapshot.topology;
  std::vector<std::string> texts, others;
  for (const Prefix& prefix : prefixes) texts.push_back(prefix.ToString());
  for (const auto& [vnet, other] : hubs) {
    if (vnet != hub.vnet) others.push_back(NameIn(topology, topology.vnets[vnet]));
  }
  const std::string network = NameIn(topology, topology.vnets[hub.vnet]);
  Finding finding;
  finding.message =
      Concat(NameIn(topology, server), " hears ", Join(texts, ", "), " from appliances in ",
             network, " only, and not from those in ", Join(others, ", "), ": when ", network,
             " fails, or the appliance there, nothing takes over.");
  finding.resources.assign(hub.appliances.begin(), hub.appliances.end());
  finding.resources.push_back(NameIn(topology, server));
  finding.subnets = SubnetsOf(topology, server.vnet);
  finding.rules = {RuleNamed("TOPO-04")};
  finding.confidence = Basis::kAssumed;
  for (size_t i = 0; i < topology.subnets.size(); ++i) {
    const SubnetId subnet = topology.subnets.IdAt(i);
    if (topology.subnets[subnet].vnet != server.vnet) continue;
    for (const Prefix& prefix : prefixes)
      AddRows(RowsFor(snapshot, subnet, prefix), finding.routes);
  }
  finding.remedy = Concat("Announce ", Join(texts, ", "), " from ", Join(others, ", "),
                          ", too, with a longer path if it is to stand by.");
  return finding;
}

// TOPO-04: A second hub helps with what its appliances announce.
std::vector<Finding> Find(const Snapshot& snapshot) {
  const Topology& topology = snapshot.topology;
  const std::vector<const BgpPrefixOutcome*> shareable = FindShareable(snapshot);
  const std::vector<std::vector<SpeakerId>> instances = FindInstances(snapshot);
  std::vector<Finding> findings;
  for (size_t i = 0; i < topology.route_servers.size(); ++i) {
    const RouteServerId id = topology.route_servers.IdAt(i);
    const RouteServer& server = topology.route_servers[id];
    const auto hubs = HubsOf(topology, server);
    if (!server.vnet.has_value() || !hubs || hubs->size() < 2 ||
        !IsCertain(snapshot, server.vnet)) {
      continue;
    }
    std::map<VnetId, std::set<Prefix>> alone;
    for (const BgpPrefixOutcome* const prefix : shareable) {
      if (IsToldAsBreakout(topology, server.vnet, prefix->prefix)) continue;
      const VnetId only = OnlyHub(snapshot, *prefix, instances[i]);
      if (only.has_value() && hubs->contains(only)) alone[only].insert(prefix->prefix);
    }
    for (const auto& [vnet, prefixes] : alone) {
      findings.push_back(About(snapshot, server, hubs->at(vnet), *hubs, prefixes));
    }
  }
  return findings;
}

constexpr std::string_view kReferences[] = {kDualHomed};

}  // namespace

const Detector kAnnouncedByOneHub = {
    {"RS415",
     "announced-by-one-hub",
     "Only one of several hubs announces a prefix",
     Severity::kMedium,
     {"A spoke with a route server has appliances in several hubs, and a prefix comes from those "
      "of "
      "one hub only.",
      "The spoke looks as if it had two ways everywhere. When that hub, its appliance or its "
      "session fails, the prefix is unreachable although the other hub works.",
      "Both appliances announce the data centre, and only the one in the first hub announces "
      "0.0.0.0/0.",
      "Announce the prefix from the other hub, too, with a longer path where it is to stand by; or "
      "accept the finding in routesight.yaml where the prefix lies behind one hub by intention."},
     kReferences},
    Find,
    nullptr};

}  // namespace routesight

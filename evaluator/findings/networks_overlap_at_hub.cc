#include <algorithm>
#include <map>
#include <set>

#include "evaluator/base/rule_catalogue.h"
#include "evaluator/base/text.h"
#include "evaluator/control_plane/peering_state.h"
#include "evaluator/findings/detector.h"
#include "evaluator/findings/questions.h"

namespace routesight {
namespace {

using Pair = std::pair<VnetId, VnetId>;

// The networks with which each network is peered, both halves connected.
std::map<VnetId, std::set<VnetId>> PeersIn(const Topology& topology) {
  const std::vector<PeeringLink> links = FindPeeringLinks(topology);
  std::map<VnetId, std::set<VnetId>> peers;
  for (size_t i = 0; i < links.size(); ++i) {
    const Peering& half = topology.peerings[topology.peerings.IdAt(i)];
    // Subnet peering is for networks that overlap elsewhere.
    if (links[i].state == PeeringState::kConnected && half.whole_networks) {
      peers[half.from].insert(half.to);
    }
  }
  return peers;
}

// What meets at something: networks peered with one network, by its name, and those whose gateways
// announce them to one circuit.
std::map<std::string, std::set<VnetId>> MeetingPlaces(
    const Snapshot& snapshot, const std::map<VnetId, std::set<VnetId>>& peers) {
  const Topology& topology = snapshot.topology;
  std::map<std::string, std::set<VnetId>> places;
  for (const auto& [hub, spokes] : peers) places[NameIn(topology, topology.vnets[hub])] = spokes;
  for (const GatewayConnection& connection : topology.connections) {
    if (!connection.gateway.has_value() || !connection.circuit.has_value()) continue;
    const VnetId host = topology.gateways[connection.gateway].vnet;
    if (!host.has_value()) continue;
    const RoutingDomainId domain = snapshot.ribs.attached[host.value];
    for (size_t i = 0; i < topology.vnets.size(); ++i) {
      if (domain.has_value() && snapshot.ribs.attached[i] == domain) {
        places[NameIn(topology, topology.circuits[connection.circuit])].insert(
            topology.vnets.IdAt(i));
      }
    }
  }
  return places;
}

// The first range that both have; none if they have none in common.
std::optional<std::pair<Prefix, Prefix>> Common(const Vnet& a, const Vnet& b) {
  for (const Prefix& one : a.address_space) {
    for (const Prefix& other : b.address_space) {
      if (one.Overlaps(other)) return std::pair(one, other);
    }
  }
  return std::nullopt;
}

// Of these networks, those that have addresses in common.
std::set<Pair> Overlapping(const Topology& topology, const std::set<VnetId>& networks) {
  std::vector<std::pair<Prefix, VnetId>> ranges;
  for (const VnetId id : networks) {
    for (const Prefix& range : topology.vnets[id].address_space) ranges.emplace_back(range, id);
  }
  std::sort(ranges.begin(), ranges.end());
  std::set<Pair> pairs;
  std::vector<std::pair<Prefix, VnetId>> around;  // The ranges that hold the one at hand.
  for (const auto& [range, id] : ranges) {
    while (!around.empty() && !around.back().first.Contains(range)) around.pop_back();
    for (const auto& [outer, other] : around) {
      if (other != id) pairs.insert(std::minmax(other, id));
    }
    around.emplace_back(range, id);
  }
  return pairs;
}

// BGP-06: Where networks with one range meet. Of peered networks, RS504 tells.
std::vector<Finding> Find(const Snapshot& snapshot) {
  const Topology& topology = snapshot.topology;
  const std::map<VnetId, std::set<VnetId>> peers = PeersIn(topology);
  std::map<Pair, std::set<std::string>> met;
  for (const auto& [place, networks] : MeetingPlaces(snapshot, peers)) {
    for (const Pair& pair : Overlapping(topology, networks)) {
      const auto known = peers.find(pair.first);
      const bool peered = known != peers.end() && known->second.contains(pair.second);
      if (!peered) met[pair].insert(place);
    }
  }
  std::vector<Finding> findings;
  for (const auto& [pair, places] : met) {
    const Vnet& a = topology.vnets[pair.first];
    const Vnet& b = topology.vnets[pair.second];
    const auto [one, other] = *Common(a, b);
    const std::string first = NameIn(topology, a);
    const std::string second = NameIn(topology, b);
    Finding finding;
    finding.message = Concat(first, " has ", one.ToString(), " and ", second, " ", other.ToString(),
                             ", and both meet at ", Join(places, ", "),
                             ": addresses in both lead to one of them, and nobody says to which.");
    finding.resources = {first, second};
    finding.resources.insert(finding.resources.end(), places.begin(), places.end());
    finding.subnets = SubnetsOf(topology, pair.first);
    for (std::string& subnet : SubnetsOf(topology, pair.second)) {
      finding.subnets.push_back(std::move(subnet));
    }
    std::sort(finding.subnets.begin(), finding.subnets.end());
    finding.rules = {RuleNamed("BGP-06")};
    finding.confidence = Basis::kAssumed;
    finding.remedy = Concat("Give ", first, " or ", second,
                            " another range, or connect them to different hubs and circuits.");
    findings.push_back(std::move(finding));
  }
  return findings;
}

constexpr std::string_view kReferences[] = {kManagePeering, kExpressRouteOptimise};

}  // namespace

const Detector kNetworksOverlapAtHub = {
    {"RS416",
     "networks-overlap-at-hub",
     "Two networks with one range share a hub or a circuit",
     Severity::kHigh,
     {"Two networks that are not peered with each other have addresses in common. Both are peered "
      "with one hub, or announced to one circuit.",
      "Azure allows that, and only one of them is reachable from the hub and from on-premises. A "
      "change somewhere else may swap them.",
      "Two spokes with 10.1.0.0/16, by two teams that copied one module.",
      "Renumber one of them; a pool of Azure's address manager (IPAM) keeps ranges apart."},
     kReferences},
    Find,
    nullptr};

}  // namespace routesight

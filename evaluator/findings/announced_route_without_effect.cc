#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "evaluator/base/rule_catalogue.h"
#include "evaluator/base/text.h"
#include "evaluator/findings/detector.h"
#include "evaluator/findings/evidence.h"
#include "evaluator/findings/questions.h"

namespace routesight {
namespace {

struct Vain {
  std::set<Prefix> prefixes;
  std::set<std::string> hops;
  std::set<std::string> subnets;
  std::vector<RouteRow> rows;
  bool own = false;  // It is a range of the network itself that holds.
};

using Networks = std::map<std::pair<VnetId, Prefix>, Vain>;

// One announcement is told once, of the network whose range it lies in, and not of all its peers.
bool IsToldElsewhere(const Networks& networks, const Prefix& range) {
  return std::any_of(networks.begin(), networks.end(), [&](const auto& other) {
    return other.second.own && other.first.second == range;
  });
}

// Not a host route: by those, peers and ends of tunnels are told, and not to attract traffic.
bool IsVain(const EffectiveRoute& row) {
  if (row.route.prefix.is_ipv4() && row.route.prefix.length() == 32) return false;
  return row.defeat && row.defeat->winner && row.defeat->rule == RuleNamed("SEL-03") &&
         row.route.source == RouteSource::kVirtualNetworkGateway &&
         row.defeat->winner->prefix != row.route.prefix;
}

// SEL-03: A learned route inside a range of the network, or of a peer, does nothing. One of exactly
// that range is what every network's own announcement looks like when it comes back.
std::vector<Finding> Find(const Snapshot& snapshot) {
  const Topology& topology = snapshot.topology;
  Networks networks;
  for (size_t i = 0; i < topology.subnets.size(); ++i) {
    const Subnet& subnet = topology.subnets[topology.subnets.IdAt(i)];
    const EffectiveTableId id = snapshot.fibs.of_subnet[i];
    if (!subnet.vnet.has_value() || !id.has_value() || IsPlatformSubnet(topology, subnet) ||
        !snapshot.fibs.tables[id].gaps.empty()) {
      continue;
    }
    for (const EffectiveRoute& row : snapshot.fibs.tables[id].hidden) {
      if (!IsVain(row)) continue;
      Vain& vain = networks[{subnet.vnet, row.defeat->winner->prefix}];
      const RouteRow words = ToRow(topology, snapshot.fibs, row);
      vain.own = vain.own || row.defeat->winner->next_hop_type == NextHopType::kVnetLocal;
      vain.prefixes.insert(row.route.prefix);
      vain.hops.insert(words.next_hop_ips.begin(), words.next_hop_ips.end());
      vain.subnets.insert(NameIn(topology, subnet));
      AddRows({words}, vain.rows);
    }
  }
  std::vector<Finding> findings;
  for (const auto& [key, vain] : networks) {
    if (!vain.own && IsToldElsewhere(networks, key.second)) continue;
    const std::string name = NameIn(topology, topology.vnets[key.first]);
    std::vector<std::string> prefixes;
    for (const Prefix& prefix : vain.prefixes) prefixes.push_back(prefix.ToString());
    Finding finding;
    finding.message = Concat(
        name, " is announced ", Join(prefixes, ", "),
        vain.hops.empty() ? "" : Concat(" by ", Join(vain.hops, ", ")),
        ", which has no effect there: the row ", key.second.ToString(),
        " of the network itself or of a peering holds against every learned route inside it.");
    finding.resources = {name};
    finding.subnets.assign(vain.subnets.begin(), vain.subnets.end());
    finding.rules = {RuleNamed("SEL-03")};
    finding.routes = vain.rows;
    finding.remedy = Concat("Steer this traffic with user-defined routes for ",
                            Join(prefixes, ", "), ", or do not announce them.");
    findings.push_back(std::move(finding));
  }
  return findings;
}

constexpr std::string_view kReferences[] = {kUdrOverview, kRouteServerFaq};

}  // namespace

const Detector kAnnouncedRouteWithoutEffect = {
    {"RS413",
     "announced-route-without-effect",
     "An announced route does nothing",
     Severity::kMedium,
     {"An appliance or an on-premises network announces a prefix that lies inside a range of the "
      "virtual network, or of one that is peered with it.",
      "System routes of a network and its peerings hold against learned routes, also against "
      "longer ones. The route shows in the list of learned routes and in no table of effective "
      "routes, and the traffic that it was to attract goes past.",
      "An appliance announces 10.5.7.0/24 to take the traffic to a subnet of the spoke "
      "10.5.0.0/16.",
      "Use a route table: a user-defined route of that length wins. Or stop announcing the "
      "prefix."},
     kReferences},
    Find,
    nullptr};

}  // namespace routesight

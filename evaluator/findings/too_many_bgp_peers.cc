#include "evaluator/base/rule_catalogue.h"
#include "evaluator/base/text.h"
#include "evaluator/findings/detector.h"
#include "evaluator/findings/questions.h"

namespace routesight {
namespace {

constexpr size_t kMostPeers = 8;

// LIM-01: A route server has at most eight BGP peers.
std::vector<Finding> Find(const Snapshot& snapshot) {
  const Topology& topology = snapshot.topology;
  std::vector<Finding> findings;
  for (const RouteServer& server : topology.route_servers) {
    if (server.bgp_connections.size() <= kMostPeers) continue;
    const std::string name = NameIn(topology, server);
    Finding finding;
    finding.message = Concat(name, " has more than the ", kMostPeers,
                             " BGP peers that Azure allows, so it refuses some of them.");
    finding.resources = {name};
    for (const BgpConnectionId id : server.bgp_connections) {
      finding.resources.push_back(NameIn(topology, topology.bgp_connections[id]));
    }
    finding.subnets = SubnetsOf(topology, server.vnet);
    finding.rules = {RuleNamed("LIM-01")};
    finding.remedy = Concat("It has ", server.bgp_connections.size(),
                            " now: let appliances speak through one another, or put a second "
                            "route server into another network.");
    findings.push_back(std::move(finding));
  }
  return findings;
}

constexpr std::string_view kReferences[] = {kRouteServerFaq};

}  // namespace

const Detector kTooManyBgpPeers = {
    {"RS405",
     "too-many-bgp-peers",
     "A route server has over eight BGP peers",
     Severity::kHigh,
     {"More than eight BGP connections are made to one route server.",
      "Azure refuses the ninth, and the networks do not get the routes of that appliance.",
      "A dual-homed spoke whose route server peers with five appliances in each of two hubs.",
      "Let fewer appliances speak to it, or use a second route server in a network of its own."},
     kReferences},
    Find,
    nullptr};

}  // namespace routesight

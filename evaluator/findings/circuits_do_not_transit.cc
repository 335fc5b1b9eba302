#include <algorithm>
#include <set>

#include "evaluator/base/rule_catalogue.h"
#include "evaluator/base/text.h"
#include "evaluator/findings/detector.h"
#include "evaluator/findings/questions.h"
#include "evaluator/paths/traffic.h"

namespace routesight {
namespace {

// The circuits of a gateway, sorted.
std::vector<CircuitId> CircuitsOf(const Topology& topology, GatewayId gateway) {
  std::set<CircuitId> circuits;
  for (const GatewayConnection& connection : topology.connections) {
    if (connection.gateway == gateway && connection.circuit.has_value()) {
      circuits.insert(connection.circuit);
    }
  }
  return {circuits.begin(), circuits.end()};
}

bool AreJoined(const Topology& topology, CircuitId a, CircuitId b) {
  return std::any_of(topology.circuit_connections.begin(), topology.circuit_connections.end(),
                     [&](const CircuitConnection& reach) {
                       return (reach.circuit == a && reach.peer_circuit == b) ||
                              (reach.circuit == b && reach.peer_circuit == a);
                     });
}

// The on-premises networks that are reached over the circuit and not over the other one.
std::vector<SiteId> SitesOnlyOn(const Topology& topology, CircuitId circuit, CircuitId other) {
  std::vector<SiteId> sites;
  for (size_t i = 0; i < topology.sites.size(); ++i) {
    const SiteId id = topology.sites.IdAt(i);
    bool on_this = false;
    bool on_other = false;
    for (const SiteConnection& way : topology.sites[id].reached_through) {
      if (!way.connection.has_value()) continue;
      const CircuitId used = topology.connections[way.connection].circuit;
      on_this = on_this || used == circuit;
      on_other = on_other || used == other;
    }
    if (on_this && !on_other) sites.push_back(id);
  }
  return sites;
}

bool IsLost(const Surroundings& around, SiteId from, SiteId to) {
  const auto address = FromSite(around, to).address;
  return address &&
         FateOfTraffic(around, FromSite(around, from), *address).verdict == TrafficVerdict::kLost;
}

// "dc does not reach office", for those of the two circuits that do not; empty if all do.
std::string WhoIsApart(const Surroundings& around, CircuitId a, CircuitId b) {
  const Topology& topology = around.topology();
  for (const SiteId here : SitesOnlyOn(topology, a, b)) {
    for (const SiteId there : SitesOnlyOn(topology, b, a)) {
      if (!IsLost(around, here, there)) continue;
      return Concat(NameIn(topology, topology.sites[here]), " does not reach ",
                    NameIn(topology, topology.sites[there]));
    }
  }
  return "";
}

// ER-04: Routes of one circuit are not announced to another.
std::vector<Finding> Find(const Snapshot& snapshot) {
  const Topology& topology = snapshot.topology;
  const Surroundings around(topology, snapshot.ribs, snapshot.fibs);
  std::vector<Finding> findings;
  for (size_t i = 0; i < topology.gateways.size(); ++i) {
    const GatewayId id = topology.gateways.IdAt(i);
    const Gateway& gateway = topology.gateways[id];
    const RouteServer* server = RouteServerIn(topology, gateway.vnet);
    const bool wants_transit = server != nullptr && IsTrue(server->branch_to_branch);
    const std::vector<CircuitId> circuits = CircuitsOf(topology, id);
    for (size_t a = 0; a < circuits.size(); ++a) {
      for (size_t b = a + 1; b < circuits.size(); ++b) {
        if (AreJoined(topology, circuits[a], circuits[b])) continue;
        const std::string apart = WhoIsApart(around, circuits[a], circuits[b]);
        const bool nobody_described = topology.sites.size() == 0;
        if (apart.empty() && !(wants_transit && nobody_described)) continue;
        const std::string first = NameIn(topology, topology.circuits[circuits[a]]);
        const std::string second = NameIn(topology, topology.circuits[circuits[b]]);
        Finding finding;
        finding.message = Concat(NameIn(topology, gateway), " passes no routes from ", first,
                                 " to ", second, " or back",
                                 apart.empty() ? ", also with branch-to-branch on: what is behind "
                                                 "one does not reach what is behind the other."
                                               : Concat(": ", apart, "."));
        finding.resources = {NameIn(topology, gateway), first, second};
        finding.rules = {RuleNamed("ER-04")};
        finding.remedy = Concat(
            "If they are to reach each other, join the circuits with Global "
            "Reach (azurerm_express_route_circuit_connection), or carry the "
            "traffic in an overlay of appliances.");
        findings.push_back(std::move(finding));
      }
    }
  }
  return findings;
}

constexpr std::string_view kReferences[] = {
    kRouteServerBranches,
    "https://learn.microsoft.com/azure/expressroute/expressroute-global-reach"};

}  // namespace

const Detector kCircuitsDoNotTransit = {
    {"RS412",
     "circuits-do-not-transit",
     "Two circuits do not reach each other",
     Severity::kInfo,
     {"Two circuits are connected to one gateway, and Azure passes no routes from one to the "
      "other, "
      "with or without a route server that has branch-to-branch on.",
      "Who counts on Azure between two data centres finds that they do not reach each other.",
      "Data centres in Amsterdam and Frankfurt with a circuit each, both connected to the gateway "
      "of one hub.",
      "Join the circuits with ExpressRoute Global Reach, or announce and carry the prefixes "
      "through appliances with tunnels."},
     kReferences},
    Find,
    nullptr};

}  // namespace routesight

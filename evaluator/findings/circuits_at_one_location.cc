#include <algorithm>
#include <map>
#include <set>

#include "evaluator/base/rule_catalogue.h"
#include "evaluator/base/text.h"
#include "evaluator/findings/detector.h"
#include "evaluator/findings/questions.h"

namespace routesight {
namespace {

struct Ends {
  std::set<std::string> circuits;
  std::map<std::string, std::string> locations;  // As they are written, by lower-case name.
};

bool MayBeExpressRoute(const GatewayConnection& connection) {
  return connection.type == ConnectionType::kExpressRoute ||
         connection.type == ConnectionType::kUnknown;
}

// Whether it is known of all circuits whose they are and where they end: another one may end
// elsewhere.
bool IsKnown(const Topology& topology) {
  return std::none_of(
      topology.connections.begin(), topology.connections.end(),
      [&](const GatewayConnection& connection) {
        return MayBeExpressRoute(connection) &&
               (connection.type == ConnectionType::kUnknown || !connection.gateway.has_value() ||
                !connection.circuit.has_value() ||
                !topology.circuits[connection.circuit].peering_location.has_value());
      });
}

Ends EndsOf(const Topology& topology, GatewayId gateway) {
  Ends ends;
  for (const GatewayConnection& connection : topology.connections) {
    if (connection.gateway != gateway || connection.type != ConnectionType::kExpressRoute) continue;
    const Circuit& circuit = topology.circuits[connection.circuit];
    const std::string_view location = topology.Text(circuit.peering_location);
    ends.circuits.insert(NameIn(topology, circuit));
    ends.locations.emplace(Lowered(location), location);
  }
  return ends;
}

// A connection of a VPN gateway in the same network, which Azure uses when ExpressRoute has no
// route; empty if there is none.
std::string VpnBeside(const Topology& topology, VnetId vnet) {
  for (const GatewayConnection& connection : topology.connections) {
    if (!connection.gateway.has_value()) continue;
    const Gateway& gateway = topology.gateways[connection.gateway];
    if (gateway.vnet == vnet && gateway.type == GatewayType::kVpn) {
      return NameIn(topology, connection);
    }
  }
  return "";
}

// The connected circuits that end elsewhere.
std::set<std::string> CircuitsElsewhere(const Topology& topology, std::string_view location) {
  std::set<std::string> elsewhere;
  for (const GatewayConnection& connection : topology.connections) {
    if (!connection.gateway.has_value() || !connection.circuit.has_value()) continue;
    const Circuit& circuit = topology.circuits[connection.circuit];
    if (!SameName(topology.Text(circuit.peering_location), location)) {
      elsewhere.insert(NameIn(topology, circuit));
    }
  }
  return elsewhere;
}

Finding About(const Topology& topology, const Gateway& gateway, const Ends& ends) {
  const std::string& location = ends.locations.begin()->second;
  std::set<std::string> others = CircuitsElsewhere(topology, location);
  const std::string vpn = VpnBeside(topology, gateway.vnet);
  if (!vpn.empty()) others.insert(vpn);
  Finding finding;
  finding.message = Concat(
      NameIn(topology, gateway), " reaches on-premises by ", Join(ends.circuits, ", "),
      " only, which end", ends.circuits.size() == 1 ? "s" : "", " in ", location,
      ": when that location fails, ",
      others.empty() ? "nothing takes over."
                     : Concat("only what is reached by ", Join(others, ", "), ", too, stays so."));
  finding.resources = {NameIn(topology, gateway)};
  finding.resources.insert(finding.resources.end(), ends.circuits.begin(), ends.circuits.end());
  finding.subnets = SubnetsOf(topology, gateway.vnet);
  finding.rules = {RuleNamed("ER-13")};
  if (!others.empty()) finding.lowered = Severity::kLow;
  finding.remedy =
      "Connect a circuit at another location, or a VPN connection that announces the same "
      "prefixes.";
  return finding;
}

// ER-13: All circuits of a gateway end at one location.
std::vector<Finding> Find(const Snapshot& snapshot) {
  const Topology& topology = snapshot.topology;
  std::vector<Finding> findings;
  if (!IsKnown(topology)) return findings;
  for (size_t i = 0; i < topology.gateways.size(); ++i) {
    const GatewayId id = topology.gateways.IdAt(i);
    const Ends ends = EndsOf(topology, id);
    if (ends.locations.size() == 1) {
      findings.push_back(About(topology, topology.gateways[id], ends));
    }
  }
  return findings;
}

constexpr std::string_view kReferences[] = {
    "https://learn.microsoft.com/azure/expressroute/"
    "designing-for-high-availability-with-expressroute",
    "https://learn.microsoft.com/azure/expressroute/"
    "designing-for-disaster-recovery-with-expressroute-privatepeering"};

}  // namespace

const Detector kCircuitsAtOneLocation = {
    {"RS414",
     "circuits-at-one-location",
     "All circuits of a gateway end at one location",
     Severity::kMedium,
     {"An ExpressRoute gateway has one circuit, or several that end at the same peering location. "
      "The two links of a circuit protect against the failure of a device there, not of the "
      "location.",
      "When the location fails or is maintained as a whole, everything on-premises is unreachable "
      "from the networks of this gateway. Beside a VPN connection it is less bad: what that "
      "reaches, too, moves there.",
      "Two circuits of two providers, both in Amsterdam.",
      "Connect a circuit at a second location, or keep a VPN connection that announces the same "
      "prefixes."},
     kReferences},
    Find,
    nullptr};

}  // namespace routesight

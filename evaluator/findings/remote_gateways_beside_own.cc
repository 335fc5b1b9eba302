#include "evaluator/base/rule_catalogue.h"
#include "evaluator/base/text.h"
#include "evaluator/findings/detector.h"
#include "evaluator/findings/questions.h"

namespace routesight {
namespace {

// The gateway or route server of the network; empty if it has none.
std::string OwnGateway(const Topology& topology, VnetId vnet) {
  if (const RouteServer* server = RouteServerIn(topology, vnet)) return NameIn(topology, *server);
  for (const Gateway& gateway : topology.gateways) {
    if (gateway.vnet == vnet) return NameIn(topology, gateway);
  }
  return "";
}

// Another half of the same network that uses remote gateways; null if there is none.
const Peering* OtherUser(const Topology& topology, PeeringId id) {
  const Peering& half = topology.peerings[id];
  for (size_t i = 0; i < topology.peerings.size(); ++i) {
    const PeeringId other = topology.peerings.IdAt(i);
    if (other < id && topology.peerings[other].from == half.from &&
        IsTrue(topology.peerings[other].use_remote_gateways)) {
      return &topology.peerings[other];
    }
  }
  return nullptr;
}

// PEER-09: A network uses the gateways of one other network, and none beside its own.
std::vector<Finding> Find(const Snapshot& snapshot) {
  const Topology& topology = snapshot.topology;
  std::vector<Finding> findings;
  for (size_t i = 0; i < topology.peerings.size(); ++i) {
    const PeeringId id = topology.peerings.IdAt(i);
    const Peering& half = topology.peerings[id];
    if (!half.from.has_value() || !IsTrue(half.use_remote_gateways)) continue;
    const std::string network = NameIn(topology, topology.vnets[half.from]);
    const std::string own = OwnGateway(topology, half.from);
    const Peering* other = OtherUser(topology, id);
    Finding finding;
    finding.resources = {NameIn(topology, half)};
    finding.subnets = SubnetsOf(topology, half.from);
    finding.rules = {RuleNamed("PEER-09")};
    if (!own.empty()) {
      finding.message =
          Concat(NameIn(topology, half), " uses the gateways of another network, and ", network,
                 " has ", own, " itself. Azure refuses the peering.");
      finding.resources.push_back(own);
      finding.remedy =
          "Set use_remote_gateways to false: a network with a route server or gateway "
          "gets its routes from that.";
    } else if (other != nullptr) {
      finding.message =
          Concat(NameIn(topology, half), " and ", NameIn(topology, *other),
                 " both use remote gateways, and ", network, " can use those of one network only.");
      finding.resources.push_back(NameIn(topology, *other));
      finding.remedy = "Set use_remote_gateways to false on one of them.";
    } else {
      continue;
    }
    findings.push_back(std::move(finding));
  }
  return findings;
}

constexpr std::string_view kReferences[] = {kManagePeering, kDualHomed};

}  // namespace

const Detector kRemoteGatewaysBesideOwn = {
    {"RS408",
     "remote-gateways-beside-own",
     "Remote gateways beside own ones",
     Severity::kHigh,
     {"A peering sets use_remote_gateways in a network that has a gateway or route server itself, "
      "or two peerings of one network set it.",
      "Azure refuses the peering, so the two networks stay separated and the apply ends with an "
      "error.",
      "A dual-homed spoke has a route server, and its peerings with the hubs still set "
      "use_remote_gateways.",
      "Leave the flag off where the network has a gateway or route server, and set it on at most "
      "one peering of any other."},
     kReferences},
    Find,
    nullptr};

}  // namespace routesight

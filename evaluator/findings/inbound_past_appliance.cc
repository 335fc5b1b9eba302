#include <algorithm>
#include <map>
#include <set>

#include "evaluator/base/rule_catalogue.h"
#include "evaluator/base/text.h"
#include "evaluator/findings/detector.h"
#include "evaluator/findings/missed_spokes.h"
#include "evaluator/findings/questions.h"
#include "evaluator/findings/uneven_ways.h"

namespace routesight {
namespace {

struct Hidden {
  std::set<std::string> outside;
  std::set<std::string> devices;
  std::set<std::string> subnets;
};

// TOPO-07: The GatewaySubnet reaches a peered spoke by the peering, whatever appliances announce.
// UDR-13: Only routes of the GatewaySubnet steer what comes from gateways.
std::vector<Finding> Find(const Snapshot& snapshot, const WaySurvey& survey) {
  const Topology& topology = snapshot.topology;
  const std::vector<MissedSpoke> missed = FindMissedSpokes(snapshot);
  std::map<std::pair<SubnetId, VnetId>, Hidden> by_place;
  for (const UnevenWay& way : survey.uneven) {
    if (way.symmetry == Symmetry::kReturnIsLost || !IsInboundPastAppliance(way)) continue;
    const WayEnd& inside = way.from.vnet.has_value() ? way.from : way.to;
    const WayEnd& outside = way.from.vnet.has_value() ? way.to : way.from;
    for (const SubnetId gateway_subnet : way.gateway_subnets) {
      const bool is_missed = std::any_of(missed.begin(), missed.end(), [&](const MissedSpoke& one) {
        return one.gateway_subnet == gateway_subnet && one.spoke == inside.vnet;
      });
      if (is_missed) continue;
      Hidden& hidden = by_place[{gateway_subnet, inside.vnet}];
      hidden.outside.insert(outside.name);
      const std::vector<std::string>& devices = OutboundOnly(way);
      hidden.devices.insert(devices.begin(), devices.end());
      hidden.subnets.insert(inside.subnets.begin(), inside.subnets.end());
    }
  }
  std::vector<Finding> findings;
  for (const auto& [place, hidden] : by_place) {
    const std::string gateway_subnet = NameIn(topology, topology.subnets[place.first]);
    const Vnet& network = topology.vnets[place.second];
    Finding finding;
    finding.message =
        Concat("What ", NameIn(topology, network), " sends to ", Join(hidden.outside, ", "),
               " crosses ", Join(hidden.devices, ", "),
               ", and what comes back goes from the gateway to it directly: ", gateway_subnet,
               " has no route of its prefix.");
    finding.resources = {gateway_subnet, NameIn(topology, network)};
    finding.subnets.assign(hidden.subnets.begin(), hidden.subnets.end());
    finding.rules = {RuleNamed("SEL-09"), RuleNamed("TOPO-07"), RuleNamed("UDR-13")};
    finding.confidence = Basis::kAssumed;
    std::vector<std::string> prefixes;
    for (const Prefix& prefix : network.address_space) prefixes.push_back(prefix.ToString());
    finding.remedy =
        Concat("Add a route for ", Join(prefixes, ", "), " through ", Join(hidden.devices, " or "),
               " to the route table of ", gateway_subnet, ".");
    findings.push_back(std::move(finding));
  }
  return findings;
}

constexpr std::string_view kReferences[] = {kDualHomed, kUdrOverview};

}  // namespace

const Detector kInboundPastAppliance = {
    {"RS306",
     "inbound-past-appliance",
     "Inbound traffic goes past an appliance",
     Severity::kHigh,
     {"A network reaches on-premises through an appliance, and packets from on-premises go from "
      "the "
      "gateway to the network directly.",
      "The gateway's subnet reaches a peered network by the row of the peering, which no BGP route "
      "overrides. A stateful appliance sees one direction only and drops it. Dual-homed designs "
      "with route servers have this hidden asymmetry, although texts about them say that both ways "
      "are the same.",
      "A spoke with a route server learns 192.168.0.0/16 from appliances in the hubs; the hub's "
      "ExpressRoute gateway reaches the spoke by its peering.",
      "Add a route with exactly the prefix of the network, through the appliance, to the "
      "GatewaySubnet of each hub; or let the appliance keep no state."},
     kReferences},
    nullptr,
    nullptr,
    Find};

}  // namespace routesight

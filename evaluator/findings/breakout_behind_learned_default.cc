#include <algorithm>
#include <map>
#include <set>

#include "evaluator/base/rule_catalogue.h"
#include "evaluator/base/text.h"
#include "evaluator/findings/detector.h"
#include "evaluator/findings/evidence.h"
#include "evaluator/findings/questions.h"

namespace routesight {
namespace {

// The default route that a subnet learned; null where it has none, or nobody knows.
const EffectiveRoute* LearnedDefault(const Snapshot& snapshot, SubnetId subnet) {
  const EffectiveTableId id = snapshot.fibs.of_subnet[subnet.value];
  if (!id.has_value() || !snapshot.fibs.tables[id].gaps.empty()) return nullptr;
  for (const EffectiveRoute& row : snapshot.fibs.tables[id].routes) {
    if (row.defeat || row.route.label.has_value() || !row.route.prefix.is_default() ||
        !row.route.prefix.is_ipv4()) {
      continue;
    }
    const bool learned = row.route.source == RouteSource::kVirtualNetworkGateway &&
                         row.route.next_hop_type == NextHopType::kVirtualNetworkGateway;
    return learned ? &row : nullptr;
  }
  return nullptr;
}

// Whether a next hop of the row stands in the subnet: an appliance that sends packets on.
bool HoldsNextHop(const Topology& topology, const Subnet& subnet, const RouteRow& row) {
  return std::any_of(row.next_hop_ips.begin(), row.next_hop_ips.end(), [&](const std::string& ip) {
    const auto address = IpAddress::Parse(ip);
    return std::any_of(subnet.address_prefixes.begin(), subnet.address_prefixes.end(),
                       [&](const Prefix& one) { return address && one.Contains(*address); }) ||
           std::any_of(topology.nics.begin(), topology.nics.end(), [&](const Nic& nic) {
             return nic.subnet.has_value() && &topology.subnets[nic.subnet] == &subnet &&
                    std::any_of(nic.private_ips.begin(), nic.private_ips.end(),
                                [&](Symbol own) { return topology.Text(own) == ip; });
           });
  });
}

// Who announces the route: the interface that has the address, or what the text names.
std::string AnnouncerOf(const Topology& topology, const std::string& hop) {
  for (const Nic& nic : topology.nics) {
    for (const Symbol own : nic.private_ips) {
      if (topology.Text(own) == hop) return NameIn(topology, nic);
    }
  }
  return hop.substr(0, hop.find('#'));
}

// Those who learned the route from the same next hops.
struct Learners {
  std::set<std::string> subnets;
  std::set<std::string> networks;
  std::vector<RouteRow> rows;
};

// EGR-03: Without the learned default route packets leave directly.
std::vector<Finding> Find(const Snapshot& snapshot) {
  const Topology& topology = snapshot.topology;
  std::map<std::vector<std::string>, Learners> by_hops;
  for (size_t i = 0; i < topology.subnets.size(); ++i) {
    const SubnetId id = topology.subnets.IdAt(i);
    const Subnet& subnet = topology.subnets[id];
    if (!subnet.vnet.has_value() || IsPlatformSubnet(topology, subnet) || !HasWayOut(subnet)) {
      continue;
    }
    const EffectiveRoute* learned = LearnedDefault(snapshot, id);
    // Whether the appliance itself is in it shows in its prefixes.
    if (learned == nullptr || !subnet.prefix_gaps.empty()) continue;
    const RouteRow row = RowOf(snapshot, learned->route);
    if (HoldsNextHop(topology, subnet, row)) continue;
    Learners& learners = by_hops[row.next_hop_ips];
    learners.subnets.insert(NameIn(topology, subnet));
    learners.networks.insert(NameIn(topology, topology.vnets[subnet.vnet]));
    AddRows({row}, learners.rows);
  }
  std::vector<Finding> findings;
  for (const auto& [hops, learners] : by_hops) {
    std::set<std::string> announcers;
    for (const std::string& hop : hops) announcers.insert(AnnouncerOf(topology, hop));
    Finding finding;
    finding.message =
        Concat("Subnets have learned 0.0.0.0/0 from ",
               hops.empty() ? std::string("a gateway") : Join(hops, ", "),
               ". When it is not announced any more, their machines reach the Internet directly, "
               "past whatever inspects them now.");
    finding.resources.assign(announcers.begin(), announcers.end());
    if (announcers.empty()) finding.resources = {*learners.networks.begin()};
    finding.subnets.assign(learners.subnets.begin(), learners.subnets.end());
    finding.rules = {RuleNamed("EGR-03")};
    finding.routes = learners.rows;
    if (hops.size() > 1) finding.lowered = Severity::kLow;
    finding.remedy =
        "Set default_outbound_access_enabled to false on these subnets, so that nothing leaves "
        "when the route is away; or state 0.0.0.0/0 in a route table.";
    findings.push_back(std::move(finding));
  }
  return findings;
}

constexpr std::string_view kReferences[] = {kExpressRouteRouting, kDefaultOutbound};

}  // namespace

const Detector kBreakoutBehindLearnedDefault = {
    {"RS311",
     "breakout-behind-learned-default",
     "Without a learned default route traffic leaves directly",
     Severity::kMedium,
     {"A default route that was learned over BGP sends a subnet's Internet traffic to on-premises "
      "or to an appliance, and the subnet has a direct way out, too.",
      "When the route is withdrawn, because a circuit, a session or an appliance fails, the route "
      "to the Internet takes its place. Nothing is lost, so nobody notices that nothing is "
      "inspected any more.",
      "The data centre announces 0.0.0.0/0 over ExpressRoute. During maintenance of the circuit "
      "all machines talk to the Internet directly.",
      "Make the subnets private (default_outbound_access_enabled = false) and give them no NAT "
      "gateway, or state the default route in route tables."},
     kReferences},
    Find,
    nullptr};

}  // namespace routesight

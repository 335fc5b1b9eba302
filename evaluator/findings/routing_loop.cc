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

// What loops at one device.
struct Circle {
  std::set<std::string> senders;
  std::set<std::string> prefixes;
  std::set<std::string> subnets;
  std::vector<RouteRow> rows;
  bool announced = false;  // Over BGP, by a route server's rows.
};

// Of packets that carry others in a tunnel, no table at the device names a prefix.
std::string PrefixOf(const LoopingWay& loop) { return loop.row ? loop.row->prefix : loop.to.name; }

bool IsInjected(const LoopingWay& loop, const Snapshot& snapshot) {
  if (!loop.device.subnet.has_value()) return false;
  const EffectiveTableId table = snapshot.fibs.of_subnet[loop.device.subnet.value];
  if (!table.has_value()) return false;
  const auto& rows = snapshot.fibs.tables[table].routes;
  return std::any_of(rows.begin(), rows.end(), [&](const EffectiveRoute& row) {
    return !row.defeat && row.route.source == RouteSource::kVirtualNetworkGateway &&
           row.route.prefix.ToString() == PrefixOf(loop);
  });
}

// NVA-04: The table of its own subnet sends packets back to the appliance.
// NVA-05: What an appliance announces to a route server comes into its own subnet, too.
// TOPO-10: So it is between regions whose appliances have no overlay.
std::vector<Finding> Find(const Snapshot& snapshot, const WaySurvey& survey) {
  const Topology& topology = snapshot.topology;
  std::map<Device, Circle> circles;
  for (const LoopingWay& loop : survey.loops) {
    Circle& circle = circles[loop.device];
    circle.senders.insert(loop.from.name);
    circle.prefixes.insert(PrefixOf(loop));
    if (loop.row) AddRows({*loop.row}, circle.rows);
    circle.subnets.insert(loop.from.subnets.begin(), loop.from.subnets.end());
    circle.announced = circle.announced || IsInjected(loop, snapshot);
  }
  std::vector<Finding> findings;
  for (const auto& [device, circle] : circles) {
    const std::string name = DeviceName(topology, device);
    const std::string subnet =
        device.subnet.has_value() ? NameIn(topology, topology.subnets[device.subnet]) : name;
    Finding finding;
    finding.message = Concat(
        "Packets to ", Join(circle.prefixes, ", "), " loop at ", name,
        circle.announced ? Concat(": what it announces to the route server reaches its own subnet ",
                                  subnet, ", and leads back to it.")
                         : Concat(": the routes of its own subnet ", subnet, " lead back to it."));
    finding.resources = {device.nic.has_value() ? NameIn(topology, topology.nics[device.nic])
                                                : name};
    if (device.subnet.has_value() && subnet != finding.resources.front()) {
      finding.resources.push_back(subnet);
    }
    finding.subnets.assign(circle.subnets.begin(), circle.subnets.end());
    finding.rules = circle.announced ? std::vector{RuleNamed("NVA-05"), RuleNamed("TOPO-10")}
                                     : std::vector{RuleNamed("NVA-04")};
    finding.routes = circle.rows;
    finding.remedy =
        circle.announced
            ? Concat(
                  "Join the appliances with an overlay (IPsec or VXLAN) and state it in "
                  "routesight.yaml (tunnels), or switch propagation off for ",
                  subnet, " and add routes to the appliance at the other end.")
            : Concat("Give ", subnet,
                     " a route table of its own, in which these prefixes lead onward.");
    findings.push_back(std::move(finding));
  }
  return findings;
}

constexpr std::string_view kReferences[] = {
    "https://learn.microsoft.com/azure/route-server/multiregion", kUdrOverview};

}  // namespace

const Detector kRoutingLoop = {
    {"RS301",
     "routing-loop",
     "Packets go round in a circle",
     Severity::kCritical,
     {"An appliance sends a packet on, and the table of its own subnet brings it back to the "
      "appliance, until its time to live is over.",
      "All traffic to these destinations is lost. It is the usual result of appliances that speak "
      "BGP with a route server in each of two regions and have no overlay between them: the route "
      "server gives the routes to the appliance's own subnet, too.",
      "NVA 10.1.1.4 announces 10.5.0.0/16, which it learned from the other region. Its own subnet "
      "then has 10.5.0.0/16 with next hop 10.1.1.4.",
      "Carry the traffic between the appliances in a tunnel whose outer addresses no announced "
      "route covers; or switch propagation off on their subnets and add routes there to the true "
      "next hop. What the plan cannot show, such as a tunnel, belongs into routesight.yaml."},
     kReferences},
    nullptr,
    nullptr,
    Find};

}  // namespace routesight

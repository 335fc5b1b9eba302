#include <algorithm>
#include <map>
#include <string>

#include "evaluator/base/rule_catalogue.h"
#include "evaluator/base/text.h"
#include "evaluator/findings/detector.h"
#include "evaluator/findings/evidence.h"
#include "evaluator/findings/questions.h"
#include "evaluator/paths/traffic.h"

namespace routesight {
namespace {

// The subnets with interfaces whose packets to the Internet have that fate and no other.
std::map<std::string, SubnetId> SubnetsWithFate(const Snapshot& snapshot, Fate fate) {
  const Topology& topology = snapshot.topology;
  const Surroundings around(topology, snapshot.ribs, snapshot.fibs);
  std::map<std::string, SubnetId> subnets;
  for (const Nic& nic : topology.nics) {
    if (!nic.subnet.has_value() || IsPlatformSubnet(topology, topology.subnets[nic.subnet])) {
      continue;
    }
    const Traffic traffic =
        FateOfTraffic(around, FromSubnet(around, nic.subnet), *FromInternet().address);
    if (traffic.fates == std::vector{fate}) {
      subnets.emplace(NameIn(topology, topology.subnets[nic.subnet]), nic.subnet);
    }
  }
  return subnets;
}

// EGR-02: A private subnet needs a way out that somebody gave it.
std::vector<Finding> Find(const Timeline& timeline) {
  const auto after = SubnetsWithFate(timeline.after(), Fate::kNoWayOut);
  if (after.empty()) return {};
  const auto before = SubnetsWithFate(timeline.before(), Fate::kToInternet);
  std::vector<Finding> findings;
  for (const auto& [subnet, id] : after) {
    if (!before.contains(subnet)) continue;
    Finding finding;
    finding.message =
        Concat("Machines in ", subnet,
               " reach the Internet before the apply and not after it: they keep the route, and "
               "nothing gives them a public address.");
    finding.resources = {subnet};
    finding.subnets = {subnet};
    finding.rules = {RuleNamed("EGR-02")};
    finding.routes = RowsFor(timeline.after(), id, Prefix::Read("0.0.0.0/0").prefix);
    finding.remedy = "Associate a NAT gateway with the subnet, or send 0.0.0.0/0 to a firewall.";
    findings.push_back(std::move(finding));
  }
  return findings;
}

constexpr std::string_view kReferences[] = {kDefaultOutbound};

}  // namespace

const Detector kInternetEgressLost = {
    {"RS308",
     "internet-egress-lost",
     "A subnet loses its way to the Internet",
     Severity::kCritical,
     {"The plan makes a subnet private, or takes away the NAT gateway of one that is.",
      "The route 0.0.0.0/0 to the Internet stays active, so nothing in the route table shows it; "
      "but packets that no public address can stand for are dropped.",
      "default_outbound_access_enabled becomes false on a subnet without a NAT gateway.",
      "Give the subnet a NAT gateway, its machines public addresses, or a route to a firewall, "
      "before the default outbound access goes."},
     kReferences},
    nullptr,
    Find};

}  // namespace routesight

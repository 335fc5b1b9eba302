#include <map>
#include <set>

#include "evaluator/base/rule_catalogue.h"
#include "evaluator/base/text.h"
#include "evaluator/findings/detector.h"
#include "evaluator/findings/questions.h"

namespace routesight {
namespace {

struct Traffic {
  std::string from;
  std::string to;
  std::set<std::string> subnets;
};

// PEER-05: The receiving half allows packets that an appliance in the peer forwarded.
std::vector<Finding> Find(const Snapshot& snapshot, const WaySurvey& survey) {
  const Topology& topology = snapshot.topology;
  std::map<std::string, Traffic> by_half;
  for (const DoubtfulPeering& doubt : survey.doubtful_peerings) {
    const Peering& half = topology.peerings[doubt.half];
    // Of a flag that is not known, a gap tells.
    if (half.allow_forwarded_traffic.unknown()) continue;
    Traffic& traffic = by_half[NameIn(topology, half)];
    if (traffic.from.empty()) {
      traffic.from = doubt.from.name;
      traffic.to = doubt.to.name;
    }
    traffic.subnets.insert(doubt.from.subnets.begin(), doubt.from.subnets.end());
    traffic.subnets.insert(doubt.to.subnets.begin(), doubt.to.subnets.end());
  }
  std::vector<Finding> findings;
  for (const auto& [half, traffic] : by_half) {
    Finding finding;
    finding.message = Concat("An appliance forwards packets from ", traffic.from, " to ",
                             traffic.to, " over ", half,
                             ", which does not allow forwarded traffic: they may "
                             "be dropped.");
    finding.resources = {half};
    finding.subnets.assign(traffic.subnets.begin(), traffic.subnets.end());
    finding.rules = {RuleNamed("PEER-05")};
    finding.remedy = Concat("Set allow_forwarded_traffic to true on ", half, ".");
    findings.push_back(std::move(finding));
  }
  return findings;
}

constexpr std::string_view kReferences[] = {kManagePeering};

}  // namespace

const Detector kForwardedTrafficNotAllowed = {
    {"RS209",
     "forwarded-traffic-not-allowed",
     "A peering may drop forwarded traffic",
     Severity::kMedium,
     {"Packets that an appliance forwards enter a network over a peering whose half on that side "
      "has allow_forwarded_traffic = false.",
      "Azure documents that it drops them; real networks often let them pass. It may work today "
      "and stop with the next change of a route table.",
      "Spokes reach each other through the firewall in the hub, and the halves of the spokes leave "
      "allow_forwarded_traffic at its default.",
      "Set allow_forwarded_traffic on the half that belongs to the receiving network."},
     kReferences},
    nullptr,
    nullptr,
    Find};

}  // namespace routesight

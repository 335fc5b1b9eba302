#include <algorithm>
#include <map>
#include <set>

#include "evaluator/base/rule_catalogue.h"
#include "evaluator/base/text.h"
#include "evaluator/findings/detector.h"
#include "evaluator/findings/uneven_ways.h"

namespace routesight {
namespace {

struct Unevenness {
  std::set<std::pair<std::string, std::string>> pairs;
  std::set<std::string> subnets;
  bool certain = false;
};

std::string PairsInWords(const std::set<std::pair<std::string, std::string>>& pairs) {
  constexpr size_t kMost = 3;
  std::vector<std::string> shown;
  for (const auto& [a, b] : pairs) {
    if (shown.size() < kMost) shown.push_back(Concat(a, " and ", b));
  }
  if (pairs.size() > kMost) shown.push_back(Concat(pairs.size() - kMost, " other pairs"));
  return Join(shown, ", ");
}

// SEL-09: Both ways cross the same stateful devices.
std::vector<Finding> Find(const Snapshot& snapshot, const WaySurvey& survey) {
  std::map<std::set<std::string>, Unevenness> by_devices;
  for (const UnevenWay& way : survey.uneven) {
    if (way.symmetry == Symmetry::kReturnIsLost || IsInboundPastAppliance(way)) continue;
    std::set<std::string> devices(way.forward_only.begin(), way.forward_only.end());
    devices.insert(way.back_only.begin(), way.back_only.end());
    // Each way crosses one of several of equal cost.
    if (devices.empty()) devices.insert(way.both.begin(), way.both.end());
    if (devices.empty()) continue;
    Unevenness& unevenness = by_devices[devices];
    unevenness.pairs.emplace(std::min(way.from.name, way.to.name),
                             std::max(way.from.name, way.to.name));
    for (const WayEnd* end : {&way.from, &way.to}) {
      unevenness.subnets.insert(end->subnets.begin(), end->subnets.end());
    }
    unevenness.certain = unevenness.certain || way.symmetry == Symmetry::kAsymmetric;
  }
  std::vector<Finding> findings;
  for (const auto& [devices, unevenness] : by_devices) {
    Finding finding;
    finding.message =
        Concat("Between ", PairsInWords(unevenness.pairs), ", only one of the two ways ",
               unevenness.certain ? "crosses " : "may cross ", Join(devices, " or "),
               ": it sees half of a connection and drops the rest.");
    for (const std::string& device : devices) {
      finding.resources.push_back(ResourceCalled(snapshot.topology, device));
    }
    finding.subnets.assign(unevenness.subnets.begin(), unevenness.subnets.end());
    finding.rules = {RuleNamed("SEL-09")};
    finding.confidence = Basis::kAssumed;
    if (!unevenness.certain) finding.lowered = Severity::kMedium;
    finding.remedy =
        "Send both directions through the same device, let it translate the source address, or "
        "state in routesight.yaml that it keeps no state (stateful: false).";
    findings.push_back(std::move(finding));
  }
  return findings;
}

constexpr std::string_view kReferences[] = {
    "https://learn.microsoft.com/azure/architecture/networking/guide/"
    "network-virtual-appliance-high-availability",
    "https://learn.microsoft.com/azure/expressroute/expressroute-asymmetric-routing"};

}  // namespace

const Detector kAsymmetricInspection = {
    {"RS305",
     "asymmetric-inspection",
     "A firewall sees one direction only",
     Severity::kHigh,
     {"The way there and the way back cross different stateful devices, or one of them crosses "
      "none.",
      "A firewall that did not see the first packet of a connection drops the answers. With "
      "several appliances of equal cost it fails for a part of all connections, which is hard to "
      "find.",
      "Spoke A sends to spoke B through the firewall, and spoke B has no route to it and answers "
      "through a direct peering.",
      "Give both sides routes to the same device; for several active appliances use a load "
      "balancer in front of them, source translation, or one active at a time. Appliances that "
      "nobody describes are taken to keep state."},
     kReferences},
    nullptr,
    nullptr,
    Find};

}  // namespace routesight

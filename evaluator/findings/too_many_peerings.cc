#include <map>

#include "evaluator/base/rule_catalogue.h"
#include "evaluator/base/text.h"
#include "evaluator/findings/detector.h"
#include "evaluator/findings/questions.h"

namespace routesight {
namespace {

constexpr size_t kMostPeerings = 500;

// LIM-05: A network has at most 500 peerings.
std::vector<Finding> Find(const Snapshot& snapshot) {
  const Topology& topology = snapshot.topology;
  std::map<VnetId, size_t> counts;
  for (const Peering& half : topology.peerings) ++counts[half.from];
  std::vector<Finding> findings;
  for (const auto& [vnet, count] : counts) {
    if (!vnet.has_value() || count <= kMostPeerings) continue;
    const std::string name = NameIn(topology, topology.vnets[vnet]);
    Finding finding;
    finding.message =
        Concat(name, " has more than the ", kMostPeerings, " peerings that are allowed.");
    finding.resources = {name};
    finding.subnets = SubnetsOf(topology, vnet);
    finding.rules = {RuleNamed("LIM-05")};
    finding.remedy = Concat("It has ", count, " now: divide the spokes among more hubs.");
    findings.push_back(std::move(finding));
  }
  return findings;
}

constexpr std::string_view kReferences[] = {kAzureLimits};

}  // namespace

const Detector kTooManyPeerings = {
    {"RS207",
     "too-many-peerings",
     "A virtual network has too many peerings",
     Severity::kHigh,
     {"The peerings of one virtual network are more than Azure allows.",
      "Azure refuses those above the limit: the spokes behind them stay without a connection.",
      "A hub that is to have 501 spokes.",
      "Divide the spokes among several hubs, or connect them through a network manager."},
     kReferences},
    Find,
    nullptr};

}  // namespace routesight

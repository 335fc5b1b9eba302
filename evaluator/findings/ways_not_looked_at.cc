#include "evaluator/findings/detector.h"

namespace routesight {
namespace {

std::vector<Finding> Find(const Snapshot&, const WaySurvey& survey) {
  if (survey.complete) return {};
  Finding finding;
  finding.message =
      "Not all ways of packets were looked at: findings about loops, dead next hops and asymmetry "
      "(RS3xx) may be missing.";
  finding.remedy = "State route tests for the ways that matter, or ask for them with `why`.";
  return {finding};
}

constexpr std::string_view kReferences[] = {
    "https://learn.microsoft.com/azure/virtual-network/virtual-networks-udr-overview"};

}  // namespace

const Detector kWaysNotLookedAt = {
    {"RS902",
     "ways-not-looked-at",
     "Not all ways of packets were looked at",
     Severity::kInfo,
     {"The ways between all subnets, on-premises networks and prefixes are too many to follow "
      "each, or the plan does not tell whether what stands in a subnet is an appliance.",
      "Findings of the block RS3xx may be missing. All tables are computed, and all other findings "
      "look at the whole network.",
      "A thousand spokes with route tables of their own in one plan.",
      "State route tests for what matters, and give ip_forwarding_enabled of interfaces a value "
      "that the plan knows."},
     kReferences},
    nullptr,
    nullptr,
    Find};

}  // namespace routesight

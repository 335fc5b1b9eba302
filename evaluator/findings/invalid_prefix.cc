#include "evaluator/base/text.h"
#include "evaluator/findings/detector.h"

namespace routesight {
namespace {

std::vector<Finding> Find(const Snapshot& snapshot) {
  std::vector<Finding> findings;
  for (const InvalidValue& value : snapshot.topology.invalid_values) {
    Finding finding;
    finding.message = Concat(value.resource, ": ", value.attribute, " \"", value.value, "\" ",
                             value.problem, ". The range takes no part in the prediction.");
    finding.resources = {value.resource};
    finding.remedy = Concat("Correct ", value.attribute, " of ", value.resource, ".");
    findings.push_back(std::move(finding));
  }
  return findings;
}

constexpr std::string_view kReferences[] = {
    "https://learn.microsoft.com/azure/virtual-network/manage-virtual-network"};

}  // namespace

const Detector kInvalidPrefix = {
    {"RS501",
     "invalid-prefix",
     "An address range is not valid",
     Severity::kHigh,
     {"A value that should be an address range in CIDR form is none, or has bits set behind its "
      "length.",
      "Azure refuses the resource, so the apply stops there and leaves the rest undone.",
      "address_prefix = \"10.0.0.1/16\": the range is 10.0.0.0/16.",
      "Write the first address of the range and its length."},
     kReferences},
    Find,
    nullptr};

}  // namespace routesight

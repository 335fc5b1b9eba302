#include "evaluator/base/text.h"
#include "evaluator/findings/detector.h"

namespace routesight {
namespace {

std::vector<Finding> Find(const Timeline& timeline) {
  std::vector<Finding> findings;
  for (const std::string& unmatched : timeline.unmatched) {
    Finding finding;
    finding.message = Concat(unmatched,
                             " is neither in the plan nor stated in the file, so what the "
                             "file says about it has no effect.");
    finding.remedy = "Correct the Terraform address, ARM id or name in the configuration file.";
    findings.push_back(std::move(finding));
  }
  return findings;
}

constexpr std::string_view kReferences[] = {
    "https://developer.hashicorp.com/terraform/cli/state/resource-addressing"};

}  // namespace

const Detector kUnknownNameInConfiguration = {
    {"RS508",
     "unknown-name-in-configuration",
     "The configuration file names something that is not there",
     Severity::kMedium,
     {"An entry of routesight.yaml is about a resource that neither the plan nor the file has, "
      "before "
      "or after the apply.",
      "What the entry says is left out of the prediction, most often because of a spelling "
      "mistake.",
      "gateways: [{gateway: azurerm_virtual_network_gateway.hbu, addresses: [10.0.3.4]}]",
      "Correct the name, or remove the entry."},
     kReferences},
    nullptr,
    Find};

}  // namespace routesight

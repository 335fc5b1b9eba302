#include "evaluator/base/rule_catalogue.h"
#include "evaluator/base/text.h"
#include "evaluator/findings/detector.h"
#include "evaluator/findings/replacement_causes.h"

namespace routesight {
namespace {

// TF-11: A replacement needs no change.
std::vector<Finding> Find(const Plan& plan, const Timeline&) {
  std::vector<Finding> findings;
  for (const Resource& resource : plan.resources) {
    const std::optional<IdleReplacement> idle = FindIdleReplacement(plan, resource);
    if (!idle) continue;
    const std::string name(plan.Text(resource.label));
    Finding finding;
    finding.message = Concat(
        name, " is replaced although nothing is known to change: ", Join(idle->reasons, "; "), ".");
    finding.resources = {name};
    finding.rules = {RuleNamed("TF-11")};
    finding.remedy = idle->remedy;
    findings.push_back(std::move(finding));
  }
  return findings;
}

constexpr std::string_view kReferences[] = {
    "https://developer.hashicorp.com/terraform/language/meta-arguments/depends_on",
    "https://github.com/hashicorp/terraform-provider-azurerm/issues/10312",
    "https://github.com/hashicorp/terraform-provider-azurerm/issues/8289",
    "https://github.com/hashicorp/terraform-provider-azurerm/issues/16891"};

}  // namespace

const Detector kReplacedWithoutChange = {
    {"RS119",
     "replaced-without-change",
     "A resource is replaced although nothing is known to change",
     Severity::kMedium,
     {"The plan deletes a resource and creates it again, and all that forces this is a value that "
      "is not known yet and comes from what stays, one that differs in letter case only, or one "
      "that the configuration does not set.",
      "Whatever relies on the resource is interrupted for nothing. If that costs traffic, the "
      "finding about the traffic says why the resource is replaced, and this one is left out.",
      "A module with depends_on reads a network as a data source; the read waits for the apply, "
      "the "
      "network's id is unknown, and the peering that uses the id is replaced.",
      "Make the value known while Terraform plans, write it as Azure has it, or state it."},
     kReferences},
    nullptr,
    nullptr,
    nullptr,
    Find};

}  // namespace routesight

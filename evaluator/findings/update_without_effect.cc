#include "evaluator/base/rule_catalogue.h"
#include "evaluator/base/text.h"
#include "evaluator/findings/detector.h"

namespace routesight {
namespace {

constexpr std::string_view kPeering = "azurerm_virtual_network_peering";
constexpr std::string_view kKind = "peer_complete_virtual_networks_enabled";

// Whether the list has names only before, or only after.
bool ChangesKind(JsonView before, JsonView after) {
  return !before.ContainsUnknown() && !after.ContainsUnknown() &&
         (before.size() == 0) != (after.size() == 0);
}

// PEER-15: An update does not make subnet peering of one of whole networks, or the other way round.
std::vector<Finding> Find(const Plan& plan, const Timeline&) {
  std::vector<Finding> findings;
  for (const Resource& resource : plan.resources) {
    if (resource.action != Action::kUpdate || plan.Text(resource.type) != kPeering) continue;
    const JsonView before = plan.View(resource.before);
    const JsonView after = plan.View(resource.after);
    if (before[kKind].Bool() != after[kKind].Bool()) continue;
    std::vector<std::string> changed;
    for (const std::string_view names : {"local_subnet_names", "remote_subnet_names"}) {
      if (ChangesKind(before[names], after[names])) changed.emplace_back(names);
    }
    if (changed.empty()) continue;
    const std::string name(plan.Text(resource.label));
    Finding finding;
    finding.message =
        Concat(name, " changes ", Join(changed, " and "),
               " in place. Azure accepts that and keeps the peering as it is: ",
               after[changed.front()].size() > 0 ? "the whole networks stay peered"
                                                 : "only the subnets of before stay peered",
               ", and every later plan has the same change.");
    finding.resources = {name};
    finding.rules = {RuleNamed("PEER-15")};
    finding.confidence = Basis::kObserved;
    finding.remedy = Concat("Replace the half, and the other one in the same apply: change ", kKind,
                            " with it, or ask for it with -replace.");
    findings.push_back(std::move(finding));
  }
  return findings;
}

constexpr std::string_view kReferences[] = {
    kSubnetPeering, "https://github.com/hashicorp/terraform-provider-azurerm/issues/31992"};

}  // namespace

const Detector kUpdateWithoutEffect = {
    {"RS121",
     "update-without-effect",
     "Azure accepts an update and does not do it",
     Severity::kMedium,
     {"A peering of whole networks gets names of subnets by an update, or one of subnets loses "
      "them. Which of both a peering is, is decided when it is created.",
      "The apply succeeds and changes nothing: more, or less, is reachable than the configuration "
      "says, and no plan ever comes out empty again.",
      "remote_subnet_names = [\"app\"] is added to an azurerm_virtual_network_peering that stands.",
      "Replace both halves of the peering; their networks are separated meanwhile."},
     kReferences},
    nullptr,
    nullptr,
    nullptr,
    Find};

}  // namespace routesight

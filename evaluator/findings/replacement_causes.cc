#include "evaluator/findings/replacement_causes.h"

#include <algorithm>
#include <set>

#include "evaluator/base/text.h"
#include "evaluator/findings/absorb_symptoms.h"
#include "evaluator/findings/value_origins.h"
#include "evaluator/plan/azurerm_aliases.h"

namespace routesight {
namespace {

struct Reason {
  std::string text;
  std::string remedy;
};

std::string Remedy(const ValueOrigins& origins) {
  if (!origins.read_late.empty()) {
    return Concat("Let Terraform read ", Join(origins.read_late, ", "),
                  " while it plans: take its depends_on, or that of its module, away, or pass the "
                  "id in another way.");
  }
  return "Take the value from an argument that the plan knows, not from a computed one.";
}

// What is not known, though nothing that it comes from is created anew.
std::optional<Reason> NotKnownYet(const Plan& plan, const Resource& resource,
                                  std::string_view attribute) {
  const ValueOrigins origins = FindOrigins(plan, resource, attribute);
  if (origins.hidden || !origins.created.empty()) return std::nullopt;
  if (origins.read_late.empty() && origins.updated.empty()) return std::nullopt;
  std::vector<std::string> from;
  for (const std::string& data : origins.read_late) {
    from.push_back(Concat(data, ", which Terraform reads only during the apply"));
  }
  for (const std::string& object : origins.updated) {
    from.push_back(Concat(object, ", which stays and is updated"));
  }
  if (!origins.waits_for.empty()) {
    from.back() += Concat(", since it depends on ", Join(origins.waits_for, ", "));
  }
  return Reason{Concat(attribute, " is not known before the apply: it comes from ",
                       Join(from, "; and from ")),
                Remedy(origins)};
}

bool IsConfigured(const Plan& plan, const ConfiguredResource& block, std::string_view attribute) {
  const std::string inside = Concat(attribute, ".");
  return std::any_of(block.attributes.begin(), block.attributes.end(),
                     [&](const ConfiguredAttribute& one) {
                       const std::string_view path = plan.Text(one.path);
                       return path == attribute || path.starts_with(inside);
                     });
}

// A `dynamic` block, which no plan shows, can set what holds blocks.
bool HoldsBlocks(JsonView value) { return value.IsList() && value.At(0).IsObject(); }

std::optional<Reason> ReasonOf(const Plan& plan, const Resource& resource,
                               std::string_view attribute) {
  const JsonView before = plan.View(resource.before)[attribute];
  const JsonView after = plan.View(resource.after)[attribute];
  const ConfiguredResource* block = plan.FindConfiguration(resource);
  const bool configured = block == nullptr || IsConfigured(plan, *block, attribute);
  if (after.ContainsUnknown() && configured) return NotKnownYet(plan, resource, attribute);
  if (before.IsText() && after.IsText() && SameName(before.Text(), after.Text())) {
    return Reason{Concat(attribute, " differs in letter case only"),
                  Concat("Write ", attribute, " in the letter case that Azure has.")};
  }
  if (configured || HoldsBlocks(before) || before.IsNull()) return std::nullopt;
  return Reason{Concat(attribute,
                       " has a value that the configuration does not set: somebody took it out, or "
                       "the provider has another default now"),
                Concat("State ", attribute, " as it is, or let lifecycle ignore its changes.")};
}

bool IsReplaced(const Resource& resource) {
  return resource.action == Action::kDeleteThenCreate ||
         resource.action == Action::kCreateThenDelete;
}

}  // namespace

std::optional<IdleReplacement> FindIdleReplacement(const Plan& plan, const Resource& resource) {
  if (!IsReplaced(resource) || resource.forced_by.empty()) return std::nullopt;
  IdleReplacement idle;
  std::set<std::string> remedies;
  for (const Symbol forced : resource.forced_by) {
    const std::string_view attribute =
        NewAttributeName(plan.Text(resource.type), plan.Text(forced));
    std::optional<Reason> reason = ReasonOf(plan, resource, attribute);
    if (!reason) return std::nullopt;
    idle.reasons.push_back(std::move(reason->text));
    remedies.insert(std::move(reason->remedy));
  }
  idle.remedy = Join(remedies, " ");
  return idle;
}

std::vector<Finding> WithCausesOfReplacements(std::vector<Finding> findings) {
  for (const Finding& cause : findings) {
    for (Finding& finding : findings) {
      if (!TellsOfReplacement(finding, cause)) continue;
      finding.message += Concat(" ", cause.message);
      finding.remedy = Concat(cause.remedy, " ", finding.remedy);
      finding.rules.insert(finding.rules.end(), cause.rules.begin(), cause.rules.end());
    }
  }
  return findings;
}

}  // namespace routesight

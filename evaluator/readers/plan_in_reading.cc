#include "evaluator/readers/plan_in_reading.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "evaluator/base/text.h"

namespace routesight {
namespace {

// Types whose resources others repeat: embedded, or as members and owners.
constexpr std::string_view kCopied[] = {
    "azurerm_linux_virtual_machine",
    "azurerm_linux_virtual_machine_scale_set",
    "azurerm_network_interface",
    "azurerm_network_security_rule",
    "azurerm_orchestrated_virtual_machine_scale_set",
    "azurerm_route",
    "azurerm_subnet",
    "azurerm_virtual_machine",
    "azurerm_windows_virtual_machine",
    "azurerm_windows_virtual_machine_scale_set",
};

bool IsCopied(std::string_view type) {
  return std::binary_search(std::begin(kCopied), std::end(kCopied), type);
}

// Types of which networks have very many, and which nothing but their values changes: what stays as
// it is while the plan is applied is read once for all moments.
constexpr std::string_view kReadOnce[] = {
    "azurerm_linux_virtual_machine",
    "azurerm_network_interface",
    "azurerm_network_interface_security_group_association",
    "azurerm_network_security_group",
    "azurerm_network_security_rule",
    "azurerm_public_ip",
    "azurerm_route",
    "azurerm_route_table",
    "azurerm_subnet",
    "azurerm_subnet_network_security_group_association",
    "azurerm_subnet_route_table_association",
    "azurerm_virtual_network",
    "azurerm_virtual_network_peering",
    "azurerm_windows_virtual_machine",
};

}  // namespace

bool IsReplaced(Action action) {
  return action == Action::kDeleteThenCreate || action == Action::kCreateThenDelete;
}

PlanInReading::PlanInReading(const LinkedPlan& linked) : plan(linked.plan), arm_ids(linked.plan) {
  for (const Link& link : linked.links) links_of[link.from].push_back(&link);
  resources.reserve(plan.resources.size());
  for (const Resource& resource : plan.resources) resources.push_back(Prepared(resource));
}

void PlanInReading::Share(const absl::flat_hash_set<std::string_view>& gone) {
  for (size_t i = 0; i < plan.resources.size(); ++i) {
    resources[i].shared = CanShare(plan.resources[plan.resources.IdAt(i)], resources[i], gone);
  }
}

bool PlanInReading::CanShare(const Resource& resource, const ResourceInReading& prepared,
                             const absl::flat_hash_set<std::string_view>& gone) const {
  const std::string_view type = plan.Text(resource.type);
  if (resource.action != Action::kNoOp || resource.mode != ResourceMode::kManaged ||
      resource.elsewhere || resource.deleted_outside || !resource.before.has_value() ||
      resource.before != resource.after || prepared.before.parent.empty() ||
      !std::binary_search(std::begin(kReadOnce), std::end(kReadOnce), type)) {
    return false;
  }
  for (std::string_view id = prepared.before.lowered; !id.empty(); id = ParentOfArmId(id)) {
    if (gone.contains(id)) return false;
  }
  return true;
}

ResourceInReading PlanInReading::Prepared(const Resource& resource) const {
  const std::string_view type = plan.Text(resource.type);
  ResourceInReading prepared;
  prepared.reader = FindReader(type);
  prepared.copied = resource.mode == ResourceMode::kManaged && IsCopied(type);
  if (prepared.reader == nullptr) prepared.unread = FindUnreadType(type);
  if (resource.before.has_value()) prepared.before = IdsWith(resource, resource.before);
  if (resource.after.has_value() && resource.after != resource.before) {
    prepared.after = IdsWith(resource, resource.after);
  }
  return prepared;
}

ResourceIds PlanInReading::IdsWith(const Resource& resource, ValueId values) const {
  std::string id = arm_ids.Of(resource, values);
  std::string lowered = Lowered(id);
  return {std::move(id), std::move(lowered), arm_ids.ParentOf(resource, values)};
}

void LostChildren::AddParents(const PlanInReading& reading) {
  const Plan& plan = reading.plan;
  for (size_t i = 0; i < plan.resources.size(); ++i) {
    const ResourceId id = plan.resources.IdAt(i);
    const Resource& resource = plan.resources[id];
    const bool deleted = IsReplaced(resource.action) || resource.action == Action::kDelete;
    if (!deleted || moment_.StateOf(plan, id) == ResourceState::kBefore) continue;
    deleted_.insert(reading.Of(id).before.lowered);
  }
}

bool LostChildren::Contains(const PlanInReading& reading, ResourceId id) const {
  const Resource& resource = reading.plan.resources[id];
  if (deleted_.empty() || !resource.before.has_value()) return false;
  // Whatever the plan creates, it creates in the new parent.
  if (IsReplaced(resource.action) && moment_.StateOf(reading.plan, id) == ResourceState::kAfter) {
    return false;
  }
  for (std::string_view above = ParentOfArmId(reading.Of(id).before.lowered); !above.empty();
       above = ParentOfArmId(above)) {
    if (deleted_.contains(above)) return true;
  }
  return false;
}

}  // namespace routesight

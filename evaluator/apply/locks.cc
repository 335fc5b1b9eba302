#include "evaluator/apply/locks.h"

#include <algorithm>
#include <optional>

#include "absl/container/flat_hash_map.h"
#include "evaluator/base/text.h"

namespace routesight {
namespace {

// Which attribute of a resource names a locked object.
struct LockRule {
  std::string_view type;
  std::string_view attribute;
  std::string_view locked;  // The segment of ARM ids in front of the name.
};

constexpr LockRule kLockRules[] = {
    {"azurerm_route", "route_table_name", "routeTables"},
    {"azurerm_route_server", "name", "virtualHubs"},
    {"azurerm_route_server_bgp_connection", "route_server_id", "virtualHubs"},
    {"azurerm_subnet", "virtual_network_name", "virtualNetworks"},
    {"azurerm_subnet_nat_gateway_association", "subnet_id", "virtualNetworks"},
    {"azurerm_subnet_network_security_group_association", "network_security_group_id",
     "networkSecurityGroups"},
    {"azurerm_subnet_network_security_group_association", "subnet_id", "virtualNetworks"},
    {"azurerm_subnet_route_table_association", "route_table_id", "routeTables"},
    {"azurerm_subnet_route_table_association", "subnet_id", "virtualNetworks"},
    {"azurerm_virtual_hub", "name", "virtualHubs"},
    {"azurerm_virtual_hub_bgp_connection", "virtual_hub_id", "virtualHubs"},
    {"azurerm_virtual_hub_ip", "virtual_hub_id", "virtualHubs"},
    {"azurerm_virtual_network", "name", "virtualNetworks"},
    {"azurerm_virtual_network_peering", "remote_virtual_network_id", "virtualNetworks"},
    {"azurerm_virtual_network_peering", "virtual_network_name", "virtualNetworks"},
};

// The name behind `segment` in an ARM id; empty if there is none.
std::string_view NameInId(std::string_view id, std::string_view segment) {
  std::vector<std::string_view> parts;
  while (!id.empty()) {
    const size_t end = std::min(id.find('/'), id.size());
    if (end > 0) parts.push_back(id.substr(0, end));
    id.remove_prefix(std::min(end + 1, id.size()));
  }
  for (size_t i = 0; i + 1 < parts.size(); ++i) {
    if (SameName(parts[i], segment)) return parts[i + 1];
  }
  return {};
}

class LockFinder {
 public:
  explicit LockFinder(const LinkedPlan& linked) : plan_(linked.plan) {
    for (const Link& link : linked.links) {
      if (link.to) target_[{link.from, link.attribute}] = link.to->resource;
    }
  }

  std::vector<std::string> Of(const Operation& operation) const {
    std::vector<std::string> locks;
    const std::string_view type = plan_.Text(plan_.resources[operation.resource].type);
    for (const LockRule& rule : kLockRules) {
      if (rule.type != type) continue;
      const std::string_view name = LockedName(operation, rule);
      if (!name.empty()) locks.push_back(Concat(rule.locked, "/", Lowered(name)));
    }
    std::sort(locks.begin(), locks.end());
    locks.erase(std::unique(locks.begin(), locks.end()), locks.end());
    return locks;
  }

 private:
  JsonView ValuesOf(const Resource& resource, OperationKind kind) const {
    return plan_.View(kind == OperationKind::kDelete ? resource.before : resource.after);
  }

  std::string_view LockedName(const Operation& operation, const LockRule& rule) const {
    const JsonView value =
        ValuesOf(plan_.resources[operation.resource], operation.kind)[rule.attribute];
    if (!rule.attribute.ends_with("_id")) return value.Text();
    if (!value.IsUnknown()) return NameInId(value.Text(), rule.locked);
    const auto found = target_.find({operation.resource, std::string(rule.attribute)});
    if (found == target_.end()) return {};
    const Resource& target = plan_.resources[found->second];
    const JsonView values = ValuesOf(target, OperationKind::kCreate);
    const bool is_in_network =
        rule.locked == "virtualNetworks" && plan_.Text(target.type) == "azurerm_subnet";
    return values[is_in_network ? "virtual_network_name" : "name"].Text();
  }

  const Plan& plan_;
  absl::flat_hash_map<std::pair<ResourceId, std::string>, ResourceId> target_;
};

}  // namespace

// TF-09: azurerm locks by name: whoever has to do with an object of that name waits.
std::vector<std::vector<std::string>> FindLocks(const LinkedPlan& linked, const ApplyGraph& graph) {
  const LockFinder finder(linked);
  std::vector<std::vector<std::string>> locks;
  for (const Operation& operation : graph.operations) locks.push_back(finder.Of(operation));
  return locks;
}

}  // namespace routesight

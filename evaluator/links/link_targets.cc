#include "evaluator/links/link_targets.h"

#include <algorithm>

#include "evaluator/base/text.h"

namespace routesight {
namespace {

constexpr std::string_view kNetwork = "azurerm_virtual_network";
constexpr std::string_view kSubnet = "azurerm_subnet";

// The group and name that join a network with its children; empty if either is unknown.
std::string NetworkKey(JsonView values, std::string_view name_attribute) {
  const std::string_view group = values["resource_group_name"].Text();
  const std::string_view name = values[name_attribute].Text();
  return group.empty() || name.empty() ? "" : Lowered(Concat(group, "/", name));
}

}  // namespace

LinkTargets::LinkTargets(const Plan& plan) : plan_(plan) {
  AddIds();
  for (size_t i = 0; i < plan.resources.size(); ++i) {
    const ResourceId id = plan.resources.IdAt(i);
    const Resource& resource = plan.resources[id];
    if (!resource.after.has_value()) continue;
    const std::string_view type = plan.Text(resource.type);
    if (type == kNetwork) networks_[NetworkKey(plan.View(resource.after), "name")].push_back(id);
    if (type == kSubnet) {
      subnets_[NetworkKey(plan.View(resource.after), "virtual_network_name")].push_back(id);
    }
  }
}

// What is managed comes before what is only read, and a subnet that is a resource of its own before
// its repetition in the network.
void LinkTargets::AddIds() {
  for (const ResourceMode mode : {ResourceMode::kManaged, ResourceMode::kData}) {
    for (size_t i = 0; i < plan_.resources.size(); ++i) {
      const ResourceId id = plan_.resources.IdAt(i);
      const Resource& resource = plan_.resources[id];
      // An association has the id of its subnet, but is not what links point at.
      const bool association = plan_.Text(resource.type).find("_association") != std::string::npos;
      if (resource.mode != mode || association) continue;
      AddId(plan_.View(resource.before)["id"], {id, {}});
      AddId(plan_.View(resource.after)["id"], {id, {}});
    }
  }
  for (size_t i = 0; i < plan_.resources.size(); ++i) {
    const ResourceId id = plan_.resources.IdAt(i);
    const Resource& resource = plan_.resources[id];
    if (plan_.Text(resource.type) != kNetwork) continue;
    for (const ValueId values : {resource.before, resource.after}) {
      const JsonView subnets = plan_.View(values)["subnet"];
      for (size_t place = 0; place < subnets.size(); ++place) {
        const JsonView subnet = subnets.At(place);
        AddId(subnet["id"], {id, subnet["name"].TextSymbol()});
      }
    }
  }
}

void LinkTargets::AddId(JsonView id, const LinkTarget& target) {
  if (!id.Text().empty()) by_id_.emplace(Lowered(id.Text()), target);
}

JsonView LinkTargets::After(const LinkTarget& target) const {
  const JsonView values = plan_.View(plan_.resources[target.resource].after);
  if (!target.inline_subnet.has_value()) return values;
  const JsonView subnets = values["subnet"];
  for (size_t i = 0; i < subnets.size(); ++i) {
    if (subnets.At(i)["name"].TextSymbol() == target.inline_subnet) return subnets.At(i);
  }
  return {};
}

std::string_view LinkTargets::Name(const LinkTarget& target) const {
  return target.inline_subnet.has_value() ? plan_.Text(target.inline_subnet)
                                          : After(target)["name"].Text();
}

std::string LinkTargets::Location(const LinkTarget& target) const {
  ResourceId placed = target.resource;
  if (plan_.Text(plan_.resources[placed].type) == kSubnet) placed = NetworkOf(placed);
  if (!placed.has_value()) return "";
  std::string location = Lowered(plan_.View(plan_.resources[placed].after)["location"].Text());
  std::erase(location, ' ');
  return location;
}

std::vector<Prefix> LinkTargets::Prefixes(const LinkTarget& subnet) const {
  std::vector<Prefix> prefixes;
  const JsonView texts = After(subnet)["address_prefixes"];
  for (size_t i = 0; i < texts.size(); ++i) {
    const PrefixReading reading = Prefix::Read(texts.At(i).Text());
    if (reading.outcome == PrefixReading::Outcome::kNotAPrefix) return {};
    prefixes.push_back(reading.prefix);
  }
  return prefixes;
}

ResourceId LinkTargets::NetworkOf(ResourceId child) const {
  const std::string key =
      NetworkKey(plan_.View(plan_.resources[child].after), "virtual_network_name");
  const auto found = key.empty() ? networks_.end() : networks_.find(key);
  if (found == networks_.end()) return {};
  // What is only read may be the same network as what is managed.
  ResourceId network;
  for (const ResourceMode mode : {ResourceMode::kManaged, ResourceMode::kData}) {
    for (const ResourceId id : found->second) {
      if (plan_.resources[id].mode != mode) continue;
      if (network.has_value()) return {};
      network = id;
    }
    if (network.has_value()) return network;
  }
  return {};
}

std::vector<LinkTarget> LinkTargets::SubnetsOf(ResourceId network) const {
  std::vector<LinkTarget> subnets;
  const JsonView values = plan_.View(plan_.resources[network].after);
  const auto separate = subnets_.find(NetworkKey(values, "name"));
  if (separate != subnets_.end() && !separate->first.empty()) {
    for (const ResourceId subnet : separate->second) subnets.push_back({subnet, {}});
  }
  // A network repeats the subnets that are resources of their own; those count once.
  const JsonView inline_subnets = values["subnet"];
  for (size_t i = 0; i < inline_subnets.size(); ++i) {
    const LinkTarget inline_subnet{network, inline_subnets.At(i)["name"].TextSymbol()};
    const bool repeated = std::any_of(subnets.begin(), subnets.end(), [&](const LinkTarget& other) {
      return SameName(Name(other), plan_.Text(inline_subnet.inline_subnet));
    });
    if (inline_subnet.inline_subnet.has_value() && !repeated) subnets.push_back(inline_subnet);
  }
  std::sort(subnets.begin(), subnets.end());
  return subnets;
}

LinkTarget LinkTargets::FindById(std::string_view id) const {
  const auto found = by_id_.find(Lowered(id));
  return found == by_id_.end() ? LinkTarget{} : found->second;
}

}  // namespace routesight

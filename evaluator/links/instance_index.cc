#include "evaluator/links/instance_index.h"

#include <algorithm>
#include <numeric>

#include "evaluator/base/text.h"
#include "evaluator/links/reference_expression.h"

namespace routesight {
namespace {

template <typename IdType>
void AddInstance(InstanceGroup<IdType>& group, bool repeated, std::string key, IdType id) {
  group.repeated = group.repeated || repeated;
  group.by_key.emplace(key, id);
  group.keys.push_back(std::move(key));
  group.instances.push_back(id);
}

// Numbers by value, so that a list made of the instances has them in its order.
bool KeyBefore(const std::string& a, const std::string& b) {
  const auto left = ParseNumber<uint32_t>(a);
  const auto right = ParseNumber<uint32_t>(b);
  return left && right ? *left < *right : a < b;
}

template <typename IdType>
void SortByKey(InstanceGroup<IdType>& group) {
  std::sort(group.keys.begin(), group.keys.end(), KeyBefore);
  for (size_t i = 0; i < group.keys.size(); ++i) group.instances[i] = group.by_key[group.keys[i]];
}

const ConfiguredModuleCall* FindCall(const ConfiguredModule* module, const Plan& plan,
                                     std::string_view name) {
  if (module == nullptr) return nullptr;
  for (const ConfiguredModuleCall& call : module->calls) {
    if (plan.Text(call.name) == name) return &call;
  }
  return nullptr;
}

// Where the last call of a module instance's address begins, and its name and key.
struct LastCall {
  std::string_view parent;
  std::string name;
  std::string key;
  bool repeated = false;
};

LastCall SplitLastCall(std::string_view address) {
  LastCall last;
  size_t start = 0;
  bool quoted = false;
  for (size_t at = 0; at < address.size(); ++at) {
    if (quoted && address[at] == '\\') {
      ++at;
    } else if (address[at] == '"') {
      quoted = !quoted;
    } else if (!quoted && address.substr(at, 8) == ".module.") {
      start = at + 1;
    }
  }
  const ReferenceTerm term = ParseReference(address.substr(start));
  last.parent = start == 0 ? std::string_view() : address.substr(0, start - 1);
  last.name = term.name;
  last.repeated = !term.steps.empty();
  if (last.repeated) last.key = term.steps.front().text;
  return last;
}

template <typename Map, typename Key>
auto Find(const Map& map, const Key& key) -> decltype(&map.begin()->second) {
  const auto found = map.find(key);
  return found == map.end() ? nullptr : &found->second;
}

}  // namespace

InstanceIndex::InstanceIndex(const Plan& plan) : plan_(plan) {
  AddModule("");
  module_of_.resize(plan.resources.size());
  block_of_.resize(plan.resources.size());
  for (size_t i = 0; i < plan.resources.size(); ++i) AddResource(plan.resources.IdAt(i));
  for (auto& [key, group] : blocks_) SortByKey(group);
  for (auto& [key, group] : calls_) SortByKey(group);
}

ModuleInstanceId InstanceIndex::AddModule(std::string_view address) {
  if (const auto* known = Find(module_by_address_, std::string(address))) return *known;
  ModuleInstance module;
  LastCall last;
  if (address.empty()) {
    if (plan_.root_module.has_value()) module.module = &plan_.modules[plan_.root_module];
  } else {
    last = SplitLastCall(address);
    module.parent = AddModule(last.parent);
    module.key = last.key;
    module.call = FindCall(modules_[module.parent].module, plan_, last.name);
    if (module.call != nullptr) module.module = &plan_.modules[module.call->module];
  }
  const ModuleInstanceId id = modules_.Add(module);
  children_.emplace_back();
  module_by_address_.emplace(address, id);
  if (module.parent.has_value()) {
    children_[module.parent.value].push_back(id);
    AddInstance(calls_[{module.parent, last.name}], last.repeated, last.key, id);
  }
  return id;
}

void InstanceIndex::AddResource(ResourceId id) {
  const Resource& resource = plan_.resources[id];
  if (!resource.after.has_value() || resource.detached) return;
  const ModuleInstanceId module = AddModule(plan_.Text(resource.module));
  module_of_[id.value] = module;
  block_of_[id.value] = FindBlock(module, resource);
  AddInstance(blocks_[{module, resource.mode, resource.type, resource.name}],
              resource.key_kind != KeyKind::kNone, std::string(plan_.Text(resource.key)), id);
  by_type_[resource.type].push_back(id);
  by_module_[{module, resource.type}].push_back(id);
}

const ConfiguredResource* InstanceIndex::FindBlock(ModuleInstanceId module,
                                                   const Resource& resource) {
  const auto [place, added] = configured_.try_emplace(
      BlockKey{module, resource.mode, resource.type, resource.name}, nullptr);
  if (added) place->second = plan_.FindConfiguration(resource);
  return place->second;
}

const ResourceGroup* InstanceIndex::Resources(ModuleInstanceId module, ResourceMode mode,
                                              std::string_view type, std::string_view name) const {
  return Find(blocks_, BlockKey{module, mode, plan_.symbols.Find(type), plan_.symbols.Find(name)});
}

const ModuleGroup* InstanceIndex::Modules(ModuleInstanceId parent, std::string_view call) const {
  return Find(calls_, CallKey{parent, std::string(call)});
}

const ResourceGroup* InstanceIndex::GroupOf(ResourceId id) const {
  const Resource& resource = plan_.resources[id];
  return Find(blocks_, BlockKey{ModuleOf(id), resource.mode, resource.type, resource.name});
}

std::span<const ResourceId> InstanceIndex::OfType(std::string_view type) const {
  const auto* found = Find(by_type_, plan_.symbols.Find(type));
  return found == nullptr ? std::span<const ResourceId>() : *found;
}

std::span<const ResourceId> InstanceIndex::OfType(ModuleInstanceId module,
                                                  std::string_view type) const {
  const auto* found = Find(by_module_, TypeKey{module, plan_.symbols.Find(type)});
  return found == nullptr ? std::span<const ResourceId>() : *found;
}

std::span<const ModuleInstanceId> InstanceIndex::Children(ModuleInstanceId module) const {
  return children_[module.value];
}

}  // namespace routesight

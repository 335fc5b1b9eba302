// Which instances the modules and blocks of a plan have after the apply: what a reference can mean.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "evaluator/base/table.h"
#include "evaluator/plan/plan.h"

namespace routesight {

struct ModuleInstanceTag;
using ModuleInstanceId = Id<ModuleInstanceTag>;

struct ModuleInstance {
  ModuleInstanceId parent;                     // None for the root module.
  std::string key;                             // Empty for a call without count and for_each.
  const ConfiguredModule* module = nullptr;    // Null when the configuration no longer has it.
  const ConfiguredModuleCall* call = nullptr;  // Null also for the root module.
};

// The instances of one block or call within one module instance.
template <typename IdType>
struct InstanceGroup {
  bool repeated = false;  // Whether the instances have keys.
  std::vector<IdType> instances;
  std::vector<std::string> keys;  // In the order of `instances`.
  absl::flat_hash_map<std::string, IdType> by_key;
};

using ResourceGroup = InstanceGroup<ResourceId>;
using ModuleGroup = InstanceGroup<ModuleInstanceId>;

class InstanceIndex {
 public:
  // `plan` must outlive the index.
  explicit InstanceIndex(const Plan& plan);

  const ModuleInstance& Module(ModuleInstanceId id) const { return modules_[id]; }
  ModuleInstanceId ModuleOf(ResourceId id) const { return module_of_[id.value]; }
  // The block that declares the resource; null when the configuration no longer has it.
  const ConfiguredResource* BlockOf(ResourceId id) const { return block_of_[id.value]; }

  // The instances of a block or call; null if there are none after the apply.
  const ResourceGroup* Resources(ModuleInstanceId module, ResourceMode mode, std::string_view type,
                                 std::string_view name) const;
  const ModuleGroup* Modules(ModuleInstanceId parent, std::string_view call) const;
  // The group that the resource itself belongs to; null if it does not exist after the apply.
  const ResourceGroup* GroupOf(ResourceId id) const;

  // The instances of a type after the apply, data sources included, in the whole plan and in one
  // module instance.
  std::span<const ResourceId> OfType(std::string_view type) const;
  std::span<const ResourceId> OfType(ModuleInstanceId module, std::string_view type) const;
  std::span<const ModuleInstanceId> Children(ModuleInstanceId module) const;

 private:
  using BlockKey = std::tuple<ModuleInstanceId, ResourceMode, Symbol, Symbol>;
  using CallKey = std::pair<ModuleInstanceId, std::string>;
  using TypeKey = std::pair<ModuleInstanceId, Symbol>;

  ModuleInstanceId AddModule(std::string_view address);
  void AddResource(ResourceId id);
  const ConfiguredResource* FindBlock(ModuleInstanceId module, const Resource& resource);

  const Plan& plan_;
  Table<ModuleInstanceId, ModuleInstance> modules_;
  std::vector<std::vector<ModuleInstanceId>> children_;
  absl::flat_hash_map<std::string, ModuleInstanceId> module_by_address_;
  absl::flat_hash_map<CallKey, ModuleGroup> calls_;
  std::vector<ModuleInstanceId> module_of_;
  std::vector<const ConfiguredResource*> block_of_;
  absl::flat_hash_map<BlockKey, const ConfiguredResource*> configured_;
  absl::flat_hash_map<BlockKey, ResourceGroup> blocks_;
  absl::flat_hash_map<Symbol, std::vector<ResourceId>> by_type_;
  absl::flat_hash_map<TypeKey, std::vector<ResourceId>> by_module_;
};

}  // namespace routesight

#include "evaluator/plan/plan.h"

#include "evaluator/plan/resource_address.h"

namespace routesight {
ResourceId Plan::FindResource(std::string_view address) const {
  const auto found = by_address.find(symbols.Find(address));
  return found == by_address.end() ? ResourceId{} : found->second;
}

const ConfiguredResource* Plan::FindConfiguration(const Resource& resource) const {
  if (!root_module.has_value()) return nullptr;
  ModuleId module = root_module;
  for (const std::string_view call_name : ModuleCallNames(Text(resource.module))) {
    ModuleId next;
    for (const ConfiguredModuleCall& call : modules[module].calls) {
      if (Text(call.name) == call_name) next = call.module;
    }
    if (!next.has_value()) return nullptr;
    module = next;
  }
  for (const ConfiguredResource& block : modules[module].resources) {
    if (block.type == resource.type && block.name == resource.name && block.mode == resource.mode) {
      return &block;
    }
  }
  return nullptr;
}

}  // namespace routesight

#include "evaluator/findings/value_origins.h"

#include <algorithm>
#include <set>
#include <utility>

#include "evaluator/base/text.h"
#include "evaluator/links/reference_expression.h"
#include "evaluator/plan/resource_address.h"

namespace routesight {
namespace {

using ModulePath = std::vector<std::string_view>;  // Names of calls, from the root.

class Walk {
 public:
  explicit Walk(const Plan& plan) : plan_(plan) {}

  ValueOrigins Run(const Resource& resource, std::string_view attribute) {
    const ConfiguredResource* block = plan_.FindConfiguration(resource);
    const ModulePath path = ModuleCallNames(plan_.Text(resource.module));
    if (block == nullptr) return Hidden();
    const std::string inside = Concat(attribute, ".");
    for (const ConfiguredAttribute& one : block->attributes) {
      const std::string_view name = plan_.Text(one.path);
      if (name != attribute && !name.starts_with(inside)) continue;
      Follow(one.references, path, block);
    }
    const auto list = [](const std::set<std::string>& set) {
      return std::vector<std::string>(set.begin(), set.end());
    };
    return {list(created_), list(updated_), list(read_late_), list(waits_for_), hidden_};
  }

 private:
  static ValueOrigins Hidden() {
    ValueOrigins origins;
    origins.hidden = true;
    return origins;
  }

  const ConfiguredModule* ModuleAt(const ModulePath& path) const {
    ModuleId module = plan_.root_module;
    for (const std::string_view name : path) {
      const ConfiguredModuleCall* call = CallIn(module, name);
      if (call == nullptr) return nullptr;
      module = call->module;
    }
    return module.has_value() ? &plan_.modules[module] : nullptr;
  }

  const ConfiguredModuleCall* CallIn(ModuleId module, std::string_view name) const {
    if (!module.has_value()) return nullptr;
    for (const ConfiguredModuleCall& call : plan_.modules[module].calls) {
      if (plan_.Text(call.name) == name) return &call;
    }
    return nullptr;
  }

  // The call of the last module of the path, as its parent writes it.
  const ConfiguredModuleCall* CallOf(const ModulePath& path) const {
    const ConfiguredModule* parent = ModuleAt({path.begin(), path.end() - 1});
    if (parent == nullptr) return nullptr;
    for (const ConfiguredModuleCall& call : parent->calls) {
      if (plan_.Text(call.name) == path.back()) return &call;
    }
    return nullptr;
  }

  void Follow(std::span<const Symbol> references, const ModulePath& path,
              const ConfiguredResource* block) {
    if (++depth_ > kDeepest) hidden_ = true;
    if (depth_ <= kDeepest) {
      for (const ReferenceTerm& term : ParseExpression(plan_, references)) {
        FollowTerm(term, path, block);
      }
    }
    --depth_;
  }

  void FollowTerm(const ReferenceTerm& term, const ModulePath& path,
                  const ConfiguredResource* block) {
    switch (term.kind) {
      case ReferenceKind::kManaged:
        return Meet(term, path, ResourceMode::kManaged);
      case ReferenceKind::kData:
        return Meet(term, path, ResourceMode::kData);
      case ReferenceKind::kModule:
        return FollowModule(term, path);
      case ReferenceKind::kVariable:
        return FollowVariable(term, path);
      case ReferenceKind::kEachKey:
      case ReferenceKind::kEachValue:
        if (block != nullptr) return Follow(block->for_each.references, path, nullptr);
        hidden_ = true;
        return;
      case ReferenceKind::kLocal:
        hidden_ = true;
        return;
      case ReferenceKind::kCountIndex:
      case ReferenceKind::kOther:
        return;
    }
  }

  void FollowModule(const ReferenceTerm& term, const ModulePath& path) {
    ModulePath inside = path;
    inside.push_back(term.name);
    const ConfiguredModule* module = ModuleAt(inside);
    const auto step =
        std::find_if(term.steps.begin(), term.steps.end(),
                     [](const ReferenceStep& one) { return one.kind == StepKind::kAttribute; });
    if (module == nullptr || step == term.steps.end()) {
      hidden_ = true;
      return;
    }
    for (const ConfiguredOutput& output : module->outputs) {
      if (plan_.Text(output.name) == step->text) Follow(output.value.references, inside, nullptr);
    }
  }

  void FollowVariable(const ReferenceTerm& term, const ModulePath& path) {
    if (path.empty()) return;
    const ConfiguredModuleCall* call = CallOf(path);
    if (call == nullptr) return;
    const std::string inside = Concat(term.name, ".");
    for (const ConfiguredAttribute& argument : call->arguments) {
      const std::string_view name = plan_.Text(argument.path);
      if (name != term.name && !name.starts_with(inside)) continue;
      Follow(argument.references, {path.begin(), path.end() - 1}, nullptr);
    }
  }

  void Meet(const ReferenceTerm& term, const ModulePath& path, ResourceMode mode) {
    std::string name;
    for (const std::string_view call : path) name += Concat("module.", call, ".");
    name += Concat(mode == ResourceMode::kData ? "data." : "", term.type, ".", term.name);
    bool known = false;
    for (const Resource& resource : plan_.resources) {
      if (resource.mode != mode || plan_.Text(resource.type) != term.type ||
          plan_.Text(resource.name) != term.name ||
          ModuleCallNames(plan_.Text(resource.module)) != path) {
        continue;
      }
      known = true;
      Sort(resource, name, path);
    }
    hidden_ = hidden_ || !known;
  }

  void Sort(const Resource& resource, const std::string& name, const ModulePath& path) {
    switch (resource.action) {
      case Action::kCreate:
      case Action::kDeleteThenCreate:
      case Action::kCreateThenDelete:
        created_.insert(name);
        return;
      case Action::kUpdate:
        updated_.insert(name);
        return;
      case Action::kRead:
        read_late_.insert(name);
        AddWaits(resource, path);
        return;
      case Action::kNoOp:
      case Action::kDelete:
      case Action::kForget:
        return;
    }
  }

  void AddWaits(const Resource& resource, const ModulePath& path) {
    const auto add = [&](const std::vector<Symbol>& depends_on, size_t depth) {
      std::string prefix;
      for (size_t i = 0; i < depth; ++i) prefix += Concat("module.", path[i], ".");
      for (const Symbol one : depends_on) waits_for_.insert(Concat(prefix, plan_.Text(one)));
    };
    if (const ConfiguredResource* block = plan_.FindConfiguration(resource)) {
      add(block->depends_on, path.size());
    }
    for (size_t depth = path.size(); depth > 0; --depth) {
      const auto* call = CallOf({path.begin(), path.begin() + static_cast<std::ptrdiff_t>(depth)});
      if (call != nullptr) add(call->depends_on, depth - 1);
    }
  }

  static constexpr int kDeepest = 16;

  const Plan& plan_;
  int depth_ = 0;
  std::set<std::string> created_, updated_, read_late_, waits_for_;
  bool hidden_ = false;
};

}  // namespace

ValueOrigins FindOrigins(const Plan& plan, const Resource& resource, std::string_view attribute) {
  return Walk(plan).Run(resource, attribute);
}

}  // namespace routesight

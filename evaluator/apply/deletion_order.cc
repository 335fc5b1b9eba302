#include "evaluator/apply/deletion_order.h"

#include <algorithm>
#include <set>
#include <string>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "absl/container/flat_hash_set.h"
#include "evaluator/base/text.h"

namespace routesight {
namespace {

struct BlockOperations {
  std::vector<OperationId> deletions;
  std::vector<OperationId> writes;  // Creations and updates.
};

class DeletionOrder {
 public:
  DeletionOrder(const Plan& plan, const ConfigurationGraph& configuration, ApplyGraph& graph)
      : plan_(plan), configuration_(configuration), graph_(graph) {
    for (size_t i = 0; i < graph.operations.size(); ++i) {
      const OperationId id = graph.operations.IdAt(i);
      const Resource& resource = ResourceOf(id);
      if (resource.detached) continue;
      BlockOperations& block = blocks_[BlockAddress(plan, resource)];
      (IsDeletion(id) ? block.deletions : block.writes).push_back(id);
      if (resource.action == Action::kCreateThenDelete) {
        created_first_.insert(BlockAddress(plan, resource));
      }
    }
  }

  void Add() {
    for (size_t i = 0; i < graph_.operations.size(); ++i) {
      const OperationId id = graph_.operations.IdAt(i);
      if (ResourceOf(id).detached) continue;
      if (IsDeletion(id)) {
        DeleteBeforeDependencies(id);
      } else {
        WriteAfterDeletedDependencies(id);
      }
    }
    OrderReplacements();
  }

 private:
  const Resource& ResourceOf(OperationId id) const {
    return plan_.resources[graph_.operations[id].resource];
  }
  bool IsDeletion(OperationId id) const {
    return graph_.operations[id].kind == OperationKind::kDelete;
  }
  void Wait(OperationId waiting, OperationId awaited) {
    if (waiting != awaited) graph_.waits_for[waiting.value].push_back({awaited.value});
  }

  // Instances in different instances of one module have nothing to do with each other.
  bool AreApart(OperationId a, OperationId b) const {
    const Resource& one = ResourceOf(a);
    const Resource& other = ResourceOf(b);
    return one.module != other.module && ModuleOf(one) == ModuleOf(other);
  }
  std::string ModuleOf(const Resource& resource) const {
    std::string block = BlockAddress(plan_, resource);
    const size_t name = plan_.Text(resource.type).size() + plan_.Text(resource.name).size() + 1;
    return block.substr(0, block.size() - name);
  }

  // Whether the new object of this block is made before the old one goes. A plan does not contain
  // create_before_destroy itself, only what follows from it for replacements.
  bool IsCreatedFirst(OperationId deletion) const {
    return created_first_.contains(BlockAddress(plan_, ResourceOf(deletion)));
  }

  // Writes wait for a deletion that they have to do with, but where the new is made before the old
  // goes, it is the other way round.
  void WriteAfterDeletion(OperationId write, OperationId deletion) {
    if (IsCreatedFirst(deletion)) {
      Wait(deletion, write);
    } else {
      Wait(write, deletion);
    }
  }

  // The blocks that an object depends on: as the state says; for a plan without one, as the
  // configuration does.
  std::set<std::string> DependenciesOf(OperationId id) const {
    const Resource& resource = ResourceOf(id);
    std::set<std::string> dependencies;
    for (const Symbol block : resource.stored_dependencies) {
      dependencies.emplace(plan_.Text(block));
    }
    if (!dependencies.empty()) return dependencies;
    const BlockNodes* own = configuration_.Find(BlockAddress(plan_, resource));
    if (own == nullptr) return dependencies;
    std::vector<ApplyNodeId> open = {own->begins};
    absl::flat_hash_set<ApplyNodeId> seen;
    while (!open.empty()) {
      const ApplyNodeId node = open.back();
      open.pop_back();
      if (!seen.insert(node).second) continue;
      // Operations come first; what they wait for is no part of the configuration.
      if (node.value < graph_.operations.size()) continue;
      const auto& next = graph_.waits_for[node.value];
      open.insert(open.end(), next.begin(), next.end());
    }
    for (const auto& [block, nodes] : configuration_.blocks()) {
      if (seen.contains(nodes.ends)) dependencies.insert(block);
    }
    return dependencies;
  }

  void DeleteBeforeDependencies(OperationId deletion) {
    for (const std::string& block : DependenciesOf(deletion)) {
      const auto found = blocks_.find(block);
      if (found == blocks_.end()) continue;
      for (const OperationId other : found->second.deletions) {
        if (!AreApart(deletion, other)) Wait(other, deletion);
      }
      for (const OperationId write : found->second.writes) {
        if (!AreApart(deletion, write)) WriteAfterDeletion(write, deletion);
      }
    }
  }

  void WriteAfterDeletedDependencies(OperationId write) {
    for (const Symbol dependency : ResourceOf(write).stored_dependencies) {
      const auto found = blocks_.find(ToAbsl(plan_.Text(dependency)));
      if (found == blocks_.end()) continue;
      for (const OperationId deletion : found->second.deletions) {
        if (!AreApart(write, deletion)) WriteAfterDeletion(write, deletion);
      }
    }
  }

  void OrderReplacements() {
    for (size_t i = 1; i < graph_.operations.size(); ++i) {
      const OperationId first = graph_.operations.IdAt(i - 1);
      const OperationId second = graph_.operations.IdAt(i);
      if (graph_.operations[first].resource == graph_.operations[second].resource) {
        Wait(second, first);
      }
    }
  }

  const Plan& plan_;
  const ConfigurationGraph& configuration_;
  ApplyGraph& graph_;
  absl::flat_hash_map<std::string, BlockOperations> blocks_;
  absl::flat_hash_set<std::string> created_first_;
};

}  // namespace

void AddDeletionOrder(const Plan& plan, const ConfigurationGraph& configuration,
                      ApplyGraph& graph) {
  DeletionOrder(plan, configuration, graph).Add();
}

}  // namespace routesight

#include "evaluator/apply/apply_graph.h"

#include <algorithm>

#include "evaluator/apply/configuration_graph.h"
#include "evaluator/apply/deletion_order.h"
#include "evaluator/base/text.h"

namespace routesight {
namespace {

std::vector<OperationKind> OperationsFor(Action action) {
  switch (action) {
    case Action::kCreate:
      return {OperationKind::kCreate};
    case Action::kUpdate:
      return {OperationKind::kUpdate};
    case Action::kDelete:
      return {OperationKind::kDelete};
    case Action::kDeleteThenCreate:
      return {OperationKind::kDelete, OperationKind::kCreate};
    case Action::kCreateThenDelete:
      return {OperationKind::kCreate, OperationKind::kDelete};
    case Action::kNoOp:
    case Action::kRead:
    case Action::kForget:
      return {};
  }
  return {};
}

// Every node that `from` waits for, directly or not.
std::vector<bool> Awaited(const ApplyGraph& graph, ApplyNodeId from) {
  std::vector<bool> awaited(graph.waits_for.size());
  std::vector<ApplyNodeId> open = {from};
  while (!open.empty()) {
    const ApplyNodeId node = open.back();
    open.pop_back();
    for (const ApplyNodeId next : graph.waits_for[node.value]) {
      if (awaited[next.value]) continue;
      awaited[next.value] = true;
      open.push_back(next);
    }
  }
  return awaited;
}

void PutOperationsIntoBlocks(const Plan& plan, const ConfigurationGraph& configuration,
                             ApplyGraph& graph) {
  for (size_t i = 0; i < graph.operations.size(); ++i) {
    const Operation& operation = graph.operations[graph.operations.IdAt(i)];
    if (operation.kind == OperationKind::kDelete) continue;
    const Resource& resource = plan.resources[operation.resource];
    const BlockNodes* block = configuration.Find(BlockAddress(plan, resource));
    if (block == nullptr) continue;
    const auto node = static_cast<uint32_t>(i);
    graph.waits_for[node].push_back(block->begins);
    // The end of a block that writes something comes behind its begin through the writes.
    std::erase(graph.waits_for[block->ends.value], block->begins);
    graph.waits_for[block->ends.value].push_back({node});
  }
}

bool Configures(const Plan& plan, const ConfiguredResource& block, std::string_view attribute) {
  return std::any_of(block.attributes.begin(), block.attributes.end(),
                     [&](const ConfiguredAttribute& configured) {
                       const std::string_view path = plan.Text(configured.path);
                       return path == attribute || path.starts_with(Concat(attribute, ".")) ||
                              attribute.starts_with(Concat(path, "."));
                     });
}

bool IsCreated(const Resource& resource) {
  return resource.action == Action::kCreate || resource.action == Action::kDeleteThenCreate ||
         resource.action == Action::kCreateThenDelete;
}

// Whether the attribute of something new holds blocks that a `dynamic` block makes: what Azure
// fills in is unknown as a whole.
bool IsDynamic(const Plan& plan, const Resource& resource, const ConfiguredResource& block,
               std::string_view attribute) {
  const JsonView value = plan.View(resource.after)[attribute];
  return IsCreated(resource) && value.IsList() && value.size() > 0 && value.At(0).IsObject() &&
         !Configures(plan, block, attribute);
}

bool HasDynamicBlocks(const Plan& plan, const Resource& resource) {
  const ConfiguredResource* block = plan.FindConfiguration(resource);
  if (block == nullptr) return false;
  const JsonView values = plan.View(resource.after);
  for (size_t i = 0; i < values.size(); ++i) {
    if (IsDynamic(plan, resource, *block, values.KeyAt(i))) return true;
  }
  return false;
}

// What locals are made of, and what `dynamic` blocks say, a plan does not contain. What the state
// remembers, or a link that was resolved, stands in for it.
class HiddenOrder {
 public:
  HiddenOrder(const LinkedPlan& linked, const ConfigurationGraph& configuration, ApplyGraph& graph)
      : plan_(linked.plan), links_(linked.links), configuration_(configuration), graph_(graph) {}

  void Add() {
    for (const Resource& resource : plan_.resources) {
      if (!ReadsLocal(resource)) continue;
      for (const Symbol dependency : resource.stored_dependencies) {
        Connect(resource, plan_.Text(dependency));
      }
    }
    for (const Link& link : links_) {
      if (!link.to || !IsHidden(link)) continue;
      Connect(plan_.resources[link.from], BlockAddress(plan_, plan_.resources[link.to->resource]));
    }
  }

 private:
  bool ReadsLocal(const Resource& resource) const {
    const BlockNodes* block = configuration_.Find(BlockAddress(plan_, resource));
    return block != nullptr && block->reads_local;
  }

  bool IsHidden(const Link& link) const {
    const Resource& from = plan_.resources[link.from];
    const ConfiguredResource* block = plan_.FindConfiguration(from);
    if (block == nullptr) return false;
    if (Configures(plan_, *block, link.attribute)) return ReadsLocal(from);
    const std::string_view path = link.attribute;
    return IsDynamic(plan_, from, *block, path.substr(0, path.find('.')));
  }

  void Connect(const Resource& from, std::string_view to) {
    const BlockNodes* waiting = configuration_.Find(BlockAddress(plan_, from));
    const BlockNodes* awaited = configuration_.Find(to);
    if (waiting == nullptr || awaited == nullptr) return;
    auto& edges = graph_.waits_for[waiting->begins.value];
    if (std::find(edges.begin(), edges.end(), awaited->ends) != edges.end()) return;
    // What the configuration orders the other way round is no dependency any more.
    if (waiting == awaited || Awaited(graph_, awaited->ends)[waiting->begins.value]) return;
    edges.push_back(awaited->ends);
  }

  const Plan& plan_;
  const std::vector<Link>& links_;
  const ConfigurationGraph& configuration_;
  ApplyGraph& graph_;
};

std::vector<std::string> PartlyKnown(const Plan& plan, const ConfigurationGraph& configuration,
                                     const ApplyGraph& graph) {
  std::vector<std::string> names;
  for (const Operation& operation : graph.operations) {
    const Resource& resource = plan.resources[operation.resource];
    std::string name = BlockAddress(plan, resource);
    const BlockNodes* block = configuration.Find(name);
    const bool reads_local = block != nullptr && block->reads_local;
    if (reads_local || HasDynamicBlocks(plan, resource)) names.push_back(std::move(name));
  }
  std::sort(names.begin(), names.end());
  names.erase(std::unique(names.begin(), names.end()), names.end());
  return names;
}

}  // namespace

std::string_view OperationKindName(OperationKind kind) {
  switch (kind) {
    case OperationKind::kCreate:
      return "create";
    case OperationKind::kUpdate:
      return "update";
    case OperationKind::kDelete:
      return "delete";
  }
  return "";
}

std::vector<OperationId> ApplyGraph::DirectlyBefore(OperationId operation) const {
  std::vector<OperationId> before;
  std::vector<bool> seen(waits_for.size());
  std::vector<ApplyNodeId> open = {{operation.value}};
  while (!open.empty()) {
    const ApplyNodeId node = open.back();
    open.pop_back();
    for (const ApplyNodeId next : waits_for[node.value]) {
      if (seen[next.value]) continue;
      seen[next.value] = true;
      if (next.value < operations.size()) {
        before.push_back({next.value});
      } else {
        open.push_back(next);
      }
    }
  }
  std::sort(before.begin(), before.end());
  return before;
}

bool ApplyGraph::MustPrecede(OperationId earlier, OperationId later) const {
  return Awaited(*this, {later.value})[earlier.value];
}

// TF-08: References order writes, through variables, outputs and modules; deletions follow the
// dependencies that the state remembers, backwards; create_before_destroy turns the order of a
// deletion and the writes around it.
ApplyGraph BuildApplyGraph(const LinkedPlan& linked) {
  const Plan& plan = linked.plan;
  ApplyGraph graph;
  for (size_t i = 0; i < plan.resources.size(); ++i) {
    const ResourceId id = plan.resources.IdAt(i);
    const Resource& resource = plan.resources[id];
    if (resource.mode == ResourceMode::kData) continue;
    for (const OperationKind kind : OperationsFor(resource.action)) {
      graph.operations.Add({id, kind});
    }
  }
  graph.waits_for.resize(graph.operations.size());
  const ConfigurationGraph configuration(plan, graph);
  PutOperationsIntoBlocks(plan, configuration, graph);
  HiddenOrder(linked, configuration, graph).Add();
  AddDeletionOrder(plan, configuration, graph);
  for (auto& awaited : graph.waits_for) {
    std::sort(awaited.begin(), awaited.end());
    awaited.erase(std::unique(awaited.begin(), awaited.end()), awaited.end());
  }
  graph.partly_known = PartlyKnown(plan, configuration, graph);
  return graph;
}

}  // namespace routesight

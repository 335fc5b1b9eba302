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
    graph.waits_for[block->ends.value].push_back({node});
  }
}

// A block that reads a local depends on what that is made of, which the plan does not contain. What
// the state remembers, or a link that was resolved to, stands in for it.
class OrderBehindLocals {
 public:
  OrderBehindLocals(const LinkedPlan& linked, const ConfigurationGraph& configuration,
                    ApplyGraph& graph)
      : linked_(linked), configuration_(configuration), graph_(graph) {}

  void Add() {
    const Plan& plan = linked_.plan;
    for (const Resource& resource : plan.resources) {
      for (const Symbol dependency : resource.stored_dependencies) {
        Connect(resource, plan.Text(dependency));
      }
    }
    for (const Link& link : linked_.links) {
      if (!link.to) continue;
      Connect(plan.resources[link.from], BlockAddress(plan, plan.resources[link.to->resource]));
    }
  }

 private:
  void Connect(const Resource& from, std::string_view to) {
    const BlockNodes* waiting = configuration_.Find(BlockAddress(linked_.plan, from));
    const BlockNodes* awaited = configuration_.Find(to);
    if (waiting == nullptr || awaited == nullptr || !waiting->reads_local) return;
    // What the configuration orders the other way round is no dependency any more.
    if (waiting == awaited || Awaited(graph_, awaited->ends)[waiting->begins.value]) return;
    auto& edges = graph_.waits_for[waiting->begins.value];
    if (std::find(edges.begin(), edges.end(), awaited->ends) == edges.end()) {
      edges.push_back(awaited->ends);
    }
  }

  const LinkedPlan& linked_;
  const ConfigurationGraph& configuration_;
  ApplyGraph& graph_;
};

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
  OrderBehindLocals(linked, configuration, graph).Add();
  AddDeletionOrder(plan, configuration, graph);
  for (auto& awaited : graph.waits_for) {
    std::sort(awaited.begin(), awaited.end());
    awaited.erase(std::unique(awaited.begin(), awaited.end()), awaited.end());
  }
  for (const auto& [name, block] : configuration.blocks()) {
    if (block.reads_local) graph.partly_known.push_back(name);
  }
  std::sort(graph.partly_known.begin(), graph.partly_known.end());
  return graph;
}

}  // namespace routesight

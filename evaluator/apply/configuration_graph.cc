#include "evaluator/apply/configuration_graph.h"

#include <algorithm>

#include "evaluator/base/text.h"
#include "evaluator/plan/resource_address.h"

namespace routesight {
namespace {

std::string BlockName(ResourceMode mode, std::string_view type, std::string_view name) {
  return Concat(mode == ResourceMode::kData ? "data." : "", type, ".", name);
}

std::string CallPrefix(std::string_view prefix, std::string_view call) {
  return Concat(prefix, "module.", call, ".");
}

}  // namespace

std::string BlockAddress(const Plan& plan, const Resource& resource) {
  std::string address;
  for (const std::string_view call : ModuleCallNames(plan.Text(resource.module))) {
    address = CallPrefix(address, call);
  }
  return address + BlockName(resource.mode, plan.Text(resource.type), plan.Text(resource.name));
}

ConfigurationGraph::ConfigurationGraph(const Plan& plan, ApplyGraph& graph)
    : plan_(plan), graph_(graph) {
  if (!plan.root_module.has_value()) return;
  const ConfiguredModule& root = plan.modules[plan.root_module];
  for (size_t i = 0; i < graph.operations.size(); ++i) {
    const Operation& operation = graph.operations[graph.operations.IdAt(i)];
    const Resource& resource = plan.resources[operation.resource];
    if (operation.kind == OperationKind::kDelete || resource.key_kind == KeyKind::kNone) continue;
    writes_[Concat(BlockAddress(plan, resource), "[", plan.Text(resource.key), "]")].push_back(
        {static_cast<uint32_t>(i)});
  }
  AddModule(root, "");
  reads_local_.resize(graph_.waits_for.size());
  Connect(root, "");
  FindLocalReaders();
}

const BlockNodes* ConfigurationGraph::Find(std::string_view block) const {
  const auto found = blocks_.find(ToAbsl(block));
  return found == blocks_.end() ? nullptr : &found->second;
}

ApplyNodeId ConfigurationGraph::AddNode() {
  graph_.waits_for.emplace_back();
  return {static_cast<uint32_t>(graph_.waits_for.size() - 1)};
}

void ConfigurationGraph::AddEdge(ApplyNodeId waiting, ApplyNodeId awaited) {
  graph_.waits_for[waiting.value].push_back(awaited);
}

void ConfigurationGraph::AddModule(const ConfiguredModule& module, const std::string& prefix) {
  const BlockNodes whole{AddNode(), AddNode()};
  modules_.emplace(prefix, whole);
  AddEdge(whole.ends, whole.begins);
  for (const ConfiguredResource& block : module.resources) {
    const BlockNodes nodes{AddNode(), AddNode()};
    AddEdge(nodes.begins, whole.begins);
    AddEdge(nodes.ends, nodes.begins);
    AddEdge(whole.ends, nodes.ends);
    blocks_.emplace(prefix + BlockName(block.mode, plan_.Text(block.type), plan_.Text(block.name)),
                    nodes);
  }
  for (const ConfiguredVariable& variable : module.variables) {
    const ApplyNodeId node = AddNode();
    AddEdge(node, whole.begins);
    values_.emplace(Concat(prefix, "var.", plan_.Text(variable.name)), node);
  }
  for (const ConfiguredOutput& output : module.outputs) {
    const ApplyNodeId node = AddNode();
    AddEdge(node, whole.begins);
    AddEdge(whole.ends, node);
    values_.emplace(Concat(prefix, "output.", plan_.Text(output.name)), node);
  }
  for (const ConfiguredModuleCall& call : module.calls) {
    const std::string inner = CallPrefix(prefix, plan_.Text(call.name));
    AddModule(plan_.modules[call.module], inner);
    AddEdge(modules_.at(inner).begins, whole.begins);
    AddEdge(whole.ends, modules_.at(inner).ends);
  }
}

void ConfigurationGraph::Connect(const ConfiguredModule& module, const std::string& prefix) {
  for (const ConfiguredResource& block : module.resources) ConnectBlock(block, prefix);
  for (const ConfiguredOutput& output : module.outputs) {
    const ApplyNodeId node = values_.at(Concat(prefix, "output.", plan_.Text(output.name)));
    Refer(node, output.value.references, prefix);
    Refer(node, output.depends_on, prefix);
  }
  for (const ConfiguredModuleCall& call : module.calls) ConnectCall(call, prefix);
}

void ConfigurationGraph::ConnectBlock(const ConfiguredResource& block, const std::string& prefix) {
  const std::string name = BlockName(block.mode, plan_.Text(block.type), plan_.Text(block.name));
  const ApplyNodeId node = blocks_.at(prefix + name).begins;
  for (const ConfiguredAttribute& attribute : block.attributes) {
    Refer(node, attribute.references, prefix);
  }
  for (const auto* references : {&block.other_references, &block.count.references,
                                 &block.for_each.references, &block.depends_on}) {
    Refer(node, *references, prefix);
  }
}

void ConfigurationGraph::ConnectCall(const ConfiguredModuleCall& call, const std::string& prefix) {
  const std::string inner = CallPrefix(prefix, plan_.Text(call.name));
  const ApplyNodeId begins = modules_.at(inner).begins;
  for (const auto* references :
       {&call.count.references, &call.for_each.references, &call.depends_on}) {
    Refer(begins, *references, prefix);
  }
  for (const ConfiguredAttribute& argument : call.arguments) {
    // The argument of an object that is written out has a path behind the variable's name.
    const std::string_view path = plan_.Text(argument.path);
    const auto variable = values_.find(Concat(inner, "var.", path.substr(0, path.find('.'))));
    if (variable != values_.end()) Refer(variable->second, argument.references, prefix);
  }
  Connect(plan_.modules[call.module], inner);
}

void ConfigurationGraph::ReferToBlock(ApplyNodeId node, const ReferenceTerm& term,
                                      const std::string& prefix) {
  const ResourceMode mode =
      term.kind == ReferenceKind::kData ? ResourceMode::kData : ResourceMode::kManaged;
  const std::string name = prefix + BlockName(mode, term.type, term.name);
  const BlockNodes* block = Find(name);
  // A block may name itself in its own provisioners.
  if (block == nullptr || block->begins == node) return;
  if (!term.steps.empty() && term.steps.front().kind == StepKind::kKey) {
    const auto written = writes_.find(Concat(name, "[", term.steps.front().text, "]"));
    if (written != writes_.end()) {
      for (const ApplyNodeId write : written->second) AddEdge(node, write);
      return;
    }
  }
  AddEdge(node, block->ends);
}

void ConfigurationGraph::ReferToModule(ApplyNodeId node, const ReferenceTerm& term,
                                       const std::string& prefix) {
  const std::string inner = CallPrefix(prefix, term.name);
  const auto output =
      std::find_if(term.steps.begin(), term.steps.end(),
                   [](const ReferenceStep& step) { return step.kind == StepKind::kAttribute; });
  if (output != term.steps.end()) {
    const auto value = values_.find(Concat(inner, "output.", output->text));
    if (value != values_.end()) {
      AddEdge(node, value->second);
      return;
    }
  }
  const auto module = modules_.find(inner);
  if (module != modules_.end()) AddEdge(node, module->second.ends);
}

void ConfigurationGraph::Refer(ApplyNodeId node, std::span<const Symbol> references,
                               const std::string& prefix) {
  for (const ReferenceTerm& term : ParseExpression(plan_, references)) {
    switch (term.kind) {
      case ReferenceKind::kManaged:
      case ReferenceKind::kData:
        ReferToBlock(node, term, prefix);
        break;
      case ReferenceKind::kModule:
        ReferToModule(node, term, prefix);
        break;
      case ReferenceKind::kVariable: {
        const auto value = values_.find(Concat(prefix, "var.", term.name));
        if (value != values_.end()) AddEdge(node, value->second);
        break;
      }
      case ReferenceKind::kLocal:
        reads_local_[node.value] = true;
        break;
      case ReferenceKind::kEachKey:
      case ReferenceKind::kEachValue:
      case ReferenceKind::kCountIndex:
      case ReferenceKind::kOther:
        break;
    }
  }
}

// A block reads a local also through the variables and outputs that it refers to, and through its
// module.
void ConfigurationGraph::FindLocalReaders() {
  std::vector<bool> is_block_end(graph_.waits_for.size());
  for (const auto& [name, nodes] : blocks_) is_block_end[nodes.ends.value] = true;
  for (const auto& [name, nodes] : modules_) is_block_end[nodes.ends.value] = true;
  for (auto& [name, block] : blocks_) {
    std::vector<ApplyNodeId> open = {block.begins};
    std::vector<bool> seen(graph_.waits_for.size());
    while (!open.empty() && !block.reads_local) {
      const ApplyNodeId node = open.back();
      open.pop_back();
      if (seen[node.value]) continue;
      seen[node.value] = true;
      block.reads_local = reads_local_[node.value];
      for (const ApplyNodeId next : graph_.waits_for[node.value]) {
        if (!is_block_end[next.value]) open.push_back(next);
      }
    }
  }
}

}  // namespace routesight

// The order that the configuration gives: blocks, variables, outputs and modules, and what each
// refers to. A reference to a block is one to all its instances, in all instances of its module;
// one with a written-out key is to the instance of that key only, where the apply writes it.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "evaluator/apply/apply_graph.h"
#include "evaluator/links/reference_expression.h"

namespace routesight {

// The block of a resource, with modules but without instance keys: module.hub.azurerm_subnet.app.
std::string BlockAddress(const Plan& plan, const Resource& resource);

// A block is two nodes, so that all its instances can stand between them.
struct BlockNodes {
  ApplyNodeId begins;  // Everything that it refers to is done.
  ApplyNodeId ends;    // All its instances are done.
  bool reads_local = false;
};

class ConfigurationGraph {
 public:
  // Adds its nodes and edges to `graph`.
  ConfigurationGraph(const Plan& plan, ApplyGraph& graph);

  // By the block's address; null if the configuration does not have it.
  const BlockNodes* Find(std::string_view block) const;
  const absl::flat_hash_map<std::string, BlockNodes>& blocks() const { return blocks_; }

 private:
  ApplyNodeId AddNode();
  void AddEdge(ApplyNodeId waiting, ApplyNodeId awaited);
  void AddModule(const ConfiguredModule& module, const std::string& prefix);
  void Connect(const ConfiguredModule& module, const std::string& prefix);
  void ConnectBlock(const ConfiguredResource& block, const std::string& prefix);
  void ConnectCall(const ConfiguredModuleCall& call, const std::string& prefix);
  // Lets `node` wait for what expressions in the module at `prefix` refer to.
  void Refer(ApplyNodeId node, std::span<const Symbol> references, const std::string& prefix);
  void ReferToBlock(ApplyNodeId node, const ReferenceTerm& term, const std::string& prefix);
  void ReferToModule(ApplyNodeId node, const ReferenceTerm& term, const std::string& prefix);
  void FindLocalReaders();

  const Plan& plan_;
  ApplyGraph& graph_;
  absl::flat_hash_map<std::string, BlockNodes> blocks_;
  // module.hub.var.name, module.hub.output.name, and of modules module.hub. with the dot.
  absl::flat_hash_map<std::string, ApplyNodeId> values_;
  absl::flat_hash_map<std::string, BlockNodes> modules_;
  // What creates or updates the instance of a key, by module.hub.azurerm_subnet.app[key].
  absl::flat_hash_map<std::string, std::vector<ApplyNodeId>> writes_;
  std::vector<bool> reads_local_;  // By node.
};

}  // namespace routesight

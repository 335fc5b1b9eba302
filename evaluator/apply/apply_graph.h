// What Terraform does in an apply, and in which order it must: the operations of the plan and what
// each of them waits for.
// https://developer.hashicorp.com/terraform/internals/graph
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "evaluator/base/table.h"
#include "evaluator/configuration/configuration.h"
#include "evaluator/links/linked_plan.h"
#include "evaluator/plan/plan.h"

namespace routesight {

struct OperationTag;
using OperationId = Id<OperationTag>;

// A call to the provider. A replacement is two operations.
struct Operation {
  ResourceId resource;
  OperationKind kind = OperationKind::kCreate;
};

// "create", "update" or "delete".
std::string_view OperationKindName(OperationKind kind);

struct ApplyNodeTag;
using ApplyNodeId = Id<ApplyNodeTag>;

// Only what Terraform orders is ordered; whatever else holds operations apart is a lock. The first
// nodes are the operations, by their ids; the others are what carries order and takes no time:
// blocks, variables, outputs, modules.
struct ApplyGraph {
  // Sorted by address; the two of a replacement in their order.
  Table<OperationId, Operation> operations;
  std::vector<std::vector<ApplyNodeId>> waits_for;  // By node; sorted.
  // Blocks with operations whose references the plan does not show in full: they read a local or
  // have a `dynamic` block, of which it contains neither. Their order is known as far as a state or
  // a resolved link tells it.
  std::vector<std::string> partly_known;  // module.hub.azurerm_subnet.app; sorted.

  // The operations that `operation` waits for with no other operation between, sorted.
  std::vector<OperationId> DirectlyBefore(OperationId operation) const;
  // Whether `later` can begin only when `earlier` has ended.
  bool MustPrecede(OperationId earlier, OperationId later) const;
};

// Of the plan itself, not of those that are read beside it.
ApplyGraph BuildApplyGraph(const LinkedPlan& linked);

}  // namespace routesight

// Terraform's walk over the operations of an apply, in time.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "evaluator/apply/apply_graph.h"

namespace routesight {

struct ScheduledOperation {
  double begin_seconds = 0;  // Of the call to Azure: behind whatever lock it has to wait for.
  double end_seconds = 0;
};

struct Schedule {
  std::vector<ScheduledOperation> operations;  // By operation.
  // The graph went in a circle, which Terraform's never does: the order is not to be relied on.
  bool cyclic = false;
};

// Starts what is ready, at most `parallelism` (>= 1) at a time; Terraform does not say which first,
// here it is the lowest id. What waits for a lock counts as running. `seconds` and `locks` are by
// operation.
Schedule ScheduleOperations(const ApplyGraph& graph,
                            std::span<const std::vector<std::string>> locks,
                            std::span<const double> seconds, size_t parallelism);

}  // namespace routesight

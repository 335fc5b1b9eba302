// What an apply may do to traffic beside what is expected: interruptions that are possible, other
// orders, and operations that Azure refuses.
#pragma once

#include <string>
#include <vector>

#include "evaluator/timeline/apply_events.h"
#include "evaluator/timeline/network_source.h"
#include "evaluator/timeline/timeline.h"

namespace routesight {

// The operations of an apply, and when they run.
struct ApplyOrder {
  ApplyGraph graph;
  std::vector<std::vector<std::string>> locks;  // By operation.
  Walks walks;
  std::vector<Interruption> interruptions;
  std::vector<bool> relevant;  // By operation: whether it concerns the network.
};

// What an operation does by what it writes.
Cause CauseBy(const Plan& plan, const ApplyOrder& order, OperationId operation);

// Adds it to an apply that has its operations, steps and windows.
void AddWhatMayHappen(const NetworkSource& source, const ApplyOrder& order, const Timeline& ends,
                      ApplyTimeline& apply);

}  // namespace routesight

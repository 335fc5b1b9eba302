// The apply of the first plan between its two ends: which operations run when, and what the network
// is after each moment at which something changes.
#pragma once

#include <span>

#include "evaluator/apply/apply_graph.h"
#include "evaluator/timeline/network_source.h"
#include "evaluator/timeline/timeline.h"

namespace routesight {

// An order that the plan does not ask for.
struct AddedOrder {
  OperationId earlier;
  OperationId later;
};

// `ends` has the snapshots before and after. `added` makes no circle with the order of the plan.
ApplyTimeline SimulateApply(const NetworkSource& source, const Timeline& ends,
                            std::span<const AddedOrder> added);

}  // namespace routesight

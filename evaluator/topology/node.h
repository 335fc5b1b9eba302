// What every thing in a topology has.
#pragma once

#include <vector>

#include "evaluator/base/gap.h"
#include "evaluator/base/id.h"
#include "evaluator/base/symbol.h"

namespace routesight {

using GapId = Id<Gap>;

// A node's identity across moments is the text of its name.
struct Node {
  Symbol name;    // Terraform address; `<network address>#subnet:<name>` for an inline subnet;
                  // the ARM id for what lies outside the plan.
  Symbol arm_id;  // As Azure writes it; none while it is not known or must not be shown.
  std::vector<GapId> gaps;  // What is not known of this node.
  // What is not known of it and is in the way of packets only: no table depends on it.
  std::vector<GapId> path_gaps;
};

}  // namespace routesight

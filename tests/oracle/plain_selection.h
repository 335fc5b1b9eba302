// Route selection written down a second time, step by step over whole tables instead of pair by
// pair, to hold the fast one to. Shares no code with it.
#pragma once

#include <vector>

#include "evaluator/forwarding/select_routes.h"

namespace routesight {

// The places in `candidates` of the routes that are active, and of those that are shown as invalid.
struct PlainSelection {
  std::vector<size_t> active;
  std::vector<size_t> invalid;
};

PlainSelection SelectPlainly(const std::vector<Route>& candidates, Propagation propagation);

}  // namespace routesight

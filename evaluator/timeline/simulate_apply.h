// The apply of the first plan between its two ends: which operations run when, and what the network
// is after each moment at which something changes.
#pragma once

#include "evaluator/timeline/network_source.h"
#include "evaluator/timeline/timeline.h"

namespace routesight {

// `ends` has the snapshots before and after.
ApplyTimeline SimulateApply(const NetworkSource& source, const Timeline& ends);

}  // namespace routesight

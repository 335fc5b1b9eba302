// Learned or advertised routes of a BGP speaker against their prediction.
#pragma once

#include <vector>

#include "evaluator/report/rib_views.h"
#include "evaluator/verify/parse_observed.h"
#include "evaluator/verify/verification.h"

namespace routesight {

// What the views show together, as Azure does: without what is rejected on arrival and without the
// networks of the speaker's own AS, which have no path when they are learned.
std::vector<RouteRow> PredictedBgpRows(const std::vector<RibView>& views);

// Rows are the same if prefix and AS path are, and the next hops, where the record shows any. All
// views are of `kind`. The networks of the speaker's own AS are left out of what was learned.
ComparedRows CompareBgpRoutes(const ObservedBgpRoutes& observed, const std::vector<RibView>& views,
                              RecordKind kind);

}  // namespace routesight

// The loop that all comparisons of observed with predicted rows share.
#pragma once

#include <vector>

#include "evaluator/forwarding/route_row.h"
#include "evaluator/verify/verification.h"

namespace routesight {

// When an observed row and a predicted one are the same.
struct RowLikeness {
  // All but the next hops.
  bool (*is_same)(const RouteRow& observed, const RouteRow& predicted);
  // The next hops; rows whose next hops are kDifferent are not the same.
  HopsAgreement (*hops)(const RouteRow& observed, const RouteRow& predicted);
};

// Each observed row takes the first predicted row that is the same and that no other took. A miss
// names what is there for its prefix instead, best a row that differs in its next hops only.
// Sorted.
std::vector<VerifiedRow> MatchRows(const std::vector<RouteRow>& observed,
                                   const std::vector<RouteRow>& predicted,
                                   const RowLikeness& likeness);

}  // namespace routesight

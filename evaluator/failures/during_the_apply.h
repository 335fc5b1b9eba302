// Single failures while the apply runs: where traffic relies on one device because of the apply.
#pragma once

#include <vector>

#include "evaluator/failures/analyse_failures.h"

namespace routesight {

// The failures that cost traffic at a step, and cost that traffic neither before nor after the
// apply. Traffic that does not arrive before the apply, or at the step without a failure, is not
// for this to tell.
DuringAnalysis AnalyseFailuresDuringApply(const Timeline& timeline, const FailureAnalysis& after,
                                          const std::vector<AssumedFailure>& named);

}  // namespace routesight

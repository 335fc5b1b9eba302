// What the configuration file would have to say for the predictions to be what Azure showed.
#pragma once

#include <vector>

#include "evaluator/report/rib_views.h"
#include "evaluator/timeline/timeline.h"
#include "evaluator/verify/verification.h"

namespace routesight {

// Only what follows from a record: where several speakers may be meant, none is suggested. Sorted
// by place. `speakers` are those of the snapshot.
std::vector<Suggestion> SuggestAssumptions(const Snapshot& snapshot,
                                           const std::vector<RibSpeaker>& speakers,
                                           const std::vector<VerifiedRecord>& records);

}  // namespace routesight

// Which BGP speaker and peer a record is of.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "evaluator/base/gap.h"
#include "evaluator/report/rib_views.h"
#include "evaluator/timeline/timeline.h"
#include "evaluator/verify/verification.h"

namespace routesight {

struct FoundView {
  std::string speaker;
  std::string peer;  // Empty: all peers.
  std::vector<RibView> views;
  std::vector<Gap> gaps;  // What is not known of the speaker. Sorted.
};

// `name` is SPEAKER or SPEAKER:PEER as `rib` calls them, the ARM id of a route server or gateway
// for the former, or the address of a BGP connection for both. `speakers` are those of the
// snapshot. Fails with kNotFound for a name of nothing, with kind words.
absl::StatusOr<FoundView> FindView(const Snapshot& snapshot,
                                   const std::vector<RibSpeaker>& speakers, RecordKind kind,
                                   std::string_view name);

}  // namespace routesight

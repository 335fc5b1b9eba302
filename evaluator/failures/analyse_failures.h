// What each failure costs: which traffic is lost, which goes another way, and which nobody knows.
#pragma once

#include <string>
#include <vector>

#include "evaluator/failures/detection.h"
#include "evaluator/failures/failure.h"
#include "evaluator/failures/outage.h"
#include "evaluator/paths/traffic.h"

namespace routesight {

// Traffic that fares otherwise than without the failure.
struct AffectedTraffic {
  std::string from;                  // As WayEnd.
  std::vector<std::string> subnets;  // That `from` stands for; empty for what is outside.
  std::string to;
  std::vector<std::string> via_before;  // What its ways pass, where it goes another way.
  std::vector<std::string> via;
  std::string reason;  // Of what is lost, or not known: in words; may be empty.
  friend auto operator<=>(const AffectedTraffic&, const AffectedTraffic&) = default;
};

struct FailureEffect {
  FailureKind kind = FailureKind::kNamed;
  std::string name;
  std::vector<std::string> unknown_names;  // As Failure.
  Detection detection;
  // Each sorted. Who is inside what failed is in none of them.
  std::vector<AffectedTraffic> lost;
  std::vector<AffectedTraffic> moved;
  std::vector<AffectedTraffic> unknown;
};

struct FailureAnalysis {
  std::vector<FailureEffect> effects;  // In the order of ListFailures.
  // Names of failures that were not looked at: there are too many ways, or some that cannot be
  // followed then.
  std::vector<std::string> left_out;
};

// After the apply; the snapshot is changed meanwhile and is in the end as it was (see outage.h).
// Both kinds of reuse give the same.
FailureAnalysis AnalyseFailures(Snapshot& after, const std::vector<AssumedFailure>& named,
                                Reuse reuse);

}  // namespace routesight

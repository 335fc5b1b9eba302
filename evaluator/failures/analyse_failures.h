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
  std::string reason;                   // Of what is lost, or not known: in words; may be empty.
  std::vector<std::string> to_subnets;  // As `subnets`, of the destination.
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

// A failure that costs traffic at steps of the apply only.
struct StepFailure {
  size_t from_step = 0;  // The first step at which it does, and the last one.
  size_t to_step = 0;
  FailureKind kind = FailureKind::kNamed;
  std::string name;
  Detection detection;
  std::vector<AffectedTraffic> lost;
};

struct DuringAnalysis {
  std::vector<StepFailure> failures;   // In order of time.
  std::vector<size_t> steps_left_out;  // At which not all failures were looked at.
};

struct FailureAnalysis {
  std::vector<FailureEffect> effects;  // In the order of ListFailures.
  // Names of failures that were not looked at: there are too many ways, or some that cannot be
  // followed then.
  std::vector<std::string> left_out;
  DuringAnalysis during;  // Of the analysis after an apply; see during_the_apply.h.
};

// The ways that are followed of one network at most; each takes some microseconds.
inline constexpr size_t kMostWaysOfFailures = 200'000;

// Both kinds of reuse give the same. No more than `most_ways` ways are followed.
FailureAnalysis AnalyseFailures(const Snapshot& snapshot, const std::vector<AssumedFailure>& named,
                                Reuse reuse, size_t most_ways);

}  // namespace routesight

// Generated plans, read once: what benchmarks start from.
#pragma once

#include <string>
#include <vector>

#include "evaluator/configuration/configuration.h"
#include "evaluator/links/linked_plan.h"
#include "evaluator/plan/moment.h"
#include "evaluator/timeline/timeline.h"

namespace routesight {

struct LoadedPlan {
  Configuration configuration;
  std::vector<LinkedPlan> plans;  // One.
};

// Those that CMakeLists.txt generates.
inline constexpr const char* kNetwork = "network";
inline constexpr const char* kSmallNetwork = "small-network";
inline constexpr const char* kFewPrefixes = "few-prefixes";
inline constexpr const char* kManyPrefixes = "many-prefixes";

// Ends the program when the plan cannot be read.
const LoadedPlan& Load(const std::string& name);

// The network at a moment, with everything computed from it: one base computation.
Snapshot SnapshotAt(const LoadedPlan& plan, const Moment& moment);

}  // namespace routesight

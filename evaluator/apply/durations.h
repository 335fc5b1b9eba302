// How long the operations of an apply take: built-in estimates with their sources, and what the
// configuration file says instead.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "evaluator/apply/apply_graph.h"
#include "evaluator/base/duration.h"
#include "evaluator/configuration/configuration.h"

namespace routesight {

enum class DurationBasis : uint8_t { kObserved, kDocumented, kAssumed, kConfigured };

// "observed", "documented", "assumed" or "configured".
std::string_view DurationBasisName(DurationBasis basis);

struct DurationEstimate {
  Duration duration;
  DurationBasis basis = DurationBasis::kAssumed;
  std::string_view source;  // An address, or a sentence where nobody has published one.
};

// In seconds.
constexpr DurationEstimate Observed(double min, double typical, double max,
                                    std::string_view source) {
  return {{min, typical, max}, DurationBasis::kObserved, source};
}
constexpr DurationEstimate Documented(double min, double typical, double max,
                                      std::string_view source) {
  return {{min, typical, max}, DurationBasis::kDocumented, source};
}

// All estimates of one resource type; what is empty falls back to those of any resource.
struct TypeDurations {
  std::string_view type;
  DurationEstimate create;
  DurationEstimate update;
  DurationEstimate removal;
};

// Sorted by type.
std::span<const TypeDurations> BuiltInDurations();

// Of an operation: by the built-in table, then by the overrides for its type, then by those for its
// address.
DurationEstimate EstimateDuration(const Plan& plan, const Operation& operation,
                                  std::span<const DurationOverride> overrides);

}  // namespace routesight

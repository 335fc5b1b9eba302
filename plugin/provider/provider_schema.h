// What the provider offers: names, types and descriptions.
#pragma once

#include "plugin/protocol/schema.h"

namespace routesight {

inline constexpr const char* kEvaluationSource = "routesight_evaluation";
inline constexpr const char* kEffectiveRoutesSource = "routesight_effective_routes";
inline constexpr const char* kPathSource = "routesight_path";
inline constexpr const char* kEvaluateFunction = "evaluate";
inline constexpr const char* kEffectiveRoutesFunction = "effective_routes";
inline constexpr const char* kNextHopFunction = "next_hop";

ProviderSchema MakeProviderSchema();

}  // namespace routesight

// The words that reports about the apply share.
#pragma once

#include <string>
#include <string_view>

#include "evaluator/timeline/timeline.h"

namespace routesight {

// "moved", "diverted", "down" or "gained".
std::string_view WindowKindName(WindowKind kind);

// "forwarded" or "dropped".
std::string_view DeliveryName(Delivery delivery);

// 45 s, 2 min 30 s, 1 h 5 min: to the second below ten minutes, else to the minute.
std::string DurationText(double seconds);

// "about 5 s (4 s to 2 min)"; without the brackets when there is nothing between.
std::string DurationRangeText(const Duration& duration);

// "VirtualAppliance 10.0.1.4", "no next hop".
std::string WayText(const WindowPhase& phase);

}  // namespace routesight

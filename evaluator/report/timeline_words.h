// The words that reports about the apply share.
#pragma once

#include <string>
#include <string_view>

#include "evaluator/timeline/timeline.h"

namespace routesight {

// "moved", "diverted", "down", "looping" or "gained".
std::string_view WindowKindName(WindowKind kind);

// "arrives", "partly_lost", "dropped" …
std::string_view DeliveryName(Delivery delivery);

// "before", "after", "step 3".
std::string MomentName(std::string_view at);

// "before the apply", "after the apply", "at step 3 of the apply".
std::string MomentInWords(std::string_view at);

// 45 s, 2 min 30 s, 1 h 5 min: to the second below ten minutes, else to the minute.
std::string DurationText(double seconds);

// "about 5 s (4 s to 2 min)"; without the brackets when there is nothing between.
std::string DurationRangeText(const Duration& duration);

// "VirtualAppliance 10.0.1.4 via fw-hub1", "dropped: no route".
std::string WayText(const WindowPhase& phase);

// "10.0.0.0/8, 0.0.0.0/0 without 10.1.0.0/16".
std::string DestinationsText(const Window& window);

}  // namespace routesight

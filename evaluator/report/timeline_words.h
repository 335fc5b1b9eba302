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

// "VirtualAppliance 10.0.1.4 via fw-hub1", "dropped: no route".
std::string WayText(const WindowPhase& phase);

// "10.0.0.0/8, 0.0.0.0/0 without 10.1.0.0/16".
std::string DestinationsText(const Window& window);

}  // namespace routesight

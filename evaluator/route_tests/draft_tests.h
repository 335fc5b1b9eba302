// Route tests that hold today, so that a team can start from them.
#pragma once

#include <cstddef>
#include <vector>

#include "evaluator/configuration/configuration.h"
#include "evaluator/timeline/timeline.h"

namespace routesight {

struct TestDraft {
  std::vector<RouteTest> tests;  // Sorted by source, then destination. Without places.
  size_t left_out = 0;           // For want of room.
};

// Of the network before the apply, or after it where nothing was there before: what is known to
// arrive, between subnets, on-premises networks and the Internet.
TestDraft DraftRouteTests(const Timeline& timeline);

}  // namespace routesight

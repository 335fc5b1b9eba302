// What would give packets another fate, or bring both ways through the same devices.
#pragma once

#include <string>
#include <vector>

#include "evaluator/paths/round_trip.h"
#include "evaluator/timeline/timeline.h"

namespace routesight {

// Sentences without a full stop, each once; none where nothing is lost or uneven, or where only
// what the ways themselves name would help.
std::vector<std::string> WhatWouldChange(const Snapshot& snapshot, const RoundTrip& trip);

}  // namespace routesight

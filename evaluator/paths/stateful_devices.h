// SEL-09: Which stateful devices the two ways cross.
#pragma once

#include <string>
#include <vector>

#include "evaluator/paths/round_trip.h"

namespace routesight {

struct StatefulComparison {
  bool same = false;              // Every way there and every way back crosses the same ones.
  bool may_be_same = false;       // Some way there and some way back cross the same ones.
  bool too_many = false;          // Too many combinations to compare.
  std::vector<std::string> both;  // Crossed there and back. Sorted.
  std::vector<std::string> forward_only;
  std::vector<std::string> back_only;
};

// Members behind one frontend count as one device as long as both ways go through that frontend:
// the load balancer hands both directions to the same member.
StatefulComparison CompareStatefulDevices(const Surroundings& around, const RoundTrip& trip);

}  // namespace routesight

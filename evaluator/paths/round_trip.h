// The way there, the way back, and whether stateful devices see both.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "evaluator/paths/origin.h"
#include "evaluator/paths/path.h"
#include "evaluator/paths/surroundings.h"

namespace routesight {

// One leg of the way back: to the source, or to who translated its address.
struct ReturnLeg {
  std::string from;
  Path path;  // Without hops where the packet is there at once, or where `unknown` says why not.
  std::optional<Gap> unknown;
};

// The way back of packets that arrived at one end of the way there.
struct WayBack {
  std::vector<ReturnLeg> legs;  // In order; each of them arrives before the next begins.
};

enum class Symmetry : uint8_t {
  kSymmetric,       // Both ways cross the same stateful devices, or none.
  kAsymmetric,      // They do not.
  kMayDiffer,       // Equal-cost ways cross different ones, so they need not be the same.
  kReturnIsLost,    // The way back does not arrive.
  kNothingReturns,  // The way there does not arrive.
  kUnknown,
};
std::string_view SymmetryName(Symmetry symmetry);

struct RoundTrip {
  Path forward;
  std::vector<WayBack> back;
  Symmetry symmetry = Symmetry::kUnknown;
  // Stateful devices that both ways cross. Sorted.
  std::vector<std::string> both;
  // Stateful devices that one way may cross and the other does not. Sorted.
  std::vector<std::string> forward_only;
  std::vector<std::string> back_only;
};

RoundTrip TraceBothWays(const Surroundings& around, const Origin& origin, IpAddress destination);

}  // namespace routesight

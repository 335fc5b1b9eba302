// How long it takes until the network has noticed that something failed, and sends packets
// another way.
#pragma once

#include <optional>
#include <string_view>

#include "evaluator/base/rule.h"
#include "evaluator/failures/failure.h"

namespace routesight {

struct DetectionTime {
  double min_seconds = 0;
  double typical_seconds = 0;
  double max_seconds = 0;
};

struct Detection {
  std::optional<DetectionTime> seconds;  // None: nothing notices it, or nobody knows how long.
  std::string_view how;                  // A sentence without a full stop.
  Basis basis = Basis::kDocumented;
  std::string_view source;  // URL.
};

Detection DetectionOf(const Failure& failure, const Snapshot& base);

}  // namespace routesight

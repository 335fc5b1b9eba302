// How long something takes, and how reports say so.
#pragma once

#include <string>

namespace routesight {

struct Duration {
  double min_seconds = 0;
  double typical_seconds = 0;
  double max_seconds = 0;

  friend bool operator==(const Duration&, const Duration&) = default;
};

// 45 s, 2 min 30 s, 1 h 5 min: to the second below ten minutes, else to the minute.
std::string DurationText(double seconds);

// "about 5 s (4 s to 2 min)"; without the brackets when there is nothing between.
std::string DurationRangeText(const Duration& duration);

}  // namespace routesight

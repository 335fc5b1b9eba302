#include "evaluator/base/duration.h"

#include <algorithm>
#include <cmath>

#include "evaluator/base/text.h"

namespace routesight {

std::string DurationText(double seconds) {
  const long whole = std::lround(std::max(seconds, 0.0));
  if (whole < 60) return Concat(whole, " s");
  const long left = whole < 600 ? whole % 60 : 0;
  const long minutes = whole < 600 ? whole / 60 : (whole + 30) / 60;
  if (minutes < 60) return Concat(minutes, " min", left == 0 ? "" : Concat(" ", left, " s"));
  const long rest = minutes % 60;
  return Concat(minutes / 60, " h", rest == 0 ? "" : Concat(" ", rest, " min"));
}

std::string DurationRangeText(const Duration& duration) {
  const std::string usual = Concat("about ", DurationText(duration.typical_seconds));
  const std::string min = DurationText(duration.min_seconds);
  const std::string max = DurationText(duration.max_seconds);
  return min == max ? usual : Concat(usual, " (", min, " to ", max, ")");
}

}  // namespace routesight

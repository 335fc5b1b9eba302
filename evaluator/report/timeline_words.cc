#include "evaluator/report/timeline_words.h"

#include <cmath>

#include "evaluator/base/text.h"

namespace routesight {

std::string_view WindowKindName(WindowKind kind) {
  switch (kind) {
    case WindowKind::kMoved:
      return "moved";
    case WindowKind::kDiverted:
      return "diverted";
    case WindowKind::kDown:
      return "down";
    case WindowKind::kGained:
      return "gained";
  }
  return "";
}

std::string_view DeliveryName(Delivery delivery) {
  switch (delivery) {
    case Delivery::kForwarded:
      return "forwarded";
    case Delivery::kDropped:
      return "dropped";
  }
  return "";
}

std::string DurationText(double seconds) {
  const auto whole = static_cast<long>(std::lround(seconds));
  if (whole < 60) return Concat(whole, " s");
  const long left = whole < 600 ? whole % 60 : 0;
  const long minutes = whole < 600 ? whole / 60 : (whole + 30) / 60;
  if (minutes < 60) return Concat(minutes, " min", left == 0 ? "" : Concat(" ", left, " s"));
  const long rest = minutes % 60;
  return Concat(minutes / 60, " h", rest == 0 ? "" : Concat(" ", rest, " min"));
}

std::string DurationRangeText(const Duration& duration) {
  const std::string typical = DurationText(duration.typical_seconds);
  const std::string min = DurationText(duration.min_seconds);
  const std::string max = DurationText(duration.max_seconds);
  if (min == max) return Concat("about ", typical);
  return Concat("about ", typical, " (", min, " to ", max, ")");
}

std::string WayText(const WindowPhase& phase) {
  if (!phase.row) return "no next hop";
  const std::string ips = Join(phase.row->next_hop_ips, ", ");
  const std::string way =
      ips.empty() ? phase.row->next_hop_type : Concat(phase.row->next_hop_type, " ", ips);
  return phase.delivery == Delivery::kForwarded ? way : Concat(way, ", which nothing has");
}

}  // namespace routesight

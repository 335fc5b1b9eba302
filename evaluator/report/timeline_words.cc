#include "evaluator/report/timeline_words.h"

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
    case WindowKind::kLooping:
      return "looping";
    case WindowKind::kGained:
      return "gained";
  }
  return "";
}

std::string_view DeliveryName(Delivery delivery) {
  switch (delivery) {
    case Delivery::kArrives:
      return "arrives";
    case Delivery::kUnknown:
      return "unknown";
    case Delivery::kPartlyLost:
      return "partly_lost";
    case Delivery::kAnswersLost:
      return "answers_lost";
    case Delivery::kLooping:
      return "looping";
    case Delivery::kDropped:
      return "dropped";
  }
  return "";
}

std::string MomentName(std::string_view at) {
  return at == "before" || at == "after" ? std::string(at) : Concat("step ", at);
}

std::string MomentInWords(std::string_view at) {
  return Concat(at == "before" || at == "after" ? "" : "at ", MomentName(at),
                at == "before" || at == "after" ? "" : " of", " the apply");
}

std::string WayText(const WindowPhase& phase) {
  std::string way;
  if (phase.row) {
    const std::string ips = Join(phase.row->next_hop_ips, ", ");
    way = ips.empty() ? phase.row->next_hop_type : Concat(phase.row->next_hop_type, " ", ips);
  }
  if (!phase.via.empty()) {
    way += Concat(way.empty() ? "via " : " via ", Join(phase.via, ", "));
  }
  if (phase.end.empty()) return way.empty() ? "arrives" : way;
  return Concat(way, way.empty() ? "" : "; ", phase.end);
}

std::string DestinationsText(const Window& window) {
  std::string text = Join(window.prefixes, ", ");
  if (!window.but_not.empty()) text += Concat(" without ", Join(window.but_not, ", "));
  return text;
}

}  // namespace routesight

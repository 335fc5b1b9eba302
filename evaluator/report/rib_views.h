// What each BGP speaker learns from and announces to each peer, as reports show it. The instances
// of a route server or gateway are one speaker.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "evaluator/report/text_style.h"
#include "evaluator/timeline/timeline.h"

namespace routesight {

struct RibRoute {
  std::string prefix;
  std::vector<std::string> next_hop_ips;  // Sorted; a text where the address is not known.
  std::vector<uint32_t> as_path;          // As the receiver hears it, nearest first.
  std::string state;                      // best, ecmp, lost, rejected
  std::string rule;                       // Of lost and rejected ones; else empty.

  friend auto operator<=>(const RibRoute&, const RibRoute&) = default;
};

// Sessions that are down because more prefixes arrive over them than a limit allows.
struct RibSessionsDown {
  std::string rule;
  uint32_t prefixes = 0;  // That arrive, over the session over which most do.
  uint32_t limit = 0;
  int sessions = 0;     // So many of the view are down,
  int of_sessions = 0;  // of so many.
};

struct RibView {
  std::string peer;
  std::string direction;         // learned, advertised
  std::vector<RibRoute> routes;  // Sorted by prefix.
  std::optional<RibSessionsDown> down;
};

struct RibSpeaker {
  std::string name;
  std::string kind;  // route_server, vpn_gateway, …
  uint32_t asn = 0;
  std::string at;              // before, after, or a step
  std::vector<RibView> views;  // Sorted by peer, learned first.
};

// Before and after. Sorted by name, then moment.
std::vector<RibSpeaker> ListRibs(const Timeline& timeline);
// At one moment. Sorted by name.
std::vector<RibSpeaker> ListRibs(const Snapshot& snapshot);

std::string RibsAsJson(const std::vector<RibSpeaker>& speakers);
std::string RibsAsText(const std::vector<RibSpeaker>& speakers, const TextStyle& style);

}  // namespace routesight

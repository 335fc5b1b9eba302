// The ways between all that sends and all that packets may go to, looked at once for the detectors
// that judge ways: what of them deserves a word.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "evaluator/paths/traffic.h"
#include "evaluator/timeline/timeline.h"
#include "evaluator/ways/way_ends.h"

namespace routesight {

// Packets that come back to where they were.
struct LoopingWay {
  WayEnd from;
  WayEnd to;
  Device device;                // That sends them to itself, or where the circle closes.
  std::optional<RouteRow> row;  // That leads there.
  std::optional<RuleId> rule;
};

// A row of a table whose packets are dropped where it leads.
struct DeadRow {
  SubnetId subnet;  // Whose table has it.
  Route route;
  Symbol next_hop;
  Fate fate = Fate::kNextHopUnreachable;
  std::optional<RuleId> rule;
  std::string reason;
  friend bool operator==(const DeadRow& a, const DeadRow& b) {
    return a.subnet == b.subnet && a.route.prefix == b.route.prefix && a.next_hop == b.next_hop;
  }
};

// Packets that arrive, and whose answers take another way or are lost.
struct UnevenWay {
  WayEnd from;
  WayEnd to;
  Symmetry symmetry = Symmetry::kAsymmetric;
  std::vector<std::string> forward_only;
  std::vector<std::string> back_only;
  std::vector<std::string> both;  // Crossed each way, by some of the equal-cost ways at least.
  // Of gateways that hand packets from outside directly to the network that they are for.
  std::vector<SubnetId> gateway_subnets;
  std::vector<Fate> fates_of_answers;  // Where they are lost.
  std::string end_of_answers;          // Likewise: where, in words.
};

// A half of a peering whose flag may drop forwarded packets, and a way that it is on.
struct DoubtfulPeering {
  PeeringId half;
  WayEnd from;
  WayEnd to;
  RuleId rule;
};

struct WaySurvey {
  std::vector<LoopingWay> loops;
  std::vector<DeadRow> dead_rows;
  std::vector<UnevenWay> uneven;
  std::vector<DoubtfulPeering> doubtful_peerings;
  // There are too many ways to look at all of them, or some that cannot be followed.
  bool complete = true;
};

// What is not known is in none of the lists.
WaySurvey SurveyWays(const Snapshot& snapshot);

}  // namespace routesight

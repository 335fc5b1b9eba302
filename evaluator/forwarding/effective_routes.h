// The effective routes of every subnet and interface: what Azure's view of a running machine's
// interface shows, and what it does not show because it lost.
#pragma once

#include <deque>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "evaluator/control_plane/ribs.h"
#include "evaluator/topology/route.h"
#include "evaluator/topology/topology.h"

namespace routesight {

// Why a route is not used. Some reasons have no winner: a switch removes the route (UDR-05).
struct Defeat {
  RuleId rule;
  std::optional<Route> winner;
};

enum class RouteState : uint8_t { kActive, kInvalid };

struct EffectiveRoute {
  Route route;
  const Defeat* defeat = nullptr;  // In EffectiveTable::defeats; null while the route is active.

  RouteState state() const { return defeat ? RouteState::kInvalid : RouteState::kActive; }
};

using Defeats = std::deque<Defeat>;  // That stay where they are.

// One table, shared by everything that sees the same rows for the same reasons.
struct EffectiveTable {
  std::vector<EffectiveRoute> routes;    // The rows that Azure shows, in canonical order.
  std::vector<EffectiveRoute> hidden;    // What lost and is not shown (SEL-06), likewise.
  bool propagation_disabled = false;     // SYS-10
  std::vector<std::string> assumptions;  // What was taken to be so. Sorted.
  std::vector<GapId> gaps;  // Ids into Ribs::gaps, sorted; with any, it is not complete.
  std::shared_ptr<const Defeats> defeats;  // Of its rows: many lose to one.
};
struct EffectiveTableTag;
using EffectiveTableId = Id<EffectiveTableTag>;

struct Fibs {
  Table<NextHopsId, NextHops> next_hops;
  Table<EffectiveTableId, EffectiveTable> tables;
  std::vector<EffectiveTableId> of_subnet;  // By SubnetId.
  // By NicId: the table of an interface that does not simply have its subnet's; else none.
  std::vector<EffectiveTableId> of_nic;
};

Fibs ComputeEffectiveRoutes(const Topology& topology, const Ribs& ribs);

}  // namespace routesight

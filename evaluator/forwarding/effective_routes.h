// The effective routes of every subnet and interface: what Azure's view of a running machine's
// interface shows, and what it does not show because it lost.
#pragma once

#include <deque>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <utility>
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

enum class Propagation : unsigned char { kEnabled, kDisabled };  // SYS-10

// What is selected of all routes that are offered to a subnet. Tables of several moments may have
// the same.
struct TableRows {
  Propagation propagation = Propagation::kEnabled;  // With which they were selected.
  std::vector<EffectiveRoute> shown;                // By Azure. In canonical order.
  std::vector<EffectiveRoute> hidden;      // What lost and is not shown (SEL-06), likewise.
  std::shared_ptr<const Defeats> defeats;  // Of both: many lose to one.
};

// The parts of rows in canonical order.
struct RowSections {
  std::span<const EffectiveRoute> ipv4;
  std::span<const EffectiveRoute> ipv6;
  std::span<const EffectiveRoute> named;  // For services and tags.
};
RowSections SectionsOf(std::span<const EffectiveRoute> rows);

// One table, shared by everything that sees the same rows for the same reasons.
struct EffectiveTable {
  std::shared_ptr<const TableRows> rows;   // Null for none.
  std::span<const EffectiveRoute> routes;  // Those of `rows` that Azure shows.
  std::span<const EffectiveRoute> hidden;  // The others.
  RowSections sections;                    // Of `routes`.
  bool propagation_disabled = false;       // SYS-10
  std::vector<std::string> assumptions;    // What was taken to be so. Sorted.
  std::vector<GapId> gaps;  // Ids into Ribs::gaps, sorted; with any, it is not complete.

  void Have(std::shared_ptr<const TableRows> all) {
    rows = std::move(all);
    routes = rows->shown;
    hidden = rows->hidden;
    sections = SectionsOf(routes);
  }
};
struct EffectiveTableTag;
using EffectiveTableId = Id<EffectiveTableTag>;

struct Fibs {
  NextHopSets next_hops;
  Table<EffectiveTableId, EffectiveTable> tables;
  std::vector<EffectiveTableId> of_subnet;  // By SubnetId.
  // By NicId: the table of an interface that does not simply have its subnet's; else none.
  std::vector<EffectiveTableId> of_nic;
};

Fibs ComputeEffectiveRoutes(const Topology& topology, const Ribs& ribs);

// The same; rows that other moments have, too, are theirs.
class SharedRows;
Fibs ComputeEffectiveRoutes(const Topology& topology, const Ribs& ribs, SharedRows& shared);

}  // namespace routesight

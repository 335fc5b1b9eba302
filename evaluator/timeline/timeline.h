// The network at each moment that is looked at, and how the tables differ between moments.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "evaluator/configuration/configuration.h"
#include "evaluator/control_plane/ribs.h"
#include "evaluator/forwarding/effective_routes.h"
#include "evaluator/forwarding/route_row.h"
#include "evaluator/links/linked_plan.h"
#include "evaluator/topology/topology.h"

namespace routesight {

struct Snapshot {
  std::string at;  // before, after
  Topology topology;
  Ribs ribs;
  Fibs fibs;
};

// One row of a table that is not the same at two moments. Rows are paired by prefix; `before` and
// `after` hold the shown rows of that prefix.
struct RowChange {
  std::string prefix;
  std::vector<RouteRow> before;
  std::vector<RouteRow> after;
};

enum class TableChangeKind : unsigned char { kAdded, kRemoved, kChanged };

// A subnet, or an interface with a table of its own, whose shown rows differ.
struct TableChange {
  std::string subnet;           // Name of the subnet; empty if it is not known.
  std::string interface_name;   // Empty for the table of a subnet.
  std::string virtual_network;  // Empty if it is not known.
  TableChangeKind kind = TableChangeKind::kChanged;
  std::vector<RowChange> rows;  // In canonical order; empty for added and removed tables.
};

struct Timeline {
  std::vector<Snapshot> snapshots;   // In order of time: before, after.
  std::vector<TableChange> changes;  // Before to after, sorted by subnet, then interface.

  const Snapshot& before() const { return snapshots.front(); }
  const Snapshot& after() const { return snapshots.back(); }
  // What the configuration file says about things that are there at no moment: place and name.
  std::vector<std::string> unmatched;
  // The snapshot of that name; null if there is none.
  const Snapshot* Find(std::string_view at) const;
};

// Of the first plan, among the networks that all plans describe together.
Timeline BuildTimeline(std::span<const LinkedPlan> plans, const Configuration& configuration);

// How the shown tables of two snapshots differ.
std::vector<TableChange> Difference(const Snapshot& before, const Snapshot& after);

}  // namespace routesight

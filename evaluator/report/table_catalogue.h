// Every table of an evaluation once, and who has it when: what all reports about routes begin with.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "evaluator/base/gap.h"
#include "evaluator/forwarding/route_row.h"
#include "evaluator/timeline/timeline.h"

namespace routesight {

struct TableContent {
  std::vector<RouteRow> routes;          // The rows that Azure shows.
  std::vector<RouteRow> hidden;          // What lost and is not shown.
  std::vector<Gap> gaps;                 // Sorted. With any, the table is not complete.
  std::vector<std::string> assumptions;  // What was taken to be so. Sorted.
  bool propagation_disabled = false;

  bool complete() const { return gaps.empty(); }
  friend bool operator==(const TableContent&, const TableContent&) = default;
};

// Where a content comes from.
struct TablePlace {
  size_t at = 0;  // Index into the snapshots that were listed.
  EffectiveTableId table;
};

// The table that a subnet, or an interface with a table of its own, has at one moment. Names are
// empty where they are not known.
struct TableEntry {
  std::string subnet;
  std::string interface_name;  // Empty for the table of a subnet.
  size_t at = 0;               // Index into TableCatalogue::moments.
  size_t content = 0;          // Index into TableCatalogue::contents.
  std::string subnet_id;       // ARM id.
  std::string virtual_network;
  std::vector<std::string> interfaces;  // Of a subnet: all in it. Sorted.

  bool SameOwner(const TableEntry& other) const {
    return subnet == other.subnet && interface_name == other.interface_name;
  }
};

struct TableCatalogue {
  std::vector<std::string> moments;    // before, after: in order of time; or a step.
  std::vector<TableContent> contents;  // Each different content once, in order of first use.
  std::vector<TablePlace> places;      // Of each content, where it is listed from snapshots.
  std::vector<TableEntry> entries;     // Sorted by subnet, then interface, then moment.
};

// Of the moments before and after the apply.
TableCatalogue ListTables(const Timeline& timeline);
// Of any moments, in order of time.
TableCatalogue ListTables(std::span<const Snapshot* const> snapshots);
// Rows are most of an evaluation in words, and few reports show them: here no content has any.
TableCatalogue ListTablesWithoutRows(const Timeline& timeline);

// The entries of one owner after the other; each group is in order of time.
std::vector<std::vector<TableEntry>> ByOwner(const TableCatalogue& catalogue);
// What was taken to be so for any table. Sorted, each once.
std::vector<std::string> AssumptionsOf(const TableCatalogue& catalogue);

}  // namespace routesight

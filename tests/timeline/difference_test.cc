// Tables are compared without making texts of rows that are the same; here all rows become texts.
#include <catch2/catch.hpp>
#include <map>
#include <set>

#include "evaluator/base/text.h"
#include "evaluator/timeline/named_tables.h"
#include "tests/support/network_text.h"
#include "tests/support/random_hubs.h"
#include "tests/support/test_case.h"

namespace routesight {
namespace {

std::string TextOf(const std::vector<RouteRow>& rows) {
  std::string text;
  for (const RouteRow& row : rows) {
    text += Concat(row.source, " ", row.state, " ", row.next_hop_type, " ",
                   Join(row.next_hop_ips, ","), "; ");
  }
  return text;
}

using Rows = std::map<std::string, std::vector<RouteRow>>;  // By prefix.
using Changes = std::set<std::string>;

Rows RowsOf(const Snapshot& snapshot, EffectiveTableId table) {
  Rows rows;
  for (RouteRow& row : ShownRows(snapshot.topology, snapshot.fibs, table)) {
    std::vector<RouteRow>& of_prefix = rows[row.prefix];
    of_prefix.push_back(std::move(row));
  }
  return rows;
}

Changes PlainDifference(const Snapshot& before, const Snapshot& after) {
  Changes changes;
  for (const NamedTable& old_table : ListNamedTables(before)) {
    for (const NamedTable& new_table : ListNamedTables(after)) {
      if (old_table.key() != new_table.key()) continue;
      Rows old_rows = RowsOf(before, old_table.table);
      Rows new_rows = RowsOf(after, new_table.table);
      for (const auto& [prefix, rows] : old_rows) new_rows[prefix];
      for (const auto& [prefix, rows] : new_rows) {
        const std::string was = TextOf(old_rows[prefix]);
        const std::string is = TextOf(rows);
        if (was == is) continue;
        changes.insert(
            Concat(new_table.subnet, new_table.interface_name, " ", prefix, ": ", was, "-> ", is));
      }
    }
  }
  return changes;
}

Changes FastDifference(const Snapshot& before, const Snapshot& after) {
  Changes changes;
  for (const TableChange& change : Difference(before, after)) {
    for (const RowChange& row : change.rows) {
      changes.insert(Concat(change.subnet, change.interface_name, " ", row.prefix, ": ",
                            TextOf(row.before), "-> ", TextOf(row.after)));
    }
  }
  return changes;
}

}  // namespace

TEST_CASE("how tables differ is what a plain comparison of all their rows says") {
  size_t changes = 0;
  const auto compare = [&](const Snapshot& before, const Snapshot& after) {
    const Changes plain = PlainDifference(before, after);
    CHECK(FastDifference(before, after) == plain);
    changes += plain.size();
  };
  SECTION("of random networks") {
    for (uint32_t seed = 1; seed <= 40; ++seed) {
      INFO(seed);
      const Snapshot before = SnapshotOf("before", RandomHubs(seed));
      compare(before, SnapshotOf("after", RandomHubs(seed + 1)));
      compare(before, SnapshotOf("after", RandomHubs(seed)));
    }
    CHECK(changes > 500);
  }
  SECTION("of the steps of all cases") {
    for (const auto& directory : CaseDirectories()) {
      for (const auto& file : PlansOf(directory)) {
        INFO(file);
        const Evaluation evaluation = EvaluatePlan(file);
        const Timeline& timeline = evaluation.timeline;
        compare(timeline.before(), timeline.after());
        const Snapshot* previous = &timeline.before();
        for (const Step& step : timeline.apply.steps) {
          compare(*previous, step.snapshot);
          previous = &step.snapshot;
        }
      }
    }
    CHECK(changes > 500);
  }
}

}  // namespace routesight

// How the shown tables of two snapshots differ.
#include <algorithm>
#include <map>
#include <tuple>

#include "absl/container/flat_hash_map.h"
#include "evaluator/timeline/named_tables.h"
#include "evaluator/timeline/timeline.h"

namespace routesight {
namespace {

std::vector<RowChange> CompareRows(const std::vector<RouteRow>& before,
                                   const std::vector<RouteRow>& after) {
  // Rows are in canonical order, so rows of one prefix are neighbours, and the order of prefixes is
  // that of their first appearance.
  std::vector<RowChange> rows;
  absl::flat_hash_map<std::string, size_t> places;
  const auto place_of = [&](const std::string& prefix) -> RowChange& {
    const auto [place, fresh] = places.emplace(prefix, rows.size());
    if (fresh) rows.push_back({prefix, {}, {}});
    return rows[place->second];
  };
  for (const RouteRow& row : before) place_of(row.prefix).before.push_back(row);
  for (const RouteRow& row : after) place_of(row.prefix).after.push_back(row);
  std::erase_if(rows, [](const RowChange& change) {
    return std::equal(change.before.begin(), change.before.end(), change.after.begin(),
                      change.after.end(), LooksTheSame);
  });
  const auto order = [](const RowChange& change) {
    const PrefixReading reading = Prefix::Read(change.prefix);
    const bool text = reading.outcome == PrefixReading::Outcome::kNotAPrefix;
    return std::tuple(text, !reading.prefix.is_ipv4(), reading.prefix, change.prefix);
  };
  std::sort(rows.begin(), rows.end(),
            [&](const RowChange& a, const RowChange& b) { return order(a) < order(b); });
  return rows;
}

// Compares each pair of tables once, however many subnets share it.
class TableComparison {
 public:
  TableComparison(const Snapshot& before, const Snapshot& after) : before_(before), after_(after) {}

  const std::vector<RowChange>& Compare(EffectiveTableId before, EffectiveTableId after) {
    const auto [found, fresh] = known_.try_emplace({before, after});
    if (fresh) {
      found->second = CompareRows(ShownRows(before_.topology, before_.fibs, before),
                                  ShownRows(after_.topology, after_.fibs, after));
    }
    return found->second;
  }

 private:
  const Snapshot& before_;
  const Snapshot& after_;
  std::map<std::pair<EffectiveTableId, EffectiveTableId>, std::vector<RowChange>> known_;
};

}  // namespace

std::vector<TableChange> Difference(const Snapshot& before, const Snapshot& after) {
  const std::vector<NamedTable> old_tables = ListNamedTables(before);
  const std::vector<NamedTable> new_tables = ListNamedTables(after);
  TableComparison comparison(before, after);
  std::vector<TableChange> changes;
  const auto add = [&](const NamedTable& table, TableChangeKind kind, std::vector<RowChange> rows) {
    changes.push_back(
        {table.subnet, table.interface_name, table.virtual_network, kind, std::move(rows)});
  };
  auto old_table = old_tables.begin();
  auto new_table = new_tables.begin();
  while (old_table != old_tables.end() || new_table != new_tables.end()) {
    if (new_table == new_tables.end() ||
        (old_table != old_tables.end() && old_table->key() < new_table->key())) {
      add(*old_table++, TableChangeKind::kRemoved, {});
    } else if (old_table == old_tables.end() || new_table->key() < old_table->key()) {
      add(*new_table++, TableChangeKind::kAdded, {});
    } else {
      const auto& rows = comparison.Compare(old_table->table, new_table->table);
      if (!rows.empty()) add(*new_table, TableChangeKind::kChanged, rows);
      ++old_table;
      ++new_table;
    }
  }
  return changes;
}

}  // namespace routesight

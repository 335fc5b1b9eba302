// How the shown tables of two snapshots differ.
#include <algorithm>
#include <compare>
#include <map>
#include <span>
#include <tuple>
#include <utility>

#include "absl/container/flat_hash_map.h"
#include "evaluator/timeline/named_tables.h"
#include "evaluator/timeline/timeline.h"

namespace routesight {
namespace {

// The rows of one prefix: neighbours in a table in canonical order.
using Rows = std::span<const EffectiveRoute>;

// Compares each pair of tables once, however many subnets share it; only rows that differ become
// texts.
class TableComparison {
 public:
  TableComparison(const Snapshot& before, const Snapshot& after) : before_(before), after_(after) {}

  const std::vector<RowChange>& Compare(EffectiveTableId before, EffectiveTableId after) {
    const auto [found, fresh] = known_.try_emplace({before, after});
    const EffectiveTable& old_table = before_.fibs.tables[before];
    const EffectiveTable& new_table = after_.fibs.tables[after];
    if (fresh && old_table.rows != new_table.rows) {
      found->second = CompareRows(old_table.routes, new_table.routes);
    }
    return found->second;
  }

 private:
  std::vector<RowChange> CompareRows(Rows before, Rows after) {
    std::vector<RowChange> changes;
    while (!before.empty() || !after.empty()) {
      const std::weak_ordering order = before.empty()  ? std::weak_ordering::greater
                                       : after.empty() ? std::weak_ordering::less
                                                       : Order(before.front(), after.front());
      const Rows old_rows = order > 0 ? Rows() : OfFirstPrefix(before);
      const Rows new_rows = order < 0 ? Rows() : OfFirstPrefix(after);
      before = before.subspan(old_rows.size());
      after = after.subspan(new_rows.size());
      if (!std::equal(old_rows.begin(), old_rows.end(), new_rows.begin(), new_rows.end(),
                      [&](const auto& a, const auto& b) { return LookTheSame(a, b); })) {
        changes.push_back(ChangeOf(old_rows, new_rows));
      }
    }
    return changes;
  }

  // By prefix, as tables are sorted: IPv4 first, names of services last.
  std::weak_ordering Order(const EffectiveRoute& before, const EffectiveRoute& after) const {
    const auto key = [](const Topology& topology, const Route& route) {
      const bool named = route.label.has_value();
      const Prefix prefix = named ? Prefix() : route.prefix;
      return std::tuple(named, !named && !prefix.is_ipv4(), prefix, topology.Text(route.label));
    };
    return key(before_.topology, before.route) <=> key(after_.topology, after.route);
  }

  static Rows OfFirstPrefix(Rows rows) {
    const Route& first = rows.front().route;
    size_t count = 1;
    while (count < rows.size() && rows[count].route.label == first.label &&
           (first.label.has_value() || rows[count].route.prefix == first.prefix)) {
      ++count;
    }
    return rows.first(count);
  }

  bool LookTheSame(const EffectiveRoute& before, const EffectiveRoute& after) {
    return before.route.source == after.route.source && before.state() == after.state() &&
           before.route.next_hop_type == after.route.next_hop_type &&
           LeadToTheSame(before.route.next_hops, after.route.next_hops);
  }

  bool LeadToTheSame(NextHopsId before, NextHopsId after) {
    if (!before.has_value() || !after.has_value()) return before.has_value() == after.has_value();
    const auto [found, fresh] = same_hops_.try_emplace({before, after});
    if (fresh) {
      const std::vector<Symbol>& old_hops = before_.fibs.next_hops[before].addresses;
      const std::vector<Symbol>& new_hops = after_.fibs.next_hops[after].addresses;
      found->second = std::equal(
          old_hops.begin(), old_hops.end(), new_hops.begin(), new_hops.end(),
          [&](Symbol a, Symbol b) { return before_.topology.Text(a) == after_.topology.Text(b); });
    }
    return found->second;
  }

  RowChange ChangeOf(Rows before, Rows after) const {
    RowChange change;
    for (const EffectiveRoute& row : before) {
      change.before.push_back(ToRow(before_.topology, before_.fibs, row));
    }
    for (const EffectiveRoute& row : after) {
      change.after.push_back(ToRow(after_.topology, after_.fibs, row));
    }
    change.prefix = (before.empty() ? change.after : change.before).front().prefix;
    return change;
  }

  const Snapshot& before_;
  const Snapshot& after_;
  std::map<std::pair<EffectiveTableId, EffectiveTableId>, std::vector<RowChange>> known_;
  absl::flat_hash_map<std::pair<NextHopsId, NextHopsId>, bool> same_hops_;
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

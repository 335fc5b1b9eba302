#include "evaluator/findings/evidence.h"

#include <algorithm>

namespace routesight {
namespace {

EffectiveTableId TableOfSender(const Snapshot& snapshot, const Sender& sender) {
  const Topology& topology = snapshot.topology;
  for (size_t i = 0; i < topology.nics.size() && !sender.interface_name.empty(); ++i) {
    if (topology.Text(topology.nics[topology.nics.IdAt(i)].name) == sender.interface_name) {
      return snapshot.fibs.of_nic[i];
    }
  }
  for (size_t i = 0; i < topology.subnets.size(); ++i) {
    if (topology.Text(topology.subnets[topology.subnets.IdAt(i)].name) == sender.subnet) {
      return snapshot.fibs.of_subnet[i];
    }
  }
  return {};
}

const Route* LongestAround(const EffectiveTable& table, const Prefix& prefix) {
  const Route* longest = nullptr;
  for (const EffectiveRoute& row : table.routes) {
    if (row.defeat || row.route.label.has_value() || !row.route.prefix.Contains(prefix)) continue;
    if (longest == nullptr || row.route.prefix.length() > longest->prefix.length()) {
      longest = &row.route;
    }
  }
  return longest;
}

}  // namespace

RouteRow RowOf(const Snapshot& snapshot, const Route& route) {
  return ToRow(snapshot.topology, snapshot.fibs, {route, nullptr});
}

std::vector<RouteRow> RowsFor(const Snapshot& snapshot, SubnetId subnet, const Prefix& prefix) {
  const EffectiveTableId table = snapshot.fibs.of_subnet[subnet.value];
  std::vector<RouteRow> rows;
  if (!table.has_value()) return rows;
  for (const EffectiveRoute& row : snapshot.fibs.tables[table].routes) {
    if (row.route.label.has_value() || row.route.prefix != prefix) continue;
    rows.push_back(ToRow(snapshot.topology, snapshot.fibs, row));
  }
  return rows;
}

std::vector<RouteRow> RowsOf(const Timeline& timeline, const Window& window) {
  std::vector<RouteRow> rows;
  const PrefixReading to = Prefix::Read(window.prefixes.empty() ? "" : window.prefixes.front());
  if (to.outcome != PrefixReading::Outcome::kPrefix || window.order) return rows;
  for (const WindowPhase& phase : window.phases) {
    if (phase.step > timeline.apply.steps.size()) continue;
    const Snapshot& snapshot =
        phase.step == 0 ? timeline.before() : timeline.apply.steps[phase.step - 1].snapshot;
    const EffectiveTableId table = TableOfSender(snapshot, window.sender);
    if (!table.has_value()) continue;
    const Route* longest = LongestAround(snapshot.fibs.tables[table], to.prefix);
    if (longest != nullptr) AddRows({RowOf(snapshot, *longest)}, rows);
  }
  return rows;
}

void AddRows(const std::vector<RouteRow>& more, std::vector<RouteRow>& rows) {
  for (const RouteRow& row : more) {
    if (std::find(rows.begin(), rows.end(), row) == rows.end()) rows.push_back(row);
  }
}

}  // namespace routesight

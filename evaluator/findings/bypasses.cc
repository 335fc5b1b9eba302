#include "evaluator/findings/bypasses.h"

#include <map>
#include <tuple>
#include <utility>

#include "evaluator/findings/evidence.h"
#include "evaluator/findings/questions.h"

namespace routesight {
namespace {

// The next hop of a row that leads to an appliance; none for other rows.
Symbol InspectorOf(const Snapshot& snapshot, const Route& route) {
  if (route.source != RouteSource::kUser || route.label.has_value() || route.prefix.is_default() ||
      route.next_hop_type != NextHopType::kVirtualAppliance || !route.next_hops.has_value()) {
    return {};
  }
  const std::vector<Symbol>& hops = snapshot.fibs.next_hops[route.next_hops].addresses;
  return hops.size() == 1 ? hops.front() : Symbol{};
}

using Bypasses = std::map<std::tuple<std::string, std::string, std::string, std::string>, Bypass>;

void Collect(const Snapshot& snapshot, SubnetId id, PastRule counts, Bypasses& bypasses) {
  const Topology& topology = snapshot.topology;
  const Subnet& subnet = topology.subnets[id];
  const EffectiveTableId table_id = snapshot.fibs.of_subnet[id.value];
  const UserRouteTable* named = TableOf(topology, subnet);
  if (!table_id.has_value() || named == nullptr || IsPlatformSubnet(topology, subnet)) return;
  const EffectiveTable& table = snapshot.fibs.tables[table_id];
  for (const EffectiveRoute& outer : table.routes) {
    const Symbol inspector = InspectorOf(snapshot, outer.route);
    if (outer.defeat || !inspector.has_value()) continue;
    for (const EffectiveRoute& inner : table.routes) {
      if (inner.defeat || inner.route.label.has_value() ||
          inner.route.prefix == outer.route.prefix ||
          !outer.route.prefix.Contains(inner.route.prefix) ||
          !counts(topology, inner.route, inspector)) {
        continue;
      }
      Bypass bypass;
      bypass.table = NameIn(topology, *named);
      bypass.route = topology.Text(outer.route.name);
      bypass.summary = outer.route.prefix.ToString();
      bypass.appliance = topology.Text(inspector);
      const auto key = std::tuple(bypass.table, bypass.route, bypass.summary, bypass.appliance);
      Bypass& known = bypasses.try_emplace(key, std::move(bypass)).first->second;
      known.prefixes.insert(inner.route.prefix);
      known.subnets.insert(NameIn(topology, subnet));
      AddRows({RowOf(snapshot, outer.route), RowOf(snapshot, inner.route)}, known.rows);
    }
  }
}

}  // namespace

std::vector<Bypass> FindBypasses(const Snapshot& snapshot, PastRule counts) {
  Bypasses bypasses;
  for (size_t i = 0; i < snapshot.topology.subnets.size(); ++i) {
    Collect(snapshot, snapshot.topology.subnets.IdAt(i), counts, bypasses);
  }
  std::vector<Bypass> list;
  for (auto& [key, bypass] : bypasses) list.push_back(std::move(bypass));
  return list;
}

}  // namespace routesight

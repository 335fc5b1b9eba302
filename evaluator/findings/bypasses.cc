#include "evaluator/findings/bypasses.h"

#include <algorithm>
#include <map>
#include <optional>
#include <tuple>
#include <utility>

#include "evaluator/findings/evidence.h"
#include "evaluator/findings/questions.h"

namespace routesight {
namespace {

struct Inspector {
  Symbol address;
  VnetId network;  // None where no network at hand has the address.
};

VnetId NetworkWith(const Topology& topology, IpAddress address) {
  for (size_t i = 0; i < topology.vnets.size(); ++i) {
    const std::vector<Prefix>& space = topology.vnets[topology.vnets.IdAt(i)].address_space;
    if (std::any_of(space.begin(), space.end(),
                    [&](const Prefix& prefix) { return prefix.Contains(address); })) {
      return topology.vnets.IdAt(i);
    }
  }
  return {};
}

// Where a row leads that leads to an appliance; none for other rows, and for a text that may stand
// for an address anywhere.
std::optional<Inspector> InspectorOf(const Snapshot& snapshot, const Route& route) {
  if (route.source != RouteSource::kUser || route.label.has_value() || route.prefix.is_default() ||
      route.next_hop_type != NextHopType::kVirtualAppliance || !route.next_hops.has_value()) {
    return std::nullopt;
  }
  const NextHops& hops = snapshot.fibs.next_hops[route.next_hops];
  if (hops.addresses.size() != 1) return std::nullopt;
  Inspector inspector{hops.addresses.front(), {}};
  const auto address = IpAddress::Parse(snapshot.topology.Text(inspector.address));
  if (!address) return std::nullopt;
  inspector.network = NetworkWith(snapshot.topology, *address);
  return inspector;
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
    const std::optional<Inspector> inspector = InspectorOf(snapshot, outer.route);
    if (outer.defeat || !inspector) continue;
    for (const EffectiveRoute& inner : table.routes) {
      if (inner.defeat || inner.route.label.has_value() ||
          inner.route.prefix == outer.route.prefix ||
          !outer.route.prefix.Contains(inner.route.prefix) ||
          !counts(topology, table, inner.route, inspector->network)) {
        continue;
      }
      Bypass bypass;
      bypass.table = NameIn(topology, *named);
      bypass.route = topology.Text(outer.route.name);
      bypass.summary = outer.route.prefix.ToString();
      bypass.appliance = topology.Text(inspector->address);
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

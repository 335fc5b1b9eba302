#include "evaluator/forwarding/route_row.h"

#include <tuple>

#include "evaluator/base/rule_catalogue.h"

namespace routesight {
namespace {

std::string PrefixText(const Topology& topology, const Route& route) {
  return route.label.has_value() ? std::string(topology.Text(route.label))
                                 : route.prefix.ToString();
}

std::vector<RouteRow> ToRows(const Topology& topology, const Fibs& fibs,
                             std::span<const EffectiveRoute> routes) {
  std::vector<RouteRow> rows;
  rows.reserve(routes.size());
  for (const EffectiveRoute& route : routes) rows.push_back(ToRow(topology, fibs, route));
  return rows;
}

}  // namespace

bool LooksTheSame(const RouteRow& a, const RouteRow& b) {
  return std::tie(a.prefix, a.source, a.state, a.next_hop_type, a.next_hop_ips) ==
         std::tie(b.prefix, b.source, b.state, b.next_hop_type, b.next_hop_ips);
}

RouteRow ToRow(const Topology& topology, const Fibs& fibs, const EffectiveRoute& effective) {
  const Route& route = effective.route;
  RouteRow row;
  row.prefix = PrefixText(topology, route);
  row.source = RouteSourceName(route.source);
  row.state = effective.state() == RouteState::kActive ? "Active" : "Invalid";
  row.next_hop_type = NextHopTypeName(route.next_hop_type);
  if (route.next_hops.has_value()) {
    const NextHops& hops = fibs.next_hops[route.next_hops];
    for (const Symbol address : hops.addresses) {
      row.next_hop_ips.emplace_back(topology.Text(address));
    }
    if (hops.as_path) {
      row.as_path.emplace();
      for (const Asn asn : *hops.as_path) row.as_path->push_back(asn.value);
    }
  }
  row.name = topology.Text(route.name);
  row.rule = GetRule(route.rule).id;
  if (effective.defeat) {
    DefeatRow defeat;
    defeat.rule = GetRule(effective.defeat->rule).id;
    if (effective.defeat->winner) {
      const Route& winner = *effective.defeat->winner;
      defeat.prefix = PrefixText(topology, winner);
      defeat.source = RouteSourceName(winner.source);
      defeat.next_hop_type = NextHopTypeName(winner.next_hop_type);
    }
    row.defeated_by = std::move(defeat);
  }
  return row;
}

std::vector<RouteRow> ShownRows(const Topology& topology, const Fibs& fibs,
                                EffectiveTableId table) {
  return ToRows(topology, fibs, fibs.tables[table].routes);
}

std::vector<RouteRow> HiddenRows(const Topology& topology, const Fibs& fibs,
                                 EffectiveTableId table) {
  return ToRows(topology, fibs, fibs.tables[table].hidden);
}

}  // namespace routesight

#include "evaluator/paths/look_up.h"

#include <algorithm>
#include <set>

#include "evaluator/base/covering_prefixes.h"
#include "evaluator/base/rule_catalogue.h"
#include "evaluator/base/text.h"

namespace routesight {
namespace {

// A route of a network's own, of a peer or of an endpoint: no gateway route competes with it, which
// is what SEL-04 says.
bool HoldsAgainstGateways(const Route& route) {
  return route.source == RouteSource::kDefault && route.next_hop_type != NextHopType::kInternet &&
         route.next_hop_type != NextHopType::kNone;
}

// What only concerns routes of gateways.
std::set<GapId> GatewayGaps(const Surroundings& around, VnetId vnet) {
  std::set<GapId> gaps;
  if (!vnet.has_value()) return gaps;
  const auto& own = around.ribs().attachment_gaps[vnet.value];
  gaps.insert(own.begin(), own.end());
  const RoutingDomainId domain = around.ribs().attached[vnet.value];
  if (domain.has_value()) {
    gaps.insert(around.ribs().domains[domain].gaps.begin(),
                around.ribs().domains[domain].gaps.end());
  }
  return gaps;
}

std::vector<Gap> GapsThatDecide(const Surroundings& around, const EffectiveTable& table,
                                VnetId vnet, IpAddress destination,
                                const std::optional<Route>& winner) {
  if (table.gaps.empty()) return {};
  std::set<GapId> irrelevant;
  if (winner && HoldsAgainstGateways(*winner)) irrelevant = GatewayGaps(around, vnet);
  if (!around.InGatewaySubnet(destination)) {
    const std::vector<GapId>& instances = around.ribs().bgp.gaps_of_instances;
    irrelevant.insert(instances.begin(), instances.end());
  }
  std::set<Gap> gaps;
  for (const GapId id : table.gaps) {
    if (!irrelevant.contains(id)) gaps.insert(around.ribs().gaps[id]);
  }
  return {gaps.begin(), gaps.end()};
}

// A tag stands for addresses that are not expanded: any public one may be among them.
Gap TagGap(const Surroundings& around, const Route& route) {
  return {GapKind::kNotModelled,
          std::string(around.Name(route.label)),
          "",
          "the addresses of the tag are not at hand; if the destination is one of them, the route "
          "for the tag may carry the packet",
          {}};
}

// The rows whose prefix contains the address, the longest first.
template <typename Visit>
void ForEachCoveringIn(const RowSections& sections, IpAddress address, Visit visit) {
  ForEachCovering(
      address.is_ipv4() ? sections.ipv4 : sections.ipv6, address,
      [](const EffectiveRoute& row) { return row.route.prefix; }, visit);
}

void AddNamed(const Surroundings& around, std::span<const EffectiveRoute> rows, Lookup& lookup,
              std::vector<Gap>& tags) {
  for (const EffectiveRoute& row : rows) {
    if (row.route.source == RouteSource::kUser) {
      tags.push_back(TagGap(around, row.route));
    } else {
      lookup.services.push_back(row.route.label);
    }
  }
}

}  // namespace

std::span<const Prefix> PrivateRanges() {
  static const Prefix kRanges[] = {
      Prefix::Read("10.0.0.0/8").prefix,     Prefix::Read("172.16.0.0/12").prefix,
      Prefix::Read("192.168.0.0/16").prefix, Prefix::Read("100.64.0.0/10").prefix,
      Prefix::Read("169.254.0.0/16").prefix, Prefix::Read("fc00::/7").prefix};
  return kRanges;
}

bool IsPrivate(IpAddress address) {
  const std::span<const Prefix> ranges = PrivateRanges();
  return std::any_of(ranges.begin(), ranges.end(),
                     [&](const Prefix& range) { return range.Contains(address); });
}

// SEL-01: Among the active rows the longest prefix that contains the destination decides.
Lookup LookUp(const Surroundings& around, SubnetId subnet, NicId nic, IpAddress destination) {
  Lookup lookup;
  const Fibs& fibs = around.fibs();
  lookup.table = nic.has_value() ? fibs.of_nic[nic.value] : EffectiveTableId{};
  if (!lookup.table.has_value() && subnet.has_value()) lookup.table = fibs.of_subnet[subnet.value];
  RS_CHECK(lookup.table.has_value());
  const EffectiveTable& table = fibs.tables[lookup.table];

  // Only rows that are shown are active.
  ForEachCoveringIn(table.sections, destination, [&](const EffectiveRoute& row) {
    if (row.defeat == nullptr && !lookup.winner) lookup.winner = row.route;
  });
  std::vector<Gap> tags;
  if (!IsPrivate(destination)) {
    AddNamed(around, table.sections.named, lookup, tags);
    AddNamed(around, SectionsOf(table.hidden).named, lookup, tags);
  }
  lookup.depends_on =
      GapsThatDecide(around, table, around.VnetOf(subnet), destination, lookup.winner);
  lookup.depends_on.insert(lookup.depends_on.end(), tags.begin(), tags.end());
  std::sort(lookup.depends_on.begin(), lookup.depends_on.end());
  return lookup;
}

std::vector<PassedOver> RowsPassedOver(const Fibs& fibs, const Lookup& lookup,
                                       IpAddress destination) {
  const EffectiveTable& table = fibs.tables[lookup.table];
  std::vector<EffectiveRoute> rows;
  for (const auto& all : {std::span(table.routes), std::span(table.hidden)}) {
    ForEachCoveringIn(SectionsOf(all), destination,
                      [&](const EffectiveRoute& row) { rows.push_back(row); });
  }
  std::stable_sort(rows.begin(), rows.end(), [](const EffectiveRoute& a, const EffectiveRoute& b) {
    return a.route.prefix.length() > b.route.prefix.length();
  });
  std::vector<PassedOver> passed_over;
  bool won = false;
  for (const EffectiveRoute& row : rows) {
    if (row.defeat != nullptr) {
      passed_over.push_back({row, row.defeat->rule, row.defeat->winner});
    } else if (won) {
      passed_over.push_back({row, RuleNamed("SEL-01"), lookup.winner});
    } else {
      won = true;
    }
  }
  return passed_over;
}

}  // namespace routesight

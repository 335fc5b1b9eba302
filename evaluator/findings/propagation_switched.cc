#include <algorithm>
#include <iterator>
#include <map>
#include <set>

#include "evaluator/base/rule_catalogue.h"
#include "evaluator/base/text.h"
#include "evaluator/findings/by_name.h"
#include "evaluator/findings/detector.h"
#include "evaluator/findings/evidence.h"
#include "evaluator/paths/look_up.h"

namespace routesight {
namespace {

// Azure's own value is on.
bool IsOn(const UserRouteTable& table) {
  return !table.propagation.unknown() && !IsFalse(table.propagation);
}

// What a switched table gives or takes, together for all of its subnets.
struct Switched {
  std::set<Prefix> prefixes;
  std::set<Prefix> lost;  // Of those that vanish: what nothing else delivers.
  std::set<std::string> subnets;
  std::vector<RouteRow> rows;
  bool off = false;
};

// The rows of gateways and route servers in a table; none where something is not known of it.
std::map<Prefix, const EffectiveRoute*> LearnedRows(const EffectiveTable& table) {
  std::map<Prefix, const EffectiveRoute*> rows;
  for (const EffectiveRoute& row : table.routes) {
    if (row.defeat || row.route.label.has_value() ||
        row.route.source != RouteSource::kVirtualNetworkGateway) {
      continue;
    }
    rows.emplace(row.route.prefix, &row);
  }
  return rows;
}

// Whether what remains of the table drops all of the prefix: the Internet has no private addresses.
bool IsDropped(const EffectiveTable& table, const Prefix& prefix) {
  const Route* longest = nullptr;
  for (const EffectiveRoute& row : table.routes) {
    if (row.defeat || row.route.label.has_value()) continue;
    if (prefix.Contains(row.route.prefix) && prefix != row.route.prefix) return false;
    if (!row.route.prefix.Contains(prefix)) continue;
    if (longest == nullptr || row.route.prefix.length() > longest->prefix.length()) {
      longest = &row.route;
    }
  }
  if (longest == nullptr || longest->next_hop_type == NextHopType::kNone) return true;
  return longest->next_hop_type == NextHopType::kInternet && !prefix.is_default() &&
         IsPrivate(prefix.address());
}

void Compare(const Snapshot& before, SubnetId then, const Snapshot& after, SubnetId now,
             Switched& switched) {
  const EffectiveTableId old_id = before.fibs.of_subnet[then.value];
  const EffectiveTableId new_id = after.fibs.of_subnet[now.value];
  if (!old_id.has_value() || !new_id.has_value()) return;
  const EffectiveTable& old_table = before.fibs.tables[old_id];
  const EffectiveTable& new_table = after.fibs.tables[new_id];
  if (!old_table.gaps.empty() || !new_table.gaps.empty()) return;
  const auto with = LearnedRows(switched.off ? old_table : new_table);
  const auto without = LearnedRows(switched.off ? new_table : old_table);
  for (const auto& [prefix, row] : with) {
    if (without.contains(prefix)) continue;
    switched.prefixes.insert(prefix);
    switched.subnets.insert(NameIn(after.topology, after.topology.subnets[now]));
    AddRows({RowOf(switched.off ? before : after, row->route)}, switched.rows);
    if (switched.off && IsDropped(new_table, prefix)) switched.lost.insert(prefix);
  }
}

std::string Prefixes(const std::set<Prefix>& prefixes) {
  constexpr size_t kMost = 6;
  std::vector<std::string> names;
  for (const Prefix& prefix : prefixes) {
    if (names.size() < kMost) names.push_back(prefix.ToString());
  }
  const std::string list = Join(names, ", ");
  return prefixes.size() > kMost ? Concat(list, " and ", prefixes.size() - kMost, " more") : list;
}

Finding ToFinding(const std::string& table, const Switched& switched) {
  Finding finding;
  finding.message =
      switched.off
          ? Concat(table,
                   " switches propagation off, and its subnets lose the routes of gateways "
                   "and route servers to ",
                   Prefixes(switched.prefixes), ".")
          : Concat(table,
                   " switches propagation on, and its subnets get routes of gateways and "
                   "route servers to ",
                   Prefixes(switched.prefixes), ".");
  if (!switched.lost.empty()) {
    finding.message += Concat(" Nothing else leads to ", Prefixes(switched.lost), ".");
  } else {
    finding.lowered = Severity::kMedium;
  }
  finding.resources = {table};
  finding.subnets.assign(switched.subnets.begin(), switched.subnets.end());
  finding.rules = {RuleNamed("DOWN-19"), RuleNamed("UDR-05")};
  finding.routes = switched.rows;
  finding.remedy =
      switched.off ? "Leave bgp_route_propagation_enabled as it is, or add routes to what these "
                     "subnets still have to reach."
                   : "Check that each of these routes is wanted in these subnets, or leave "
                     "bgp_route_propagation_enabled as it is.";
  return finding;
}

// DOWN-19, UDR-05: What switching propagation gives subnets, or takes from them. For the
// GatewaySubnet there is another finding (UDR-12).
std::vector<Finding> Find(const Timeline& timeline) {
  const Topology& before = timeline.before().topology;
  const Topology& after = timeline.after().topology;
  const auto earlier = ByName(before, before.subnets);
  std::map<std::string, Switched> tables;
  for (const auto& [name, now] : ByName(after, after.subnets)) {
    const auto then = earlier.find(name);
    if (then == earlier.end() || IsPlatformSubnet(after, after.subnets[now], "GatewaySubnet")) {
      continue;
    }
    const UserRouteTable* old_table = TableOf(before, before.subnets[then->second]);
    const UserRouteTable* new_table = TableOf(after, after.subnets[now]);
    if (old_table == nullptr || new_table == nullptr ||
        NameIn(before, *old_table) != NameIn(after, *new_table)) {
      continue;
    }
    const bool off = IsFalse(new_table->propagation) && IsOn(*old_table);
    const bool on = IsOn(*new_table) && IsFalse(old_table->propagation);
    if (!off && !on) continue;
    Switched& switched = tables[NameIn(after, *new_table)];
    switched.off = off;
    Compare(timeline.before(), then->second, timeline.after(), now, switched);
  }
  std::vector<Finding> findings;
  for (const auto& [table, switched] : tables) {
    if (!switched.prefixes.empty()) findings.push_back(ToFinding(table, switched));
  }
  return findings;
}

constexpr std::string_view kReferences[] = {kUdrOverview};

}  // namespace

const Detector kPropagationSwitched = {
    {"RS116",
     "propagation-switched",
     "A route table switches the propagation of gateway routes",
     Severity::kCritical,
     {"The plan changes bgp_route_propagation_enabled of a route table, and the subnets that use "
      "it lose all routes that come from gateways and route servers, or get them.",
      "One flag decides about every prefix of on-premises and of appliances at once, and the plan "
      "shows none of them. It is critical where nothing else leads to a prefix that vanishes.",
      "Propagation goes off to keep a learned default route out, and the routes to the data centre "
      "go with it.",
      "Leave the flag as it is and override single prefixes with routes of the table; or add "
      "routes to all that the subnets still have to reach before switching it off."},
     kReferences},
    nullptr,
    Find};

}  // namespace routesight

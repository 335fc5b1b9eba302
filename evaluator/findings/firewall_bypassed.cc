#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "evaluator/base/rule_catalogue.h"
#include "evaluator/base/text.h"
#include "evaluator/findings/detector.h"
#include "evaluator/findings/questions.h"

namespace routesight {
namespace {

bool HasAddress(const Topology& topology, VnetId vnet, Symbol text) {
  const auto address = IpAddress::Parse(topology.Text(text));
  const std::vector<Prefix>& space = topology.vnets[vnet].address_space;
  return address && std::any_of(space.begin(), space.end(),
                                [&](const Prefix& prefix) { return prefix.Contains(*address); });
}

// Whether the network of the appliance has the prefix: that is reached directly by design.
bool IsOfAppliance(const Topology& topology, const Prefix& prefix, Symbol next_hop) {
  for (size_t i = 0; i < topology.vnets.size(); ++i) {
    const VnetId vnet = topology.vnets.IdAt(i);
    const std::vector<Prefix>& space = topology.vnets[vnet].address_space;
    if (std::find(space.begin(), space.end(), prefix) != space.end() &&
        HasAddress(topology, vnet, next_hop)) {
      return true;
    }
  }
  return false;
}

// The next hop of a row that leads to an appliance; none for other rows, and for a default route,
// which is about the Internet.
Symbol InspectorOf(const Snapshot& snapshot, const Route& route) {
  if (route.source != RouteSource::kUser || route.label.has_value() || route.prefix.is_default() ||
      route.next_hop_type != NextHopType::kVirtualAppliance || !route.next_hops.has_value()) {
    return {};
  }
  const std::vector<Symbol>& hops = snapshot.fibs.next_hops[route.next_hops].addresses;
  return hops.size() == 1 ? hops.front() : Symbol{};
}

bool GoesPast(const Route& route) {
  return route.next_hop_type == NextHopType::kVnetPeering ||
         route.next_hop_type == NextHopType::kVnetGlobalPeering ||
         route.source == RouteSource::kVirtualNetworkGateway;
}

struct Bypass {
  std::string table;
  std::string route;
  std::string summary;
  std::string appliance;
  friend auto operator<=>(const Bypass&, const Bypass&) = default;
};

struct Past {
  std::set<Prefix> prefixes;  // That go past it.
  std::set<std::string> subnets;
};

using Bypasses = std::map<Bypass, Past>;

void Collect(const Snapshot& snapshot, SubnetId id, Bypasses& bypasses) {
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
      if (inner.defeat || inner.route.label.has_value() || !GoesPast(inner.route) ||
          inner.route.prefix == outer.route.prefix ||
          !outer.route.prefix.Contains(inner.route.prefix) ||
          IsOfAppliance(topology, inner.route.prefix, inspector)) {
        continue;
      }
      Past& past = bypasses[{NameIn(topology, *named), std::string(topology.Text(outer.route.name)),
                             outer.route.prefix.ToString(), std::string(topology.Text(inspector))}];
      past.prefixes.insert(inner.route.prefix);
      past.subnets.insert(NameIn(topology, subnet));
    }
  }
}

// UDR-07: A summary does not override longer rows of peerings and gateways.
std::vector<Finding> Find(const Snapshot& snapshot) {
  const Topology& topology = snapshot.topology;
  Bypasses bypasses;
  for (size_t i = 0; i < topology.subnets.size(); ++i) {
    Collect(snapshot, topology.subnets.IdAt(i), bypasses);
  }
  std::vector<Finding> findings;
  for (const auto& [bypass, past] : bypasses) {
    std::vector<std::string> prefixes;
    for (const Prefix& prefix : past.prefixes) prefixes.push_back(prefix.ToString());
    Finding finding;
    finding.message = Concat("The route ", bypass.route, " (", bypass.summary,
                             ") sends packets to ", bypass.appliance,
                             ", but longer routes of peerings or gateways take "
                             "those to ",
                             Join(prefixes, ", "), " past it.");
    finding.resources = {bypass.table};
    finding.subnets.assign(past.subnets.begin(), past.subnets.end());
    finding.rules = {RuleNamed("UDR-07")};
    finding.remedy =
        Concat("Add routes ", Join(prefixes, ", "), " to ", bypass.appliance, " to the table.");
    findings.push_back(std::move(finding));
  }
  return findings;
}

constexpr std::string_view kReferences[] = {kUdrOverview};

}  // namespace

const Detector kFirewallBypassed = {
    {"RS304",
     "firewall-bypassed",
     "A longer route bypasses an appliance",
     Severity::kHigh,
     {"A user-defined route sends a summary to an appliance, and a peering or a gateway has a "
      "longer prefix inside it.",
      "The longest prefix wins, whatever its source: this traffic goes directly, and nobody "
      "inspects it. Nothing in Azure's view shows that anything is wrong.",
      "10.0.0.0/8 to the firewall in a spoke that is also peered with another spoke, 10.2.0.0/16.",
      "Add a route with exactly the prefix of the peering or gateway route, or remove the peering. "
      "For gateway routes, switching propagation off in the table does it, too."},
     kReferences},
    Find,
    nullptr};

}  // namespace routesight

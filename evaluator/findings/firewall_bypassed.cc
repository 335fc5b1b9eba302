#include <algorithm>

#include "evaluator/base/rule_catalogue.h"
#include "evaluator/base/text.h"
#include "evaluator/findings/bypasses.h"
#include "evaluator/findings/detector.h"
#include "evaluator/findings/questions.h"

namespace routesight {
namespace {

// The network of the appliance is reached directly by design.
bool IsRangeOf(const Topology& topology, VnetId network, const Prefix& prefix) {
  if (!network.has_value()) return false;
  const std::vector<Prefix>& space = topology.vnets[network].address_space;
  return std::find(space.begin(), space.end(), prefix) != space.end();
}

bool GoesPast(const Topology& topology, const EffectiveTable&, const Route& route,
              VnetId network_of_appliance) {
  return (route.next_hop_type == NextHopType::kVnetPeering ||
          route.next_hop_type == NextHopType::kVnetGlobalPeering ||
          route.source == RouteSource::kVirtualNetworkGateway) &&
         !IsRangeOf(topology, network_of_appliance, route.prefix);
}

// UDR-07: A summary does not override longer rows of peerings and gateways.
std::vector<Finding> Find(const Snapshot& snapshot) {
  std::vector<Finding> findings;
  for (const Bypass& bypass : FindBypasses(snapshot, GoesPast)) {
    std::vector<std::string> prefixes;
    for (const Prefix& prefix : bypass.prefixes) prefixes.push_back(prefix.ToString());
    Finding finding;
    finding.message = Concat("The route ", bypass.route, " (", bypass.summary,
                             ") sends packets to ", bypass.appliance,
                             ", but longer routes of peerings or gateways take "
                             "those to ",
                             Join(prefixes, ", "), " past it.");
    finding.resources = {bypass.table};
    finding.subnets.assign(bypass.subnets.begin(), bypass.subnets.end());
    finding.rules = {RuleNamed("UDR-07")};
    finding.routes = bypass.rows;
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

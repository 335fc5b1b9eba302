#include <algorithm>
#include <map>
#include <set>

#include "evaluator/base/rule_catalogue.h"
#include "evaluator/base/text.h"
#include "evaluator/findings/detector.h"
#include "evaluator/findings/evidence.h"
#include "evaluator/findings/questions.h"

namespace routesight {
namespace {

// A public address and the interface that answers for it.
struct Entrance {
  std::string owner;  // An interface or a load balancer.
  NicId nic;
};

bool IsAppliance(const Topology& topology, NicId nic) {
  const PlanValue<bool>& forwards = topology.nics[nic].ip_forwarding;
  if (forwards.unknown() || (forwards.known() && forwards.value())) return true;
  return std::any_of(
      topology.appliances.begin(), topology.appliances.end(), [&](const Appliance& appliance) {
        return std::any_of(appliance.interfaces.begin(), appliance.interfaces.end(),
                           [&](const ApplianceInterface& one) { return one.nic == nic; });
      });
}

bool IsPublic(const LoadBalancer& balancer, std::string_view frontend, const Topology& topology) {
  return std::any_of(balancer.frontends.begin(), balancer.frontends.end(),
                     [&](const Frontend& one) {
                       return topology.Text(one.name) == frontend && one.public_ip.known();
                     });
}

std::vector<Entrance> EntrancesOf(const Topology& topology) {
  std::vector<Entrance> entrances;
  for (size_t i = 0; i < topology.nics.size(); ++i) {
    const NicId id = topology.nics.IdAt(i);
    const Nic& nic = topology.nics[id];
    const bool has_public =
        std::any_of(nic.ip_configurations.begin(), nic.ip_configurations.end(),
                    [](const IpConfiguration& one) { return one.public_ip.known(); });
    if (has_public) entrances.push_back({NameIn(topology, nic), id});
  }
  for (const BalancingRule& rule : topology.balancing_rules) {
    if (!rule.balancer.known() || !rule.frontend.known()) continue;
    const LoadBalancer& balancer = topology.load_balancers[rule.balancer.value()];
    if (!IsPublic(balancer, topology.Text(rule.frontend.value()), topology)) continue;
    for (const BackendPoolId pool : rule.pools) {
      for (const PoolMember& member : topology.backend_pools[pool].members) {
        if (member.nic.has_value()) entrances.push_back({NameIn(topology, balancer), member.nic});
      }
    }
  }
  return entrances;
}

// The row that takes the answers to the Internet elsewhere; null where none does, or nobody knows.
const EffectiveRoute* Diversion(const Snapshot& snapshot, NicId nic) {
  const SubnetId subnet = snapshot.topology.nics[nic].subnet;
  EffectiveTableId id = snapshot.fibs.of_nic[nic.value];
  if (!id.has_value() && subnet.has_value()) id = snapshot.fibs.of_subnet[subnet.value];
  if (!id.has_value()) return nullptr;
  const EffectiveTable& table = snapshot.fibs.tables[id];
  if (!table.gaps.empty()) return nullptr;
  for (const EffectiveRoute& row : table.routes) {
    if (row.defeat || row.route.label.has_value() || !row.route.prefix.is_default() ||
        !row.route.prefix.is_ipv4()) {
      continue;
    }
    const bool diverts = row.route.next_hop_type == NextHopType::kVirtualAppliance ||
                         row.route.next_hop_type == NextHopType::kVirtualNetworkGateway;
    return diverts ? &row : nullptr;
  }
  return nullptr;
}

struct Diverted {
  std::set<std::string> interfaces;
  std::set<std::string> subnets;
  std::vector<RouteRow> rows;
};

// EGR-04: Answers to clients on the Internet follow the default route.
std::vector<Finding> Find(const Snapshot& snapshot) {
  const Topology& topology = snapshot.topology;
  std::map<std::string, Diverted> owners;
  for (const Entrance& entrance : EntrancesOf(topology)) {
    if (IsAppliance(topology, entrance.nic)) continue;
    const EffectiveRoute* row = Diversion(snapshot, entrance.nic);
    if (row == nullptr) continue;
    const Nic& nic = topology.nics[entrance.nic];
    Diverted& diverted = owners[entrance.owner];
    diverted.interfaces.insert(NameIn(topology, nic));
    if (nic.subnet.has_value()) {
      diverted.subnets.insert(NameIn(topology, topology.subnets[nic.subnet]));
    }
    AddRows({RowOf(snapshot, row->route)}, diverted.rows);
  }
  std::vector<Finding> findings;
  for (const auto& [owner, diverted] : owners) {
    const RouteRow& row = diverted.rows.front();
    Finding finding;
    finding.message =
        Concat("Clients on the Internet reach ", owner, " by a public address, and the answers of ",
               Join(diverted.interfaces, ", "), " follow 0.0.0.0/0 to ",
               row.next_hop_ips.empty() ? row.next_hop_type : Join(row.next_hop_ips, ", "),
               ", which has not seen the request.");
    finding.resources = {owner};
    for (const std::string& name : diverted.interfaces) {
      if (name != owner) finding.resources.push_back(name);
    }
    finding.subnets.assign(diverted.subnets.begin(), diverted.subnets.end());
    finding.rules = {RuleNamed("EGR-04")};
    finding.routes = diverted.rows;
    finding.remedy =
        "Publish the service on the firewall, which then translates the destination, or give the "
        "subnet a table without the default route.";
    findings.push_back(std::move(finding));
  }
  return findings;
}

constexpr std::string_view kReferences[] = {
    kUdrOverview, "https://learn.microsoft.com/azure/firewall/integrate-lb"};

}  // namespace

const Detector kPublicAddressBehindDivertedDefault = {
    {"RS310",
     "public-address-behind-diverted-default",
     "Answers to the Internet take another way than requests",
     Severity::kHigh,
     {"An interface has a public address, or stands behind a public load balancer, and the default "
      "route of its subnet leads to an appliance or a gateway.",
      "Requests come in directly, and the answers go to a firewall that never saw the request: it "
      "drops them, or gives them another source address, and the client does not know them.",
      "A web server has a public address for its administrators, and its subnet gets 0.0.0.0/0 to "
      "the firewall like all others.",
      "Publish the service by a rule of the firewall, take the public address away, or leave the "
      "default route out of this subnet's table."},
     kReferences},
    Find,
    nullptr};

}  // namespace routesight

#include <algorithm>
#include <map>
#include <set>

#include "evaluator/base/rule_catalogue.h"
#include "evaluator/base/text.h"
#include "evaluator/findings/detector.h"
#include "evaluator/findings/evidence.h"
#include "evaluator/findings/questions.h"
#include "evaluator/findings/uneven_ways.h"
#include "evaluator/paths/handling.h"
#include "evaluator/paths/traffic.h"

namespace routesight {
namespace {

// Whose packets to endpoints of one network pass one device.
struct Diverted {
  std::set<std::string> endpoints;
  std::set<std::string> subnets;
  std::vector<RouteRow> rows;
};

// By device and network of the endpoints.
using Diversions = std::map<std::pair<std::string, std::string>, Diverted>;

bool IsDivertedRow(const EffectiveRoute& row) {
  return row.route.next_hop_type == NextHopType::kInterfaceEndpoint &&
         !row.route.label.has_value() && row.defeat && row.defeat->winner &&
         row.defeat->winner->next_hop_type == NextHopType::kVirtualAppliance;
}

// PE-03: Whether a route of the table to an appliance has taken the place of the endpoint's own.
bool IsDiverted(const EffectiveTable& table, IpAddress address) {
  return std::any_of(table.routes.begin(), table.routes.end(), [&](const EffectiveRoute& row) {
    return IsDivertedRow(row) && row.route.prefix.Contains(address);
  });
}

// The stateful device that hands the packets on as they are; empty if there is none, or if it is
// not known.
std::string KeepsSource(const Surroundings& around, const Traffic& traffic) {
  if (traffic.verdict != TrafficVerdict::kArrives || !traffic.depends_on.empty()) return "";
  const std::vector<Hop>& hops = traffic.path.hops;
  if (std::any_of(hops.begin(), hops.end(),
                  [](const Hop& hop) { return hop.translator.has_value(); })) {
    return "";
  }
  for (const Hop& hop : hops) {
    const bool passes_on =
        hop.device.kind == DeviceKind::kAppliance || hop.device.kind == DeviceKind::kFirewall;
    if (passes_on && IsStateful(around, hop.device)) return DeviceName(around, hop.device);
  }
  return "";
}

void Collect(const Snapshot& snapshot, const Surroundings& around, SubnetId id,
             Diversions& diversions) {
  const Topology& topology = snapshot.topology;
  const EffectiveTableId table = snapshot.fibs.of_subnet[id.value];
  if (!table.has_value() || !snapshot.fibs.tables[table].gaps.empty()) return;
  const auto& rows = snapshot.fibs.tables[table].routes;
  if (std::none_of(rows.begin(), rows.end(), IsDivertedRow)) return;
  for (const PrivateEndpoint& endpoint : topology.private_endpoints) {
    for (const IpAddress address : endpoint.addresses) {
      if (!endpoint.subnet.has_value() || !IsDiverted(snapshot.fibs.tables[table], address)) {
        continue;
      }
      const Traffic traffic = FateOfTraffic(around, FromSubnet(around, id), address);
      const std::string device = KeepsSource(around, traffic);
      const VnetId vnet = topology.subnets[endpoint.subnet].vnet;
      if (device.empty() || !vnet.has_value()) continue;
      Diverted& diverted = diversions[{device, NameIn(topology, topology.vnets[vnet])}];
      diverted.endpoints.insert(Concat(NameIn(topology, endpoint), " (", address.ToString(), ")"));
      diverted.subnets.insert(NameIn(topology, topology.subnets[id]));
      AddRows(RowsFor(snapshot, id, Prefix::Host(address)), diverted.rows);
    }
  }
}

// PE-04: Answers skip an appliance that keeps the source address.
std::vector<Finding> Find(const Snapshot& snapshot) {
  const Topology& topology = snapshot.topology;
  const Surroundings around(topology, snapshot.ribs, snapshot.fibs);
  Diversions diversions;
  for (size_t i = 0; i < topology.subnets.size(); ++i) {
    const SubnetId id = topology.subnets.IdAt(i);
    if (!IsPlatformSubnet(topology, topology.subnets[id])) {
      Collect(snapshot, around, id, diversions);
    }
  }
  std::vector<Finding> findings;
  for (const auto& [key, diverted] : diversions) {
    const auto& [device, network] = key;
    Finding finding;
    finding.message = Concat("What ", Join(diverted.subnets, ", "), " sends to ",
                             Join(diverted.endpoints, ", "), " passes ", device,
                             ", which keeps the source address: answers may skip it, and a device "
                             "that sees one direction only drops the rest.");
    finding.resources = {ResourceCalled(topology, device), network};
    finding.subnets.assign(diverted.subnets.begin(), diverted.subnets.end());
    finding.rules = {RuleNamed("PE-04")};
    finding.routes = diverted.rows;
    finding.confidence = Basis::kAssumed;
    finding.remedy = Concat("Let ", device,
                            " translate the source of what it sends to private endpoints, and say "
                            "so in routesight.yaml (snat: {private: true}); on an Azure Firewall, "
                            "application rules do.");
    findings.push_back(std::move(finding));
  }
  return findings;
}

constexpr std::string_view kReferences[] = {
    kEndpointPolicies,
    "https://learn.microsoft.com/azure/private-link/inspect-traffic-with-azure-firewall"};

}  // namespace

const Detector kPrivateEndpointAnswersLost = {
    {"RS314",
     "private-endpoint-answers-lost",
     "Answers of a private endpoint may skip the appliance",
     Severity::kMedium,
     {"Routes send what is for a private endpoint through an appliance, and the appliance does not "
      "translate the source address.",
      "Azure answers for the endpoint and does not follow the routes of its subnet: answers may go "
      "to the client directly. A firewall that sees one direction only drops the connection.",
      "Network policies are on in the endpoints' subnet, 10.2.0.0/16 leads to a firewall, and its "
      "network rules pass the packets on as they are.",
      "Translate the source address on the appliance. An appliance that nobody describes is taken "
      "to keep private addresses."},
     kReferences},
    Find,
    nullptr};

}  // namespace routesight

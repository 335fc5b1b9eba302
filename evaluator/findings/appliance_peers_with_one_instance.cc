#include <algorithm>
#include <set>

#include "evaluator/base/rule_catalogue.h"
#include "evaluator/base/text.h"
#include "evaluator/findings/detector.h"
#include "evaluator/findings/questions.h"

namespace routesight {
namespace {

constexpr size_t kInstances = 2;

// The instances of the route server that the appliance speaks to; all where none is named.
std::set<int> InstancesOf(const Appliance& appliance, RouteServerId server) {
  std::set<int> instances;
  for (const SpeakerSession& session : *appliance.sessions) {
    if (session.peer != Speaker(server)) continue;
    if (!session.instances) return {0, 1};
    instances.insert(session.instances->begin(), session.instances->end());
  }
  return instances;
}

// ARS-02: An appliance has a session with each instance of a route server.
std::vector<Finding> Find(const Snapshot& snapshot) {
  const Topology& topology = snapshot.topology;
  std::vector<Finding> findings;
  for (const Appliance& appliance : topology.appliances) {
    if (!appliance.sessions) continue;
    for (size_t i = 0; i < topology.route_servers.size(); ++i) {
      const RouteServerId id = topology.route_servers.IdAt(i);
      const std::set<int> instances = InstancesOf(appliance, id);
      if (instances.empty() || instances.size() >= kInstances) continue;
      const RouteServer& server = topology.route_servers[id];
      Finding finding;
      finding.message = Concat(NameIn(topology, appliance), " speaks to instance ",
                               *instances.begin(), " of ", NameIn(topology, server),
                               " only: a part of the machines does not get its routes.");
      finding.resources = {NameIn(topology, server)};
      for (const ApplianceInterface& interface : appliance.interfaces) {
        if (interface.nic.has_value()) {
          finding.resources.push_back(NameIn(topology, topology.nics[interface.nic]));
        }
      }
      finding.subnets = SubnetsOf(topology, server.vnet);
      finding.rules = {RuleNamed("ARS-02")};
      finding.confidence = Basis::kObserved;
      finding.remedy = "Configure sessions to both addresses of the route server.";
      findings.push_back(std::move(finding));
    }
  }
  return findings;
}

constexpr std::string_view kReferences[] = {
    "https://learn.microsoft.com/azure/route-server/troubleshoot-route-server"};

}  // namespace

const Detector kAppliancePeersWithOneInstance = {
    {"RS410",
     "appliance-peers-with-one-instance",
     "An appliance peers with one instance",
     Severity::kHigh,
     {"A route server is two instances with an address each. The configuration file says that the "
      "appliance has a session with one of them only.",
      "The routes then reach a part of the machines: labs lost about half of all connections.",
      "sessions: [{peer: azurerm_route_server.hub, instances: [0]}]",
      "Add the session with the second address of the route server (virtual_router_ips)."},
     kReferences},
    Find,
    nullptr};

}  // namespace routesight

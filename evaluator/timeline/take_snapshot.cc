#include "evaluator/timeline/take_snapshot.h"

#include "evaluator/readers/build_topology.h"

namespace routesight {

void StateGatewayNetworks(const NetworkSource& source, Topology& topology) {
  for (Vnet& vnet : topology.vnets) {
    const std::string name(topology.Text(vnet.name));
    vnet.gateways_at_hand = source.gateway_networks.contains(name);
  }
}

Snapshot TakeSnapshot(const NetworkSource& source, const Moment& moment, std::string_view at) {
  Snapshot snapshot;
  snapshot.at = at;
  snapshot.topology = BuildTopology(source.plans, source.configuration, moment);
  StateGatewayNetworks(source, snapshot.topology);
  snapshot.ribs = SimulateControlPlane(snapshot.topology);
  snapshot.fibs = ComputeEffectiveRoutes(snapshot.topology, snapshot.ribs);
  return snapshot;
}

std::set<std::string> GatewayNetworks(std::span<const Snapshot* const> moments) {
  std::set<std::string> names;
  for (const Snapshot* moment : moments) {
    const Topology& topology = moment->topology;
    const auto add = [&](VnetId vnet) {
      if (vnet.has_value()) names.emplace(topology.Text(topology.vnets[vnet].name));
    };
    for (const Gateway& gateway : topology.gateways) add(gateway.vnet);
    for (const RouteServer& server : topology.route_servers) add(server.vnet);
  }
  return names;
}

}  // namespace routesight

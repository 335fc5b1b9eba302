#include "evaluator/timeline/network_source.h"

namespace routesight {
namespace {

constexpr size_t kResourcesWorthAThread = 2'000;

}  // namespace

Size NetworkSource::size() const {
  size_t resources = 0;
  for (const LinkedPlan& linked : plans_) resources += linked.plan.resources.size();
  return resources < kResourcesWorthAThread ? Size::kSmall : Size::kWorthAThread;
}

void NetworkSource::KnowGatewayNetworksOf(std::span<const Snapshot* const> moments) {
  for (const Snapshot* moment : moments) {
    const Topology& topology = moment->topology;
    const auto add = [&](VnetId vnet) {
      if (vnet.has_value()) gateway_networks_.emplace(topology.Text(topology.vnets[vnet].name));
    };
    for (const Gateway& gateway : topology.gateways) add(gateway.vnet);
    for (const RouteServer& server : topology.route_servers) add(server.vnet);
  }
}

Topology NetworkSource::TopologyAt(const Moment& moment) const {
  Topology topology = reader_.At(moment);
  for (Vnet& vnet : topology.vnets) {
    vnet.gateways_at_hand = gateway_networks_.contains(std::string(topology.Text(vnet.name)));
  }
  return topology;
}

Snapshot NetworkSource::Take(const Moment& moment, std::string_view at) const {
  Snapshot snapshot;
  snapshot.at = at;
  snapshot.topology = TopologyAt(moment);
  snapshot.ribs = SimulateControlPlane(snapshot.topology);
  snapshot.fibs = ComputeEffectiveRoutes(snapshot.topology, snapshot.ribs);
  return snapshot;
}

}  // namespace routesight

#pragma once

#include <set>
#include <span>
#include <string>
#include <string_view>

#include "evaluator/plan/moment.h"
#include "evaluator/timeline/timeline.h"

namespace routesight {

// What all moments are taken from.
struct NetworkSource {
  std::span<const LinkedPlan> plans;
  const Configuration& configuration;
  // Networks with a gateway or route server before or after: their having none for a while is
  // known.
  std::set<std::string> gateway_networks;
};

// The network at a moment, with everything computed from it.
Snapshot TakeSnapshot(const NetworkSource& source, const Moment& moment, std::string_view at);

// Says of each network whether all its gateways are known.
void StateGatewayNetworks(const NetworkSource& source, Topology& topology);

// The networks with gateways or route servers at these moments.
std::set<std::string> GatewayNetworks(std::span<const Snapshot* const> moments);

}  // namespace routesight

#pragma once

#include <set>
#include <span>
#include <string>
#include <string_view>

#include "evaluator/base/two_at_once.h"
#include "evaluator/plan/moment.h"
#include "evaluator/readers/topology_reader.h"
#include "evaluator/timeline/timeline.h"

namespace routesight {

// What all moments are taken from.
class NetworkSource {
 public:
  // Both outlive the source.
  NetworkSource(std::span<const LinkedPlan> plans, const Configuration& configuration)
      : plans_(plans), configuration_(configuration), reader_(plans, configuration) {}

  std::span<const LinkedPlan> plans() const { return plans_; }
  const Configuration& configuration() const { return configuration_; }

  // From now on, a network that has a gateway or route server at one of these moments is known to
  // have none when it has none.
  void KnowGatewayNetworksOf(std::span<const Snapshot* const> moments);

  // Whether moments are worth two threads.
  Size size() const;
  // Whether the network is the same before and after the apply.
  bool Stays() const { return reader_.Stays(); }
  Topology TopologyAt(const Moment& moment) const;
  // With everything computed from the topology.
  Snapshot Take(const Moment& moment, std::string_view at) const;

 private:
  std::span<const LinkedPlan> plans_;
  const Configuration& configuration_;
  TopologyReader reader_;
  std::set<std::string> gateway_networks_;
};

}  // namespace routesight

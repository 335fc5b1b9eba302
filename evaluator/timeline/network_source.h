#pragma once

#include <memory>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <utility>

#include "evaluator/base/two_at_once.h"
#include "evaluator/forwarding/shared_rows.h"
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

  // Whether moments are worth two threads.
  Size size() const;
  // Whether the network is the same before and after the apply.
  bool Stays() const { return reader_.Stays(); }
  // Before and after the apply: symbols, sets of next hops and rows of tables are shared.
  std::pair<Snapshot, Snapshot> TakeEnds() const;

  // From now on, a network that has a gateway or route server at one of the ends is known to have
  // none when it has none, and moments share with the ends what is the same there.
  void KnowEnds(const Snapshot& before, const Snapshot& after);
  Topology TopologyAt(const Moment& moment) const;
  // With everything computed from the topology.
  Snapshot Take(const Moment& moment, std::string_view at) const;

 private:
  std::span<const LinkedPlan> plans_;
  const Configuration& configuration_;
  TopologyReader reader_;
  std::set<std::string> gateway_networks_;
  // Of the ends.
  std::shared_ptr<const SymbolTable> texts_;
  NextHopSets next_hops_;
  std::unique_ptr<SharedRows> rows_;
};

}  // namespace routesight

// A topology as lines, one fact each. What is absent has no line.
#pragma once

#include <string>
#include <vector>

#include "evaluator/base/text.h"
#include "evaluator/topology/topology.h"

namespace routesight {

class TopologyFacts {
 public:
  explicit TopologyFacts(const Topology& topology) : topology_(topology) {}

  template <typename... Parts>
  void Add(const Node& node, const Parts&... parts) {
    lines_.push_back(Concat(topology_.Text(node.name), " ", parts...));
  }

  const Topology& topology() const { return topology_; }
  // The lines, sorted.
  std::string Text() &&;

 private:
  const Topology& topology_;
  std::vector<std::string> lines_;
};

// gateway_facts.cc and speaker_facts.cc
void AddGatewayFacts(TopologyFacts& facts);
void AddSpeakerFacts(TopologyFacts& facts);

}  // namespace routesight

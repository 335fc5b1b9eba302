// A topology as lines, one fact each. What is absent has no line.
#pragma once

#include <string>
#include <string_view>
#include <type_traits>
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

  // The attribute, if it is there.
  template <typename T>
  void AddValue(const Node& node, std::string_view attribute, const PlanValue<T>& value) {
    if (!value.absent()) Add(node, attribute, " ", Show(value));
  }

  // What is not known of nodes and stands in the way of packets.
  template <typename Nodes>
  void AddPathGaps(const Nodes& nodes) {
    for (const Node& node : nodes) {
      for (const GapId id : node.path_gaps) {
        const Gap& gap = topology_.gaps[id];
        Add(node, "gap ", GapKindName(gap.kind), " ", gap.resource, ".", gap.attribute, ": ",
            gap.effect, gap.candidates.empty() ? "" : " [", Join(gap.candidates, " "),
            gap.candidates.empty() ? "" : "]");
      }
    }
  }

  template <typename T>
  std::string Show(const PlanValue<T>& value) const {
    if (value.absent()) return "none";
    return value.unknown() ? "unknown" : Show(value.value());
  }
  std::string Show(bool value) const { return value ? "yes" : "no"; }
  std::string Show(int64_t value) const { return std::to_string(value); }
  std::string Show(Symbol symbol) const { return std::string(topology_.Text(symbol)); }
  std::string Show(const std::vector<Symbol>& symbols) const;
  std::string Show(const Prefix& prefix) const { return prefix.ToString(); }
  std::string Show(SubnetId id) const { return Show(topology_.subnets[id].name); }
  std::string Show(VnetId id) const { return Show(topology_.vnets[id].name); }
  std::string Show(NicId id) const { return Show(topology_.nics[id].name); }
  std::string Show(MachineId id) const { return Show(topology_.machines[id].name); }
  std::string Show(PublicIpId id) const { return Show(topology_.public_ips[id].name); }
  std::string Show(NatGatewayId id) const { return Show(topology_.nat_gateways[id].name); }
  std::string Show(SecurityGroupId id) const { return Show(topology_.security_groups[id].name); }
  std::string Show(LoadBalancerId id) const { return Show(topology_.load_balancers[id].name); }
  std::string Show(BackendPoolId id) const { return Show(topology_.backend_pools[id].name); }
  std::string Show(HealthProbeId id) const { return Show(topology_.health_probes[id].name); }
  std::string Show(Sku sku) const;
  std::string Show(Allocation allocation) const;
  std::string Show(BalancedProtocol protocol) const;
  std::string Show(Distribution distribution) const;

  const Topology& topology() const { return topology_; }
  // The lines, sorted.
  std::string Text() &&;

 private:
  const Topology& topology_;
  std::vector<std::string> lines_;
};

// machine_facts.cc and balancing_facts.cc
void AddMachineFacts(TopologyFacts& facts);
void AddBalancingFacts(TopologyFacts& facts);
// network_facts.cc
void AddNetworkFacts(TopologyFacts& facts);
// gateway_facts.cc and speaker_facts.cc
void AddGatewayFacts(TopologyFacts& facts);
void AddSpeakerFacts(TopologyFacts& facts);

}  // namespace routesight

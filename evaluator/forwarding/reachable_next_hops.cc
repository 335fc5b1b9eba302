#include "evaluator/forwarding/reachable_next_hops.h"

#include <algorithm>

#include "evaluator/base/rule_catalogue.h"
#include "evaluator/control_plane/peering_state.h"

namespace routesight {

ReachableNextHops::ReachableNextHops(const Topology& topology) : topology_(topology) {
  for (size_t i = 0; i < topology.vnets.size(); ++i) near_.push_back({topology.vnets.IdAt(i)});
  const std::vector<PeeringLink> links = FindPeeringLinks(topology);
  for (size_t i = 0; i < links.size(); ++i) {
    const Peering& half = topology.peerings[topology.peerings.IdAt(i)];
    if (links[i].state == PeeringState::kConnected) near_[half.from.value].push_back(half.to);
  }
}

bool ReachableNextHops::Reaches(VnetId vnet, Symbol address, Symbol network) const {
  const std::vector<VnetId>& near = near_[vnet.value];
  if (network.has_value()) {
    return std::any_of(near.begin(), near.end(), [&](VnetId candidate) {
      return topology_.vnets[candidate].name == network;
    });
  }
  const std::optional<IpAddress> ip = IpAddress::Parse(topology_.Text(address));
  if (!ip.has_value()) return true;  // Where it will be is not known.
  return std::any_of(near.begin(), near.end(), [&](VnetId candidate) {
    const auto& space = topology_.vnets[candidate].address_space;
    return std::any_of(space.begin(), space.end(),
                       [&](const Prefix& range) { return range.Contains(*ip); });
  });
}

// Those of a set that the network reaches: the set itself if it reaches all of them.
NextHopsId ReachableNextHops::LeftOf(VnetId vnet, NextHopsId set, NextHopSets& next_hops) const {
  const NextHops& all = next_hops[set];
  NextHops left;
  left.as_path = all.as_path;
  for (size_t i = 0; i < all.addresses.size(); ++i) {
    if (!Reaches(vnet, all.addresses[i], all.networks[i])) continue;
    left.addresses.push_back(all.addresses[i]);
    left.networks.push_back(all.networks[i]);
  }
  if (left.addresses.size() == all.addresses.size()) return set;
  return next_hops.Add(std::move(left));
}

Route ReachableNextHops::Of(VnetId vnet, const Route& route, NextHopSets& next_hops) {
  if (!route.next_hops.has_value() || next_hops[route.next_hops].networks.empty()) return route;
  if (const std::pair asked(vnet, route.next_hops); asked_ != asked) {
    const auto [left, fresh] = left_.try_emplace(asked);
    if (fresh) left->second = LeftOf(vnet, route.next_hops, next_hops);
    asked_ = asked;
    answer_ = left->second;
  }
  Route reachable = route;
  reachable.next_hops = answer_;
  if (next_hops[answer_].addresses.empty()) {
    reachable.next_hop_type = NextHopType::kNone;
    reachable.rule = RuleNamed("SEL-07");
  }
  return reachable;
}

}  // namespace routesight

// The routes that Azure makes by itself for every subnet of a network.
#include <algorithm>

#include "evaluator/base/rule_catalogue.h"
#include "evaluator/forwarding/candidate_routes.h"

namespace routesight {
namespace {

// SYS-03: Private ranges that lead nowhere unless something else claims them.
const Prefix kReserved[] = {
    Prefix::Covering(IpAddress::FromIpv4(0x0a000000), 8),   // 10.0.0.0/8
    Prefix::Covering(IpAddress::FromIpv4(0x64400000), 10),  // 100.64.0.0/10
    Prefix::Covering(IpAddress::FromIpv4(0xac100000), 12),  // 172.16.0.0/12
    Prefix::Covering(IpAddress::FromIpv4(0xc0a80000), 16),  // 192.168.0.0/16
};

// SYS-03: Further such rows that real tables show and no documentation has.
// https://github.com/erjosito/net-lab-builder
constexpr std::string_view kAlsoObserved[] = {
    "127.0.0.0/8",   "198.18.0.0/15",  "25.4.0.0/14",    "25.148.0.0/15",  "25.150.0.0/16",
    "25.152.0.0/14", "25.156.0.0/16",  "25.159.0.0/16",  "25.176.0.0/13",  "25.184.0.0/14",
    "40.108.0.0/17", "40.109.0.0/16",  "104.146.0.0/17", "104.147.0.0/16", "157.59.0.0/16",
    "23.103.0.0/18", "20.35.252.0/22",
};

Route SystemRoute(const Prefix& prefix, NextHopType type, RuleId rule) {
  Route route;
  route.prefix = prefix;
  route.next_hop_type = type;
  route.rule = rule;
  return route;
}

void AddGaps(const std::vector<GapId>& gaps, std::vector<GapId>& to) {
  to.insert(to.end(), gaps.begin(), gaps.end());
}

void AddOwnRoutes(const Vnet& vnet, const Behaviour& behaviour, NetworkRoutes& network) {
  // SYS-01: The address space is local.
  for (const Prefix& prefix : vnet.address_space) {
    network.routes.push_back(SystemRoute(prefix, NextHopType::kVnetLocal, RuleNamed("SYS-01")));
  }
  // SYS-02: Everything else goes to the Internet.
  network.routes.push_back(SystemRoute(Prefix::Covering(IpAddress::FromIpv4(0), 0),
                                       NextHopType::kInternet, RuleNamed("SYS-02")));
  // SYS-11: Also over IPv6, where the network has it.
  const bool has_ipv6 = std::any_of(vnet.address_space.begin(), vnet.address_space.end(),
                                    [](const Prefix& prefix) { return !prefix.is_ipv4(); });
  if (has_ipv6) {
    network.routes.push_back(SystemRoute(Prefix::Covering(IpAddress::FromBits(0, 0), 0),
                                         NextHopType::kInternet, RuleNamed("SYS-11")));
  }
  for (const Prefix& prefix : kReserved) {
    network.routes.push_back(SystemRoute(prefix, NextHopType::kNone, RuleNamed("SYS-03")));
  }
  if (behaviour.none_rows == SystemNoneRows::kObserved) {
    for (const std::string_view range : kAlsoObserved) {
      network.routes.push_back(
          SystemRoute(Prefix::Read(range).prefix, NextHopType::kNone, RuleNamed("SYS-03")));
    }
  }
  AddGaps(vnet.gaps, network.gaps);
  AddGaps(vnet.shared_gaps, network.gaps);
}

// PEER-03: Only networks at the two ends of a half see each other's prefixes.
// PEER-01: Within one region a peering is VNetPeering, between regions VNetGlobalPeering.
NextHopType PeeringHop(const Vnet& near, const Vnet& far) {
  const bool global =
      near.location.has_value() && far.location.has_value() && near.location != far.location;
  return global ? NextHopType::kVnetGlobalPeering : NextHopType::kVnetPeering;
}

void AddPeeringRoutes(const Topology& topology, const Peering& half, const PeeringLink& link,
                      NetworkRoutes& network) {
  AddGaps(half.gaps, network.gaps);
  const Vnet& far = topology.vnets[half.to];
  if (link.state == PeeringState::kUndetermined) AddGaps(far.shared_gaps, network.gaps);
  if (link.state != PeeringState::kConnected) return;
  AddGaps(topology.peerings[link.other].gaps, network.gaps);
  AddGaps(far.shared_gaps, network.gaps);
  // PEER-04: Denying access leaves the rows, unless somebody knows better.
  const PlanValue<bool>& access = half.allow_virtual_network_access;
  if (topology.behaviour.denied_peering == DeniedPeering::kRowsRemoved && access.known() &&
      !access.value()) {
    return;
  }
  const NextHopType hop = PeeringHop(topology.vnets[half.from], far);
  // PEER-15: Subnets in place of the whole network. PEER-11: as they were last synchronised.
  const RuleId rule = !half.whole_networks ? RuleNamed("PEER-15")
                      : half.stale         ? RuleNamed("PEER-11")
                                           : RuleNamed("PEER-01");
  for (const Prefix& prefix : half.whole_networks ? half.synchronised : half.remote_subnets) {
    network.routes.push_back(SystemRoute(prefix, hop, rule));
  }
}

// PE-01: A /32 in the endpoint's network and its direct peers.
void AddPrivateEndpoint(const Topology& topology, const PrivateEndpoint& endpoint,
                        const Subnet& subnet, NetworkRoutes& network) {
  AddGaps(endpoint.gaps, network.gaps);
  for (const IpAddress& address : endpoint.addresses) {
    Route route =
        SystemRoute(Prefix::Host(address), NextHopType::kInterfaceEndpoint, RuleNamed("PE-01"));
    if (subnet.endpoint_policies == EndpointPolicies::kObeyRoutes) {
      // PE-03: It yields to user-defined routes as long as its network's range, or longer.
      for (const Prefix& range : topology.vnets[subnet.vnet].address_space) {
        if (range.Contains(address)) route.yields_to_length = static_cast<uint8_t>(range.length());
      }
    }
    network.routes.push_back(route);
  }
}

}  // namespace

std::vector<NetworkRoutes> FindNetworkRoutes(const Topology& topology) {
  std::vector<NetworkRoutes> networks(topology.vnets.size());
  for (size_t i = 0; i < topology.vnets.size(); ++i) {
    AddOwnRoutes(topology.vnets[topology.vnets.IdAt(i)], topology.behaviour, networks[i]);
  }
  const std::vector<PeeringLink> links = FindPeeringLinks(topology);
  std::vector<std::vector<VnetId>> reach(topology.vnets.size());  // Who sees a network's endpoints.
  for (size_t i = 0; i < topology.vnets.size(); ++i) reach[i].push_back(topology.vnets.IdAt(i));
  for (size_t i = 0; i < links.size(); ++i) {
    const Peering& half = topology.peerings[topology.peerings.IdAt(i)];
    AddPeeringRoutes(topology, half, links[i], networks[half.from.value]);
    if (links[i].state == PeeringState::kConnected) reach[half.to.value].push_back(half.from);
  }
  for (const PrivateEndpoint& endpoint : topology.private_endpoints) {
    if (!endpoint.subnet.has_value()) continue;
    const Subnet& subnet = topology.subnets[endpoint.subnet];
    if (!subnet.vnet.has_value()) continue;
    for (const VnetId vnet : reach[subnet.vnet.value]) {
      AddPrivateEndpoint(topology, endpoint, subnet, networks[vnet.value]);
    }
  }
  return networks;
}

}  // namespace routesight

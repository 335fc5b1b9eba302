// The routes that a subnet has of its own: service endpoints and its route table.
#include "evaluator/base/rule_catalogue.h"
#include "evaluator/forwarding/candidate_routes.h"

namespace routesight {
namespace {

NextHopType ToNextHopType(UserNextHopType type) {
  switch (type) {
    case UserNextHopType::kVnetLocal:
      return NextHopType::kVnetLocal;
    case UserNextHopType::kInternet:
      return NextHopType::kInternet;
    case UserNextHopType::kNone:
      return NextHopType::kNone;
    case UserNextHopType::kVirtualNetworkGateway:
      return NextHopType::kVirtualNetworkGateway;
    case UserNextHopType::kVirtualAppliance:
      return NextHopType::kVirtualAppliance;
  }
  return NextHopType::kNone;
}

}  // namespace

SubnetRoutes FindSubnetRoutes(const Topology& topology, const Subnet& subnet,
                              NextHopSets& next_hops) {
  SubnetRoutes own;
  own.gaps = subnet.gaps;
  // SE-01: One row per service, here only.
  for (const Symbol service : subnet.service_endpoints) {
    Route route;
    route.label = service;
    route.next_hop_type = NextHopType::kVirtualNetworkServiceEndpoint;
    route.rule = RuleNamed("SE-01");
    own.routes.push_back(route);
  }
  // UDR-01: At most one route table.
  if (!subnet.route_table.has_value()) return own;
  const UserRouteTable& table = topology.route_tables[subnet.route_table];
  own.gaps.insert(own.gaps.end(), table.gaps.begin(), table.gaps.end());
  for (const UserRoute& user : table.routes) {
    // UDR-02: Each of its routes is a row; UDR-10: of a service tag, under the tag's name.
    Route route;
    route.prefix = user.prefix;
    route.label = user.service_tag;
    route.name = user.name;
    route.source = RouteSource::kUser;
    route.next_hop_type = ToNextHopType(user.next_hop_type);
    route.rule = user.service_tag.has_value() ? RuleNamed("UDR-10") : RuleNamed("UDR-02");
    if (user.next_hop.has_value()) route.next_hops = next_hops.Add({{user.next_hop}, {}, {}});
    own.routes.push_back(route);
  }
  return own;
}

}  // namespace routesight

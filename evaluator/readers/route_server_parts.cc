#include "evaluator/readers/route_server_parts.h"

#include "evaluator/readers/stated_values.h"

namespace routesight {

RouteServerDraft ReadRouteServer(const ResourceReader& server) {
  auto draft = server.NewDraft<RouteServerDraft>();
  draft.branch_to_branch = SwitchOrOff(server, "branch_to_branch_traffic_enabled");
  draft.preference = UnknownIfOnlyRead(
      server, WordIn<RoutingPreference>(server["hub_routing_preference"],
                                        {{"ExpressRoute", RoutingPreference::kExpressRoute},
                                         {"VpnGateway", RoutingPreference::kVpnGateway},
                                         {"ASPath", RoutingPreference::kAsPath}}));
  // Nobody can choose it: what is not known yet is what Azure always gives.
  draft.asn = UnlessFilledIn(server, "virtual_router_asn", AsnIn(server["virtual_router_asn"]));
  draft.instance_addresses = KnownTexts(server["virtual_router_ips"]);
  return draft;
}

BgpConnectionDraft ReadBgpConnection(const ResourceReader& connection, Reference owner) {
  auto draft = connection.NewDraft<BgpConnectionDraft>();
  draft.route_server = std::move(owner);
  draft.peer_asn = AsnIn(connection["peer_asn"]);
  draft.peer_ip = TextIn(connection["peer_ip"]);
  if (draft.peer_ip.unknown()) draft.peer = connection.Link("peer_ip");
  return draft;
}

}  // namespace routesight

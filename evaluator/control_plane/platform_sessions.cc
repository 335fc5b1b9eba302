// The sessions that the platform makes by itself: between route servers and gateways of one
// network, between gateways, and between gateways and the edge of their circuits.
#include "evaluator/base/rule_catalogue.h"
#include "evaluator/control_plane/azure_bgp_builder.h"
#include "evaluator/control_plane/circuit_use.h"

namespace routesight {
namespace {

using namespace route_class;

// ARS-07: What is preferred, by the source that the route server's setting names.
constexpr uint32_t kPreferred = 300;
constexpr uint32_t kNotPreferred = 200;
// ER-07: Connections of a gateway are compared by weight before anything else.
constexpr uint32_t kEdgeWeight = 1;

// ER-09: The community by which on-premises keeps routes from an ExpressRoute gateway.
constexpr Community kKeepFromGateway = Community::Of(65517, 65517);

}  // namespace

void AzureBgpBuilder::Connect(BgpSessionEnd a, BgpSessionEnd b, Symbol resource) {
  if (a.speaker == b.speaker) return;  // A connection that leads back to its own gateway.
  bgp_.network.sessions.Add({{std::move(a), std::move(b)}});
  bgp_.session_resources.Add(resource);
}

RouteServerId AzureBgpBuilder::RouteServerIn(VnetId vnet) const {
  for (size_t i = 0; i < topology_.route_servers.size(); ++i) {
    const RouteServerId id = topology_.route_servers.IdAt(i);
    if (vnet.has_value() && topology_.route_servers[id].vnet == vnet) return id;
  }
  return {};
}

bool AzureBgpBuilder::BranchToBranch(const RouteServer& server) const {
  return server.branch_to_branch.known() && server.branch_to_branch.value();
}

// ARS-07: The preference of the route server decides between sources before the AS path does.
std::vector<BgpPreference> AzureBgpBuilder::PreferenceOf(const RouteServer& server,
                                                         RouteClass source) const {
  const RoutingPreference wish =
      server.preference.known() ? server.preference.value() : RoutingPreference::kExpressRoute;
  uint32_t value = kNotPreferred;
  if (wish == RoutingPreference::kExpressRoute && source == kFromErGateway) value = kPreferred;
  if (wish == RoutingPreference::kVpnGateway && source != kFromErGateway) value = kPreferred;
  return {{value, std::nullopt, {}}};
}

BgpImport AzureBgpBuilder::GatewayImport(const Gateway& gateway, RouteClass route_class) const {
  BgpImport import;
  import.route_class = route_class;
  import.preferences = {{ kDefaultLocalPreference, std::nullopt, {} }};
  if (gateway.type != GatewayType::kExpressRoute) {
    // VPN-08: A VPN gateway ignores what is equal to or inside a prefix of its network.
    import.filters.push_back(
        RefusePrefixes(RuleNamed("VPN-08"), Inside(topology_.vnets[gateway.vnet].address_space)));
  }
  return import;
}

void AzureBgpBuilder::ConnectRouteServersAndGateways() {
  for (size_t s = 0; s < route_servers_.size(); ++s) {
    const RouteServer& server = topology_.route_servers[topology_.route_servers.IdAt(s)];
    for (size_t g = 0; g < gateways_.size(); ++g) {
      const Gateway& gateway = topology_.gateways[topology_.gateways.IdAt(g)];
      if (!server.vnet.has_value() || gateway.vnet != server.vnet) continue;
      ConnectRouteServer(server, route_servers_[s], gateway, gateways_[g]);
    }
  }
}

// ARS-15: Route server and gateways of one network exchange by themselves. ARS-06: The gateways'
// routes always reach the route server; what it knows reaches them with branch-to-branch only.
void AzureBgpBuilder::ConnectRouteServer(const RouteServer& server, const Speakers& instances,
                                         const Gateway& gateway, const Speakers& peers) {
  const bool express_route = gateway.type == GatewayType::kExpressRoute;
  const RouteClass source = express_route ? kFromErGateway : kFromVpnGateway;
  BgpImport at_server;
  at_server.route_class = source;
  at_server.preferences = PreferenceOf(server, source);
  at_server.preference_rule = RuleNamed("ARS-07");
  BgpExport from_server;
  // ARS-11: What is marked so stays in the route server's networks.
  from_server.filters.push_back(RefuseCommunity(RuleNamed("ARS-11"), kNoAdvertise));
  const RouteClass other = express_route ? kFromVpnGateway : kFromErGateway;
  from_server.filters.push_back(
      RefuseClasses(RuleNamed("ARS-06"), BranchToBranch(server) ? AllBut({kFromAppliance, other})
                                                                : RouteClasses::All()));
  BgpExport from_gateway;
  // ARS-06: Client pools reach neither appliances nor circuits; networks the route server has.
  from_gateway.filters.push_back(
      RefuseClasses(RuleNamed("ARS-06"), AllBut({kStatic, kFromConnection, kFromEdge})));
  for (const SpeakerId instance : instances) {
    for (size_t place = 0; place < peers.size(); ++place) {
      if (!express_route) from_gateway.next_hop = InstanceHop(gateway, place);
      Connect({instance, at_server, from_server},
              {peers[place], GatewayImport(gateway, kFromRouteServer), from_gateway}, {});
    }
  }
}

// GW-04: The two gateways of a network know each other's routes, and pass them on only through a
// route server.
void AzureBgpBuilder::ConnectSiblings() {
  for (size_t v = 0; v < gateways_.size(); ++v) {
    const Gateway& vpn = topology_.gateways[topology_.gateways.IdAt(v)];
    for (size_t e = 0; e < gateways_.size(); ++e) {
      const Gateway& edge = topology_.gateways[topology_.gateways.IdAt(e)];
      if (vpn.type != GatewayType::kVpn || edge.type != GatewayType::kExpressRoute) continue;
      if (!vpn.vnet.has_value() || vpn.vnet != edge.vnet) continue;
      if (RouteServerIn(vpn.vnet).has_value()) continue;
      BgpExport from_vpn;
      from_vpn.filters.push_back(RefuseClasses(RuleNamed("GW-04"), AllBut({kFromConnection})));
      BgpExport from_edge;
      from_edge.filters.push_back(RefuseClasses(RuleNamed("GW-04"), AllBut({kFromEdge})));
      for (size_t place = 0; place < gateways_[v].size(); ++place) {
        from_vpn.next_hop = InstanceHop(vpn, place);
        Connect({gateways_[v][place], GatewayImport(vpn, kFromSibling), from_vpn},
                {gateways_[e].front(), GatewayImport(edge, kFromSibling), from_edge}, {});
      }
    }
  }
}

void AzureBgpBuilder::ConnectCircuits() {
  for (const GatewayConnection& connection : topology_.connections) {
    if (connection.type == ConnectionType::kExpressRoute) ConnectCircuit(connection);
  }
}

bool AzureBgpBuilder::ReachesEdge(SpeakerId speaker, CircuitId circuit) {
  const Circuit& node = topology_.circuits[circuit];
  for (std::string& text : AssumptionsAbout(topology_, node)) {
    bgp_.assumptions.push_back({speaker, std::move(text)});
  }
  AddGaps({speaker}, node.gaps);
  return UseOf(node) == CircuitUse::kCarriesRoutes;
}

// ER-03: Each family needs its own private peering.
BgpImport AzureBgpBuilder::EdgeImport(CircuitId circuit, RouteClass route_class) const {
  BgpImport import;
  import.route_class = route_class;
  if (topology_.circuits[circuit].private_peering == PrivatePeering::kIpv6Only) {
    import.filters.push_back(
        RefusePrefixes(RuleNamed("ER-03"), Inside({Prefix::Read("0.0.0.0/0").prefix})));
  }
  return import;
}

// ER-05: A gateway takes what other networks announce to the same edge if its flag says so.
BgpExport AzureBgpBuilder::EdgeExportTo(const Gateway& gateway) const {
  const EdgeHairpin hairpin = topology_.behaviour.edge_hairpin;
  const bool allowed = hairpin == EdgeHairpin::kOn ||
                       (hairpin == EdgeHairpin::kByFlags && gateway.remote_vnet_traffic.known() &&
                        gateway.remote_vnet_traffic.value());
  BgpExport out;
  out.peer_asn = PeerAsn::kReplacedByOwn;
  // ER-04: What comes from another circuit goes to sites, not to gateways.
  out.filters.push_back(RefuseClasses(RuleNamed("ER-04"), AllBut({kFromSite, kFromGateway})));
  if (!allowed) {
    out.filters.push_back(RefuseClasses(RuleNamed("ER-05"), RouteClasses().With(kFromGateway)));
  }
  return out;
}

// ER-03: A connection joins a gateway with both links of a circuit.
void AzureBgpBuilder::ConnectCircuit(const GatewayConnection& connection) {
  if (!connection.gateway.has_value()) return;
  const Speakers& instances = gateways_[connection.gateway.value];
  if (instances.empty()) return;
  const Gateway& gateway = topology_.gateways[connection.gateway];
  AddGaps(instances, connection.gaps);
  if (!connection.circuit.has_value()) return;
  if (!ReachesEdge(instances.front(), connection.circuit)) return;
  const int routing_weight =
      connection.routing_weight.known() ? connection.routing_weight.value() : 0;
  BgpImport at_gateway = GatewayImport(gateway, kFromEdge);
  at_gateway.weight = kEdgeWeight;
  // ER-07: The connection with the higher weight is preferred.
  at_gateway.preferences = {
      {kDefaultLocalPreference + static_cast<uint32_t>(routing_weight), std::nullopt, {}}};
  at_gateway.preference_rule = RuleNamed("ER-07");
  const RouteServerId server = RouteServerIn(gateway.vnet);
  if (server.has_value() && BranchToBranch(topology_.route_servers[server])) {
    at_gateway.filters.push_back(RefuseCommunity(RuleNamed("ER-09"), kKeepFromGateway));
  }
  BgpExport from_gateway;
  // ER-01: The gateway announces its networks, and what a route server passes to it.
  from_gateway.filters.push_back(
      RefuseClasses(RuleNamed("ER-01"), AllBut({kNetwork, kFromRouteServer})));
  for (const CircuitLink link : {CircuitLink::kPrimary, CircuitLink::kSecondary}) {
    const auto place = static_cast<size_t>(link);
    const BgpImport at_edge = EdgeImport(connection.circuit, kFromGateway);
    BgpExport from_edge = EdgeExportTo(gateway);
    from_edge.next_hop = Hop(topology_.circuits[connection.circuit].links[place], {});
    Connect({instances.front(), at_gateway, from_gateway},
            {edges_[connection.circuit.value][place], at_edge, from_edge}, connection.name);
  }
  if (connection.routing_weight.unknown()) {
    AddGap(instances.front(), {GapKind::kUnknownValue,
                               Name(connection.name),
                               "routing_weight",
                               "which of several circuits is preferred",
                               {}});
  }
  if (gateway.remote_vnet_traffic.unknown()) {
    AddGap(instances.front(), {GapKind::kUnknownValue,
                               Name(gateway.name),
                               "remote_vnet_traffic_enabled",
                               "whether it takes the prefixes of other networks on its circuits",
                               {}});
  }
}

// ER-04: Global Reach joins the sites of two circuits; gateways see nothing of it.
void AzureBgpBuilder::ConnectGlobalReach() {
  BgpExport out;
  out.filters.push_back(RefuseClasses(RuleNamed("ER-04"), AllBut({kFromSite})));
  for (const CircuitConnection& connection : topology_.circuit_connections) {
    if (!connection.circuit.has_value() || !connection.peer_circuit.has_value()) continue;
    const auto& edges = edges_[connection.circuit.value];
    const auto& peers = edges_[connection.peer_circuit.value];
    const bool one = ReachesEdge(peers.front(), connection.circuit);
    const bool other = ReachesEdge(edges.front(), connection.peer_circuit);
    if (!one || !other) continue;
    for (size_t link = 0; link < 2; ++link) {
      Connect({edges[link], EdgeImport(connection.circuit, kFromOtherCircuit), out},
              {peers[link], EdgeImport(connection.peer_circuit, kFromOtherCircuit), out},
              connection.name);
    }
  }
}

}  // namespace routesight

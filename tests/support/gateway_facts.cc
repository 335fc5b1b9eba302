// What a topology says of gateways, circuits and route servers.
#include "tests/support/topology_facts.h"

namespace routesight {
namespace {

std::string Shown(bool value) { return value ? "yes" : "no"; }
std::string Shown(int value) { return std::to_string(value); }
std::string Shown(Asn asn) { return std::to_string(asn.value); }
std::string Shown(const Prefix& prefix) { return prefix.ToString(); }

template <typename Word>
std::string OneOf(Word word, std::initializer_list<std::string_view> names) {
  return std::string(names.begin()[static_cast<size_t>(word)]);
}

std::string Shown(VpnType type) { return OneOf(type, {"route-based", "policy-based"}); }
std::string Shown(NatDirection direction) { return OneOf(direction, {"ingress", "egress"}); }
std::string Shown(NatKind kind) { return OneOf(kind, {"static", "dynamic"}); }
std::string Shown(CircuitState state) { return OneOf(state, {"provisioned", "not-provisioned"}); }
std::string Shown(CircuitPeeringType type) {
  return OneOf(type, {"private", "microsoft", "public"});
}
std::string Shown(RoutingPreference preference) {
  return OneOf(preference, {"ExpressRoute", "VpnGateway", "ASPath"});
}

// Adds what there is of one node.
class NodeFacts {
 public:
  NodeFacts(TopologyFacts& facts, const Node& node)
      : facts_(facts), topology_(facts.topology()), node_(node) {
    for (const GapId id : node.gaps) {
      const Gap& gap = topology_.gaps[id];
      Line("gap", Concat(GapKindName(gap.kind), " ", gap.attribute, ": ", gap.effect));
    }
  }

  void Line(std::string_view attribute, std::string_view value) {
    facts_.Add(node_, attribute, " ", value);
  }
  template <typename T>
  void Value(std::string_view attribute, const PlanValue<T>& value) {
    if (!value.absent()) Line(attribute, value.unknown() ? "unknown" : Shown(value.value()));
  }
  void Text(std::string_view attribute, Symbol symbol) {
    if (symbol.has_value()) Line(attribute, topology_.Text(symbol));
  }
  void Texts(std::string_view attribute, const std::vector<Symbol>& symbols) {
    std::vector<std::string_view> texts;
    for (const Symbol symbol : symbols) texts.push_back(topology_.Text(symbol));
    if (!texts.empty()) Line(attribute, Join(texts, " "));
  }
  void Prefixes(std::string_view attribute, const std::vector<Prefix>& prefixes) {
    for (const Prefix& prefix : prefixes) Line(attribute, prefix.ToString());
  }
  template <typename IdType, typename T>
  void Link(std::string_view attribute, IdType id, const Table<IdType, T>& nodes) {
    if (id.has_value()) Text(attribute, nodes[id].name);
  }
  const Topology& topology() const { return topology_; }

 private:
  TopologyFacts& facts_;
  const Topology& topology_;
  const Node& node_;
};

void Describe(const Gateway& gateway, NodeFacts facts) {
  facts.Line("is", OneOf(gateway.type, {"a gateway of unknown type", "a VPN gateway",
                                        "an ExpressRoute gateway"}));
  facts.Link("network", gateway.vnet, facts.topology().vnets);
  facts.Value("active_active", gateway.active_active);
  facts.Value("bgp", gateway.bgp_enabled);
  facts.Value("asn", gateway.asn);
  facts.Texts("instances", gateway.instance_addresses);
  facts.Texts("public_addresses", gateway.public_addresses);
  for (const GatewayIpConfiguration& block : gateway.ip_configurations) {
    const std::string name(facts.topology().Text(block.name));
    facts.Texts(Concat("apipa of ", name), block.apipa);
    facts.Texts(Concat("tunnel_ends of ", name), block.tunnel_ends);
  }
  facts.Prefixes("client_pool", gateway.client_pools);
  facts.Prefixes("custom_route", gateway.custom_routes);
  facts.Value("vpn_type", gateway.vpn_type);
  facts.Text("sku", gateway.sku);
  facts.Link("default_site", gateway.default_site, facts.topology().local_network_gateways);
  facts.Value("remote_vnet_traffic", gateway.remote_vnet_traffic);
  facts.Value("virtual_wan_traffic", gateway.virtual_wan_traffic);
  facts.Value("nat_translates_routes", gateway.nat_translates_routes);
  facts.Value("minimum_scale_unit", gateway.minimum_scale_unit);
  facts.Value("maximum_scale_unit", gateway.maximum_scale_unit);
}

void Describe(const LocalNetworkGateway& local, NodeFacts facts) {
  facts.Prefixes("has", local.address_space);
  facts.Value("asn", local.asn);
  facts.Text("bgp_peering_address", local.bgp_peering_address);
  facts.Value("peer_weight", local.peer_weight);
  facts.Text("gateway_address", local.gateway_address);
  facts.Text("gateway_fqdn", local.gateway_fqdn);
  facts.Link("stands_for", local.azure_gateway, facts.topology().gateways);
}

void Describe(const GatewayNatRule& rule, NodeFacts facts) {
  facts.Link("gateway", rule.gateway, facts.topology().gateways);
  facts.Value("direction", rule.direction);
  facts.Value("kind", rule.kind);
  facts.Text("ip_configuration", rule.ip_configuration);
  const auto mappings = [&](std::string_view side, const std::vector<NatMapping>& all) {
    for (const NatMapping& mapping : all) {
      const std::string_view ports = facts.topology().Text(mapping.port_range);
      facts.Line(side,
                 Concat(mapping.address_space.ToString(), ports.empty() ? "" : " ports ", ports));
    }
  };
  mappings("internal", rule.internal);
  mappings("external", rule.external);
}

void Describe(const GatewayConnection& connection, NodeFacts facts) {
  const Topology& topology = facts.topology();
  facts.Line("is", OneOf(connection.type,
                         {"a connection of unknown type", "an IPsec connection",
                          "a connection between networks", "an ExpressRoute connection"}));
  facts.Link("gateway", connection.gateway, topology.gateways);
  facts.Link("peer_gateway", connection.peer_gateway, topology.gateways);
  facts.Link("site", connection.local_network_gateway, topology.local_network_gateways);
  facts.Link("circuit", connection.circuit, topology.circuits);
  facts.Value("bgp", connection.bgp_enabled);
  facts.Value("routing_weight", connection.routing_weight);
  facts.Value("fast_path", connection.fast_path);
  facts.Value("private_link_fast_path", connection.private_link_fast_path);
  facts.Value("policy_based_selectors", connection.policy_based_selectors);
  facts.Value("over_private_address", connection.over_private_address);
  if (connection.authorized) facts.Line("authorized", "by key");
  facts.Texts("custom_bgp_addresses", connection.custom_bgp_addresses);
  for (const TrafficSelector& selector : connection.traffic_selectors) {
    facts.Prefixes("selects local", selector.local);
    facts.Prefixes("selects remote", selector.remote);
  }
  for (const GatewayNatRuleId rule : connection.ingress_nat_rules) {
    facts.Link("ingress_nat_rule", rule, topology.nat_rules);
  }
  for (const GatewayNatRuleId rule : connection.egress_nat_rules) {
    facts.Link("egress_nat_rule", rule, topology.nat_rules);
  }
}

void Describe(const Circuit& circuit, NodeFacts facts) {
  facts.Line("is", circuit.outside ? "a circuit elsewhere" : "a circuit");
  facts.Text("tier", circuit.tier);
  facts.Text("family", circuit.family);
  facts.Text("peering_location", circuit.peering_location);
  facts.Text("service_provider", circuit.service_provider);
  facts.Text("port", circuit.port);
  facts.Value("bandwidth_in_mbps", circuit.bandwidth_in_mbps);
  facts.Value("state", circuit.state);
}

void Describe(const CircuitPeering& peering, NodeFacts facts) {
  facts.Link("circuit", peering.circuit, facts.topology().circuits);
  facts.Value("type", peering.type);
  facts.Value("peer_asn", peering.peer_asn);
  facts.Value("primary", peering.primary);
  facts.Value("secondary", peering.secondary);
  facts.Value("vlan", peering.vlan);
  facts.Value("ipv4", peering.ipv4_enabled);
}

void Describe(const CircuitAuthorization& authorization, NodeFacts facts) {
  facts.Link("circuit", authorization.circuit, facts.topology().circuits);
}

void Describe(const CircuitConnection& connection, NodeFacts facts) {
  const Topology& topology = facts.topology();
  facts.Link("peering", connection.peering, topology.circuit_peerings);
  facts.Link("peer_peering", connection.peer_peering, topology.circuit_peerings);
  facts.Link("circuit", connection.circuit, topology.circuits);
  facts.Link("peer_circuit", connection.peer_circuit, topology.circuits);
  facts.Value("address_prefix", connection.address_prefix);
}

void Describe(const RouteServer& server, NodeFacts facts) {
  facts.Line("is", "a route server");
  facts.Link("network", server.vnet, facts.topology().vnets);
  facts.Link("subnet", server.subnet, facts.topology().subnets);
  facts.Value("branch_to_branch", server.branch_to_branch);
  facts.Value("preference", server.preference);
  facts.Value("asn", server.asn);
  facts.Texts("instances", server.instance_addresses);
  facts.Text("public_address", server.public_address);
}

void Describe(const BgpConnection& connection, NodeFacts facts) {
  const Topology& topology = facts.topology();
  facts.Link("route_server", connection.route_server, topology.route_servers);
  facts.Value("peer_asn", connection.peer_asn);
  facts.Text("peer_address", connection.peer_address);
  facts.Link("interface", connection.nic, topology.nics);
  if (connection.appliance.has_value()) {
    facts.Link("appliance", connection.appliance, topology.appliances);
  } else {
    facts.Line("appliance", "not described");
  }
}

}  // namespace

void AddGatewayFacts(TopologyFacts& facts) {
  const auto describe = [&](const auto& nodes) {
    for (const auto& node : nodes) Describe(node, NodeFacts(facts, node));
  };
  const Topology& topology = facts.topology();
  describe(topology.gateways);
  describe(topology.local_network_gateways);
  describe(topology.nat_rules);
  describe(topology.connections);
  describe(topology.circuits);
  describe(topology.circuit_peerings);
  describe(topology.circuit_authorizations);
  describe(topology.circuit_connections);
  describe(topology.route_servers);
  describe(topology.bgp_connections);
}

}  // namespace routesight

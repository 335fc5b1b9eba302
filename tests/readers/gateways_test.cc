#include <catch2/catch.hpp>

#include "evaluator/base/text.h"
#include "tests/support/plan_json.h"
#include "tests/support/topology_facts.h"

namespace routesight {
namespace {

// The facts of one node after the apply, one a line.
std::string FactsOf(const Evaluation& evaluation, std::string_view name) {
  TopologyFacts facts(evaluation.timeline.after().topology);
  AddGatewayFacts(facts);
  AddSpeakerFacts(facts);
  const std::string all = std::move(facts).Text();
  std::string own = "\n";
  for (size_t begin = 0; begin < all.size();) {
    const size_t end = all.find('\n', begin) + 1;
    const std::string_view line = std::string_view(all).substr(begin, end - begin);
    if (line.starts_with(Concat(name, " "))) own += line.substr(name.size() + 1);
    begin = end;
  }
  return own;
}

std::string Id(std::string_view path) {
  return Concat("/subscriptions/s/resourceGroups/rg/providers/Microsoft.Network/", path);
}

std::string Named(std::string_view address, std::string_view kind, std::string_view more) {
  const std::string_view name = address.substr(address.find('.') + 1);
  return Standing(address,
                  Concat(R"("name":")", name, R"(","resource_group_name":"rg",)",
                         R"("location":"westeurope","id":")", Id(kind), "/", name, R"(")", more));
}

std::string Network() {
  return Named("azurerm_virtual_network.hub", "virtualNetworks",
               R"(,"address_space":["10.0.0.0/16"])");
}

std::string Subnet(std::string_view name, std::string_view range) {
  return Named(Concat("azurerm_subnet.", name), "virtualNetworks/hub/subnets",
               Concat(R"(,"virtual_network_name":"hub","address_prefixes":[")", range, R"("])"));
}

std::string Interface(std::string_view name, std::string_view address) {
  return Named(Concat("azurerm_network_interface.", name), "networkInterfaces",
               Concat(R"(,"ip_configuration":[{"private_ip_address":")", address,
                      R"(","subnet_id":")", Id("virtualNetworks/hub/subnets/apps"), R"("}])"));
}

std::string Gateway(std::string_view more) {
  return Named("azurerm_virtual_network_gateway.vpn", "virtualNetworkGateways",
               Concat(R"(,"type":"Vpn","active_active":true,"bgp_enabled":true,)",
                      R"("ip_configuration":[{"name":"one","subnet_id":")",
                      Id("virtualNetworks/hub/subnets/GatewaySubnet"), R"("}])", more));
}

TEST_CASE("a gateway has the addresses of its instances where its ip_configuration says") {
  const Evaluation evaluation = EvaluateChanges(
      {Network(), Gateway(R"(,"sku":"VpnGw2AZ","vpn_type":"RouteBased","bgp_settings":[{"asn":65010,
         "peering_addresses":[{"ip_configuration_name":"one","default_addresses":["10.0.9.4"],
         "apipa_addresses":["169.254.21.2"],"tunnel_ip_addresses":["203.0.113.7"]}]}],
         "custom_route":[{"address_prefixes":["10.99.0.0/16"]}])")});
  CHECK(FactsOf(evaluation, "azurerm_virtual_network_gateway.vpn") == R"(
active_active yes
apipa of one 169.254.21.2
asn 65010
bgp yes
custom_route 10.99.0.0/16
instances 10.0.9.4 azurerm_virtual_network_gateway.vpn#1
is a VPN gateway
nat_translates_routes no
network azurerm_virtual_network.hub
public_addresses azurerm_virtual_network_gateway.vpn.ip_configuration.0.public_ip_address_id
remote_vnet_traffic no
sku VpnGw2AZ
tunnel_ends of one 203.0.113.7
virtual_wan_traffic no
vpn_type route-based
)");
}

TEST_CASE("an ASN that nobody states is absent, one that is known later is unknown") {
  const auto asn_of = [](std::string_view unknown) {
    const Evaluation evaluation = EvaluateChanges(
        {Created("azurerm_virtual_network_gateway.vpn", R"("type":"Vpn")", unknown)},
        R"("resources":[{"address":"azurerm_virtual_network_gateway.vpn","mode":"managed",
           "type":"azurerm_virtual_network_gateway","name":"vpn","expressions":{
           "type":{"constant_value":"Vpn"}}}])");
    return evaluation.timeline.after().topology.gateways.begin()->asn;
  };
  CHECK(asn_of(R"("bgp_settings":true)").absent());
  CHECK(asn_of(R"("bgp_settings":[{"asn":true}])").unknown());
}

TEST_CASE("names of azurerm 3.x say the same as those of 5.x") {
  const Evaluation evaluation =
      EvaluateChanges({Named("azurerm_virtual_network_gateway.vpn", "virtualNetworkGateways",
                             R"(,"type":"Vpn","enable_bgp":true)"),
                       Named("azurerm_virtual_network_gateway_connection.c", "connections",
                             R"(,"type":"IPsec","enable_bgp":true)")});
  const Topology& topology = evaluation.timeline.after().topology;
  CHECK(topology.gateways.begin()->bgp_enabled == PlanValue<bool>(true));
  CHECK(topology.connections.begin()->bgp_enabled == PlanValue<bool>(true));
}

TEST_CASE("a data source of a gateway has all addresses in one text, and no switches") {
  const std::string plan_change =
      R"({"address":"data.azurerm_virtual_network_gateway.vpn","mode":"data",
          "type":"azurerm_virtual_network_gateway","name":"vpn",
          "provider_name":"registry.terraform.io/hashicorp/azurerm",
          "change":{"actions":["read"],"before":null,"after":{"type":"Vpn","active_active":true,
          "bgp_settings":[{"asn":65515,"peering_address":"10.0.9.4,10.0.9.5"}]},
          "after_unknown":{},"before_sensitive":false,"after_sensitive":{}}})";
  const Evaluation evaluation = EvaluateChanges({plan_change});
  CHECK(FactsOf(evaluation, "data.azurerm_virtual_network_gateway.vpn") == R"(
active_active yes
asn 65515
bgp unknown
instances 10.0.9.4 10.0.9.5
is a VPN gateway
nat_translates_routes unknown
remote_vnet_traffic unknown
virtual_wan_traffic unknown
)");
}

TEST_CASE("a connection has selectors, NAT rules and a weight") {
  const std::string rule = Id("virtualNetworkGateways/vpn/natRules/in");
  const Evaluation evaluation = EvaluateChanges(
      {Gateway(""),
       Standing("azurerm_virtual_network_gateway_nat_rule.in",
                Concat(R"("name":"in","resource_group_name":"rg","mode":"IngressSnat",)",
                       R"("type":"Static","id":")", rule, R"(","virtual_network_gateway_id":")",
                       Id("virtualNetworkGateways/vpn"),
                       R"(","internal_mapping":[{"address_space":"10.1.0.0/24"}],)",
                       R"("external_mapping":[{"address_space":"10.2.0.0/24",)",
                       R"("port_range":"200"}])")),
       Named("azurerm_virtual_network_gateway_connection.c", "connections",
             Concat(R"(,"type":"IPsec","routing_weight":20,"virtual_network_gateway_id":")",
                    Id("virtualNetworkGateways/vpn"), R"(","ingress_nat_rule_ids":[")", rule,
                    R"("],"traffic_selector_policy":[{"local_address_cidrs":["10.0.0.0/16"],)",
                    R"("remote_address_cidrs":["192.168.0.0/16"]}],)",
                    R"("custom_bgp_addresses":[{"primary":"169.254.21.2"}])"))});
  CHECK(FactsOf(evaluation, "azurerm_virtual_network_gateway_nat_rule.in") == R"(
direction ingress
external 10.2.0.0/24 ports 200
gateway azurerm_virtual_network_gateway.vpn
internal 10.1.0.0/24
kind static
)");
  CHECK(FactsOf(evaluation, "azurerm_virtual_network_gateway_connection.c") == R"(
bgp no
custom_bgp_addresses 169.254.21.2
fast_path no
gateway azurerm_virtual_network_gateway.vpn
ingress_nat_rule azurerm_virtual_network_gateway_nat_rule.in
is an IPsec connection
over_private_address no
policy_based_selectors no
private_link_fast_path no
routing_weight 20
selects local 10.0.0.0/16
selects remote 192.168.0.0/16
)");
}

TEST_CASE("a connection is authorized by a key, which is a secret, or by none") {
  const auto authorized = [](std::string_view key) {
    const Evaluation evaluation =
        EvaluateChanges({Named("azurerm_virtual_network_gateway_connection.c", "connections",
                               Concat(R"(,"type":"ExpressRoute","authorization_key":)", key))});
    return evaluation.timeline.after().topology.connections.begin()->authorized;
  };
  CHECK(authorized(R"("secret")"));
  CHECK_FALSE(authorized("null"));
  CHECK_FALSE(authorized(R"("")"));
}

TEST_CASE("a local network gateway stands for the gateway whose public address it has") {
  const Evaluation evaluation = EvaluateChanges(
      {Named("azurerm_public_ip.vpn", "publicIPAddresses", R"(,"ip_address":"203.0.113.7")"),
       Named("azurerm_virtual_network_gateway.vpn", "virtualNetworkGateways",
             Concat(R"(,"type":"Vpn","ip_configuration":[{"public_ip_address_id":")",
                    Id("publicIPAddresses/vpn"), R"("}])")),
       Named("azurerm_local_network_gateway.far", "localNetworkGateways",
             R"(,"gateway_address":"203.0.113.7","bgp_settings":[{"asn":65010,
                "bgp_peering_address":"10.0.9.4"}])"),
       Named("azurerm_local_network_gateway.other", "localNetworkGateways",
             R"(,"gateway_address":"203.0.113.8")")});
  CHECK(FactsOf(evaluation, "azurerm_local_network_gateway.far") == R"(
asn 65010
bgp_peering_address 10.0.9.4
gateway_address 203.0.113.7
stands_for azurerm_virtual_network_gateway.vpn
)");
  CHECK(FactsOf(evaluation, "azurerm_local_network_gateway.other") == R"(
gateway_address 203.0.113.8
)");
}

TEST_CASE("Global Reach joins circuits, also one that is in no file at hand") {
  const std::string peering = Id("expressRouteCircuits/one/peerings/AzurePrivatePeering");
  const std::string far = Id("expressRouteCircuits/far/peerings/AzurePrivatePeering");
  const Evaluation evaluation = EvaluateChanges(
      {Named("azurerm_express_route_circuit.one", "expressRouteCircuits",
             R"(,"sku":[{"tier":"Premium","family":"MeteredData"}],"bandwidth_in_mbps":50,
                "peering_location":"Amsterdam","service_provider_name":"Equinix",
                "service_provider_provisioning_state":"Provisioned")"),
       Standing(
           "azurerm_express_route_circuit_peering.one",
           Concat(R"("express_route_circuit_name":"one","resource_group_name":"rg",)",
                  R"("peering_type":"AzurePrivatePeering","peer_asn":65100,"vlan_id":100,)",
                  R"("primary_peer_address_prefix":"172.16.0.0/30",)",
                  R"("secondary_peer_address_prefix":"172.16.0.4/30","id":")", peering, R"(")")),
       Standing("azurerm_express_route_circuit_connection.reach",
                Concat(R"("name":"reach","address_prefix_ipv4":"192.168.8.0/29","peering_id":")",
                       peering, R"(","peer_peering_id":")", far, R"(")"))});
  CHECK(FactsOf(evaluation, "azurerm_express_route_circuit.one") == R"(
bandwidth_in_mbps 50
family MeteredData
is a circuit
peering_location Amsterdam
service_provider Equinix
state provisioned
tier Premium
)");
  CHECK(FactsOf(evaluation, "azurerm_express_route_circuit_peering.one") == R"(
circuit azurerm_express_route_circuit.one
peer_asn 65100
primary 172.16.0.0/30
secondary 172.16.0.4/30
type private
vlan 100
)");
  CHECK(FactsOf(evaluation, "azurerm_express_route_circuit_connection.reach") ==
        Concat(R"(
address_prefix 192.168.8.0/29
circuit azurerm_express_route_circuit.one
peer_circuit )",
               Id("expressRouteCircuits/far"), R"(
peering azurerm_express_route_circuit_peering.one
)"));
}

std::string RouteServer() {
  return Named("azurerm_route_server.rs", "virtualHubs",
               Concat(R"(,"sku":"Standard","branch_to_branch_traffic_enabled":true,)",
                      R"("hub_routing_preference":"ASPath","virtual_router_asn":65515,)",
                      R"("virtual_router_ips":["10.0.2.4","10.0.2.5"],"subnet_id":")",
                      Id("virtualNetworks/hub/subnets/RouteServerSubnet"), R"(")"));
}

std::string PeerOf(std::string_view type, std::string_view owner, std::string_view address) {
  return Named(Concat(type, ".nva"), "virtualHubs/rs/bgpConnections",
               Concat(R"(,"peer_asn":65001,"peer_ip":")", address, R"(",")", owner, R"(":")",
                      Id("virtualHubs/rs"), R"(")"));
}

std::string AsRouteServer(std::string text) {
  for (const std::string_view hub :
       {"azurerm_virtual_hub_bgp_connection.nva", "azurerm_virtual_hub.rs"}) {
    const std::string_view same = hub.find("bgp") == hub.npos
                                      ? "azurerm_route_server.rs"
                                      : "azurerm_route_server_bgp_connection.nva";
    for (size_t at = text.find(hub); at != text.npos; at = text.find(hub)) {
      text.replace(at, hub.size(), same);
    }
  }
  return text;
}

TEST_CASE("a virtual hub without Virtual WAN is the same route server") {
  const Evaluation server = EvaluateChanges(
      {Network(), Subnet("RouteServerSubnet", "10.0.2.0/27"), Subnet("apps", "10.0.1.0/24"),
       Interface("nva", "10.0.1.4"), RouteServer(),
       PeerOf("azurerm_route_server_bgp_connection", "route_server_id", "10.0.1.4")});
  const Evaluation hub = EvaluateChanges(
      {Network(), Subnet("RouteServerSubnet", "10.0.2.0/27"), Subnet("apps", "10.0.1.0/24"),
       Interface("nva", "10.0.1.4"),
       Named("azurerm_virtual_hub.rs", "virtualHubs",
             R"(,"sku":"Standard","branch_to_branch_traffic_enabled":true,"virtual_wan_id":"",
                "hub_routing_preference":"ASPath","virtual_router_asn":65515,
                "virtual_router_ips":["10.0.2.4","10.0.2.5"])"),
       Named("azurerm_virtual_hub_ip.ip", "virtualHubs/rs/ipConfigurations",
             Concat(R"(,"virtual_hub_id":")", Id("virtualHubs/rs"), R"(","subnet_id":")",
                    Id("virtualNetworks/hub/subnets/RouteServerSubnet"), R"(")")),
       PeerOf("azurerm_virtual_hub_bgp_connection", "virtual_hub_id", "10.0.1.4")});
  const std::string facts = FactsOf(server, "azurerm_route_server.rs");
  CHECK(facts == R"(
asn 65515
branch_to_branch yes
instances 10.0.2.4 10.0.2.5
is a route server
network azurerm_virtual_network.hub
preference ASPath
subnet azurerm_subnet.RouteServerSubnet
)");
  CHECK(FactsOf(hub, "azurerm_virtual_hub.rs") == facts);
  const std::string peer = FactsOf(server, "azurerm_route_server_bgp_connection.nva");
  CHECK(peer == R"(
appliance not described
interface azurerm_network_interface.nva
peer_address 10.0.1.4
peer_asn 65001
route_server azurerm_route_server.rs
)");
  CHECK(AsRouteServer(FactsOf(hub, "azurerm_virtual_hub_bgp_connection.nva")) == peer);
  CHECK(AsRouteServer(TableAt(hub, "after", "azurerm_subnet.apps")) ==
        TableAt(server, "after", "azurerm_subnet.apps"));
}

TEST_CASE("a hub of a Virtual WAN is a gap that names it") {
  for (const std::string_view more :
       {R"(,"virtual_wan_id":"/subscriptions/s/x")", R"(,"address_prefix":"10.9.0.0/23")"}) {
    const Evaluation evaluation =
        EvaluateChanges({Network(), Named("azurerm_virtual_hub.wan", "virtualHubs", more)});
    const Topology& topology = evaluation.timeline.after().topology;
    CHECK(topology.route_servers.empty());
    REQUIRE(topology.gaps_of_everything.size() == 1);
    CHECK(topology.gaps[topology.gaps_of_everything[0]].resource == "azurerm_virtual_hub.wan");
  }
}

constexpr const char* kSpeakers = R"(
version: 1
assume:
  appliances:
    - name: fw
      interfaces: [azurerm_network_interface.nva, {ip: 10.0.1.9, virtual_network: azurerm_virtual_network.hub}]
      asn: 65001
      stateful: false
      snat: {internet: false, private: true}
      drops: [{protocol: tcp, port: 179}]
      originates: [0.0.0.0/0]
      sessions:
        - {peer: azurerm_route_server.rs, instances: [1], as_override: true, communities: [no-advertise]}
        - {peer: dc, announce: {only: [10.0.0.0/8+]}, accept: {local_preference: 300}}
        - {peer: nobody}
      tunnels: [{to: dc, encapsulation: ipsec}]
    - {name: silent, interfaces: [azurerm_network_interface.gone], sessions: []}
  on_premises:
    - name: dc
      asn: 65100
      reached_through: [{connection: azurerm_virtual_network_gateway_connection.c, links: [primary]}]
      announces: [{prefixes: [192.168.0.0/16], as_path: [65100, 65100], communities: ["65517:65517"]}]
      transit: true
      prefers: [azurerm_virtual_network_gateway_connection.c]
  virtual_networks:
    - {virtual_network: azurerm_virtual_network.hub, summarized_gateway_prefixes: [10.0.0.0/14]}
)";

TEST_CASE("what the configuration file says of speakers is found in the network") {
  const Evaluation evaluation = EvaluateWithFile(
      kSpeakers,
      {Network(), Subnet("RouteServerSubnet", "10.0.2.0/27"), Subnet("apps", "10.0.1.0/24"),
       Interface("nva", "10.0.1.4"), RouteServer(),
       PeerOf("azurerm_route_server_bgp_connection", "route_server_id", "10.0.1.4"),
       Named("azurerm_virtual_network_gateway_connection.c", "connections", R"(,"type":"IPsec")")});
  CHECK(FactsOf(evaluation, "fw") == R"(
asn 65001
drops tcp 179
interface azurerm_network_interface.nva 10.0.1.4 in azurerm_virtual_network.hub
interface in no file 10.0.1.9 in azurerm_virtual_network.hub
is an appliance, stateless, keeps sources toward the Internet, hides sources toward private ranges
originates 0.0.0.0/0
speaks to azurerm_route_server.rs #1 as_override community no-advertise
speaks to dc announce only [10.0.0.0/8+] local_preference 300
speaks to nobody
tunnel to dc ipsec
)");
  CHECK(FactsOf(evaluation, "silent") == "\nis an appliance\nspeaks to nobody\n");
  CHECK(FactsOf(evaluation, "dc") == R"(
announces 192.168.0.0/16 path 65100 65100 community 65517:65517
asn 65100
is on premises, transit
prefers #0 azurerm_virtual_network_gateway_connection.c
reached through azurerm_virtual_network_gateway_connection.c on primary
)");
  CHECK(FactsOf(evaluation, "azurerm_virtual_network.hub") ==
        "\nsummarized_gateway_prefix 10.0.0.0/14\n");
  CHECK(FactsOf(evaluation, "azurerm_route_server_bgp_connection.nva").find("appliance fw") !=
        std::string::npos);
  CHECK(evaluation.timeline.after().topology.unmatched.size() == 2);
}

}  // namespace
}  // namespace routesight

// What Azure's speakers exchange: one hub with everything in it, and one thing changed per test.
#include <catch2/catch.hpp>

#include "evaluator/base/text.h"
#include "evaluator/report/rib_views.h"
#include "tests/support/plan_json.h"

namespace routesight {
namespace {

using Catch::Matchers::Contains;

struct Hub {
  std::string branch_to_branch = "true";
  std::string preference = "ExpressRoute";
  std::string bgp_on_connection = "true";
  std::string peer_flags = R"("use_remote_gateways":true)";
  std::string second_circuit_weight = "0";
  std::string second_gateway_flag = "false";
  bool route_server = true;
};

std::string Id(std::string_view path) {
  return Concat("/subscriptions/s/resourceGroups/r/providers/Microsoft.Network/", path);
}

std::string Named(std::string_view name, std::string_view path, std::string_view more) {
  return Concat(R"("name":")", name,
                R"(","resource_group_name":"r","location":"westeurope","id":")", Id(path), R"(",)",
                more);
}

std::string Network(std::string_view name, std::string_view range) {
  return Standing(Concat("azurerm_virtual_network.", name),
                  Named(name, Concat("virtualNetworks/", name),
                        Concat(R"("address_space":[")", range, R"("],"subnet":[])")));
}

std::string Subnet(std::string_view name, std::string_view network, std::string_view short_name,
                   std::string_view range) {
  return Standing(Concat("azurerm_subnet.", name),
                  Named(short_name, Concat("virtualNetworks/", network, "/subnets/", short_name),
                        Concat(R"("virtual_network_name":")", network, R"(","address_prefixes":[")",
                               range, R"("])")));
}

std::string Half(std::string_view from, std::string_view to, std::string_view flags) {
  return Standing(
      Concat("azurerm_virtual_network_peering.", from, "_", to),
      Named(Concat(from, "-", to),
            Concat("virtualNetworks/", from, "/virtualNetworkPeerings/", from, "-", to),
            Concat(R"("virtual_network_name":")", from, R"(","remote_virtual_network_id":")",
                   Id(Concat("virtualNetworks/", to)), R"(","allow_virtual_network_access":true,)",
                   flags)));
}

std::string Interface(std::string_view name, std::string_view subnet, std::string_view address) {
  return Standing(
      Concat("azurerm_network_interface.", name),
      Named(name, Concat("networkInterfaces/", name),
            Concat(R"("ip_configuration":[{"name":"a","primary":true,"private_ip_address":")",
                   address, R"(","private_ip_address_allocation":"Static","subnet_id":")",
                   Id(Concat("virtualNetworks/", subnet)), R"("}])")));
}

std::string BgpConnection(std::string_view name, std::string_view address, std::string_view asn) {
  return Standing(
      Concat("azurerm_route_server_bgp_connection.", name),
      Concat(R"("name":")", name, R"(","id":")", Id(Concat("virtualHubs/rs/bgpConnections/", name)),
             R"(","route_server_id":")", Id("virtualHubs/rs"), R"(","peer_asn":)", asn,
             R"(,"peer_ip":")", address, R"(")"));
}

std::string Gateway(std::string_view name, std::string_view type, std::string_view network,
                    std::string_view more) {
  return Standing(
      Concat("azurerm_virtual_network_gateway.", name),
      Named(name, Concat("virtualNetworkGateways/", name),
            Concat(R"("type":")", type, R"(","vpn_type":"RouteBased","sku":"VpnGw1",)", more,
                   R"(,"ip_configuration":[{"name":"a","subnet_id":")",
                   Id(Concat("virtualNetworks/", network, "/subnets/GatewaySubnet")), R"("}])")));
}

std::string Circuit(std::string_view name) {
  return Standing(Concat("azurerm_express_route_circuit.", name),
                  Named(name, Concat("expressRouteCircuits/", name),
                        R"("service_provider_provisioning_state":"Provisioned")"));
}

std::string ErConnection(std::string_view name, std::string_view gateway, std::string_view circuit,
                         std::string_view weight) {
  return Standing(
      Concat("azurerm_virtual_network_gateway_connection.", name),
      Named(name, Concat("connections/", name),
            Concat(
                R"("type":"ExpressRoute","virtual_network_gateway_id":")",
                Id(Concat("virtualNetworkGateways/", gateway)), R"(","express_route_circuit_id":")",
                Id(Concat("expressRouteCircuits/", circuit)), R"(","routing_weight":)", weight)));
}

Evaluation Evaluated(const Hub& hub, std::string_view yaml) {
  const std::string server = Standing(
      "azurerm_route_server.rs",
      Named(
          "rs", "virtualHubs/rs",
          Concat(R"("sku":"Standard","subnet_id":")",
                 Id("virtualNetworks/hub/subnets/RouteServerSubnet"),
                 R"(","branch_to_branch_traffic_enabled":)", hub.branch_to_branch,
                 R"(,"hub_routing_preference":")", hub.preference,
                 R"(","virtual_router_asn":65515,"virtual_router_ips":["10.0.2.4","10.0.2.5"])")));
  const std::string vpn = Gateway(
      "vpn", "Vpn", "hub",
      R"("active_active":true,"bgp_enabled":true,"vpn_client_configuration":[{"address_space":
         ["172.31.0.0/24"]}],"bgp_settings":[{"asn":65515,"peering_addresses":[
         {"ip_configuration_name":"a","default_addresses":["10.0.3.4"]},
         {"ip_configuration_name":"b","default_addresses":["10.0.3.5"]}]}])");
  const std::string office =
      Standing("azurerm_local_network_gateway.office",
               Named("office", "localNetworkGateways/office",
                     R"("address_space":["192.168.99.0/24"],"gateway_address":"198.51.100.1",
               "bgp_settings":[{"asn":65100,"bgp_peering_address":"192.168.250.1"}])"));
  const std::string to_office =
      Standing("azurerm_virtual_network_gateway_connection.office",
               Named("office", "connections/office",
                     Concat(R"("type":"IPsec","virtual_network_gateway_id":")",
                            Id("virtualNetworkGateways/vpn"), R"(","local_network_gateway_id":")",
                            Id("localNetworkGateways/office"), R"(","bgp_enabled":)",
                            hub.bgp_on_connection)));
  const std::string no_server = Network("unused", "10.99.0.0/16");
  return EvaluateWithFile(
      yaml,
      {Network("hub", "10.0.0.0/16"),
       Network("spoke", "10.1.0.0/16"),
       Network("other", "10.2.0.0/16"),
       Network("far", "10.8.0.0/16"),
       Subnet("app", "hub", "app", "10.0.1.0/24"),
       Subnet("rs", "hub", "RouteServerSubnet", "10.0.2.0/26"),
       Subnet("gw", "hub", "GatewaySubnet", "10.0.3.0/27"),
       Subnet("spoke", "spoke", "app", "10.1.1.0/24"),
       Subnet("far_gw", "far", "GatewaySubnet", "10.8.3.0/27"),
       Subnet("far", "far", "app", "10.8.1.0/24"),
       Subnet("nva", "other", "nva", "10.2.1.0/24"),
       Half("hub", "spoke", R"("allow_gateway_transit":true)"),
       Half("spoke", "hub", hub.peer_flags),
       Half("hub", "other", R"("allow_gateway_transit":false)"),
       Half("other", "hub", R"("use_remote_gateways":false)"),
       Interface("nva1", "hub/subnets/app", "10.0.1.4"),
       Interface("nva2", "other/subnets/nva", "10.2.1.4"),
       hub.route_server ? server : no_server,
       BgpConnection("nva1", "10.0.1.4", "65001"),
       BgpConnection("nva2", "10.2.1.4", "65002"),
       vpn,
       office,
       to_office,
       Gateway("er", "ExpressRoute", "hub", R"("bgp_enabled":false,"active_active":false)"),
       Gateway("er_far", "ExpressRoute", "far",
               Concat(R"("bgp_enabled":false,"active_active":false,"remote_vnet_traffic_enabled":)",
                      hub.second_gateway_flag)),
       Circuit("one"),
       Circuit("two"),
       ErConnection("one", "er", "one", "0"),
       ErConnection("two", "er", "two", hub.second_circuit_weight),
       ErConnection("far", "er_far", "one", "0")});
}

constexpr std::string_view kEverybody = R"(
version: 1
assume:
  appliances:
    - name: nva1
      interfaces: [azurerm_network_interface.nva1]
      asn: 65001
      originates: [10.50.0.0/16, 10.0.2.0/26, 172.30.0.0/16, 10.0.1.128/25]
      sessions: [{peer: azurerm_route_server.rs}]
    - name: nva2
      interfaces: [azurerm_network_interface.nva2]
      asn: 65002
      originates: [10.60.0.0/16]
      sessions: [{peer: azurerm_route_server.rs, communities: [no-advertise]}]
  on_premises:
    - name: office
      asn: 65100
      reached_through: [azurerm_virtual_network_gateway_connection.office]
      announces: [{prefixes: [172.20.0.0/16, 172.30.0.0/16, 0.0.0.0/0, 10.0.9.0/24]}]
    - name: dc
      asn: 65200
      reached_through:
        - {connection: azurerm_virtual_network_gateway_connection.one, links: [primary, secondary]}
        - azurerm_virtual_network_gateway_connection.two
      announces:
        - {prefixes: [172.30.0.0/16]}
        - {prefixes: [172.40.0.0/16], communities: ["65517:65517"]}
)";

// The routes of one view, `prefix path state rule`, a line each.
std::string View(const Evaluation& evaluation, std::string_view speaker, std::string_view peer,
                 std::string_view direction) {
  std::string text;
  for (const RibSpeaker& one : ListRibs(evaluation.timeline)) {
    if (one.name != speaker || one.at != "after") continue;
    for (const RibView& view : one.views) {
      if (view.peer != peer || view.direction != direction) continue;
      for (const RibRoute& route : view.routes) {
        text += route.prefix;
        for (const uint32_t asn : route.as_path) text += Concat(" ", asn);
        text += Concat(" ", route.state, route.rule.empty() ? "" : " ", route.rule, "\n");
      }
    }
  }
  return text;
}

const std::string kServer = "azurerm_route_server.rs";
const std::string kVpn = "azurerm_virtual_network_gateway.vpn";
const std::string kEr = "azurerm_virtual_network_gateway.er";
const std::string kEdge = "azurerm_express_route_circuit.one#primary";

TEST_CASE("ARS-02: both instances of a route server speak to an appliance") {
  const Evaluation evaluation = Evaluated({}, kEverybody);
  for (const RibSpeaker& speaker : ListRibs(evaluation.timeline)) {
    if (speaker.name != "nva1" || speaker.at != "after") continue;
    REQUIRE(speaker.views.size() == 2);
    CHECK(speaker.views[0].routes[0].next_hop_ips ==
          std::vector<std::string>{"10.0.2.4", "10.0.2.5"});
  }
}

TEST_CASE("ARS-04: an appliance's routes reach its network and those that use it") {
  const Evaluation evaluation = Evaluated({}, kEverybody);
  for (const char* subnet : {"azurerm_subnet.app", "azurerm_subnet.spoke"}) {
    CHECK_THAT(TableAt(evaluation, "after", subnet),
               Contains("10.50.0.0/16") && Contains("10.0.1.4") && Contains("ARS-04"));
  }
  CHECK_THAT(TableAt(evaluation, "after", "azurerm_subnet.far"), !Contains("10.50.0.0/16"));
}

TEST_CASE("ARS-04: an appliance can name another next hop, such as a load balancer") {
  std::string yaml(kEverybody);
  yaml.replace(yaml.find("[{peer: azurerm_route_server.rs}]"), 33,
               "[{peer: azurerm_route_server.rs, next_hop: 10.0.1.100}]");
  CHECK_THAT(TableAt(Evaluated({}, yaml), "after", "azurerm_subnet.app"),
             Contains("10.50.0.0/16") && Contains("10.0.1.100") && !Contains("10.0.1.4"));
}

TEST_CASE("ARS-05: appliances hear of networks that use the route server, not of other peers") {
  const std::string with = View(Evaluated({}, kEverybody), "nva1", kServer, "learned");
  CHECK_THAT(with, Contains("10.0.0.0/16 65515 best") && Contains("10.1.0.0/16 65515 best") &&
                       !Contains("10.2.0.0/16"));
  Hub alone;
  alone.peer_flags = R"("use_remote_gateways":false)";
  CHECK_THAT(View(Evaluated(alone, kEverybody), "nva1", kServer, "learned"),
             !Contains("10.1.0.0/16"));
}

TEST_CASE("ARS-06: branch-to-branch lets appliances and gateways exchange, but no client pools") {
  const std::string on = View(Evaluated({}, kEverybody), "nva1", kServer, "learned");
  CHECK_THAT(on, Contains("172.20.0.0/16 65515 65100 best") && !Contains("172.31.0.0/24"));
  Hub off;
  off.branch_to_branch = "false";
  const Evaluation without = Evaluated(off, kEverybody);
  CHECK_THAT(View(without, "nva1", kServer, "learned"), !Contains("172.20.0.0/16"));
  CHECK_THAT(View(without, kEdge, kEr, "learned"), !Contains("10.50.0.0/16"));
  // All of it is programmed all the same.
  CHECK_THAT(TableAt(without, "after", "azurerm_subnet.spoke"),
             Contains("172.20.0.0/16") && Contains("10.50.0.0/16"));
}

TEST_CASE("ARS-07: the preference decides between sources, then the AS path") {
  const auto rule = [](std::string_view preference) {
    Hub hub;
    hub.preference = preference;
    const std::string table = TableAt(Evaluated(hub, kEverybody), "after", "azurerm_subnet.spoke");
    const size_t line = table.find("172.30.0.0/16");
    return table.substr(line, table.find('\n', line) - line);
  };
  CHECK_THAT(rule("ExpressRoute"), Contains("azurerm_express_route_circuit.one#primary"));
  // The appliance and the office are equally near; both are used.
  CHECK_THAT(rule("VpnGateway"), Contains("10.0.1.4") && Contains("10.0.3.4"));
  CHECK_THAT(rule("ASPath"), Contains("10.0.1.4") && !Contains("circuit"));
}

TEST_CASE("ARS-09: routes of one appliance are offered to another only by a switch") {
  CHECK_THAT(View(Evaluated({}, kEverybody), "nva2", kServer, "learned"),
             !Contains("10.50.0.0/16"));
  const std::string on = Concat(kEverybody, "  switches: {ars_reflects_between_nvas: true}\n");
  CHECK_THAT(View(Evaluated({}, on), "nva2", kServer, "learned"),
             Contains("10.50.0.0/16 65515 65001 best"));
}

TEST_CASE("ARS-10: a route server refuses the range of its own subnet") {
  CHECK_THAT(View(Evaluated({}, kEverybody), kServer, "nva1", "learned"),
             Contains("10.0.2.0/26 65001 rejected ARS-10") && Contains("10.0.1.128/25 65001 best"));
}

TEST_CASE("ARS-11: what is marked NO_ADVERTISE stays in the networks") {
  const Evaluation evaluation = Evaluated({}, kEverybody);
  CHECK_THAT(TableAt(evaluation, "after", "azurerm_subnet.app"), Contains("10.60.0.0/16"));
  CHECK_THAT(View(evaluation, kEdge, kEr, "learned"),
             !Contains("10.60.0.0/16") && Contains("10.50.0.0/16"));
}

TEST_CASE("ARS-15: a route server and its network's gateways exchange by themselves") {
  CHECK_THAT(View(Evaluated({}, kEverybody), kServer, kVpn, "learned"),
             Contains("172.20.0.0/16 65100 best"));
}

TEST_CASE("BGP-21: policies of both ends are obeyed") {
  std::string yaml(kEverybody);
  yaml.replace(yaml.find("[{peer: azurerm_route_server.rs}]"), 33,
               "[{peer: azurerm_route_server.rs, prepend: 2, announce: {except: [10.50.0.0/16]}}]");
  const std::string heard = View(Evaluated({}, yaml), kServer, "nva1", "learned");
  CHECK_THAT(heard, !Contains("10.50.0.0/16") && Contains("172.30.0.0/16 65001 65001 65001"));
}

TEST_CASE("BGP-22: a site that is no transit announces only its own") {
  CHECK_THAT(
      View(Evaluated({}, kEverybody), "azurerm_express_route_circuit.two#primary", "dc", "learned"),
      !Contains("10.0.0.0/16"));
}

TEST_CASE("BGP-23: a transit site hides the edge's number from the edge") {
  std::string yaml(kEverybody);
  yaml.replace(yaml.find("    - name: dc\n"), 15, "    - name: dc\n      transit: true\n");
  CHECK_THAT(
      View(Evaluated({}, yaml), "azurerm_express_route_circuit.two#primary", "dc", "learned"),
      Contains("10.8.0.0/16 65200 65200 best"));
}

TEST_CASE("ER-01: the customer sees the edge's number and no private ones") {
  const Evaluation evaluation = Evaluated({}, kEverybody);
  CHECK_THAT(View(evaluation, kEdge, kEr, "learned"), Contains("10.50.0.0/16 65515 65001 best"));
  CHECK_THAT(View(evaluation, "dc", kEdge, "learned"), Contains("10.50.0.0/16 12076 best"));
}

TEST_CASE("ER-03: each link that carries a route is a next hop") {
  const std::string table = TableAt(Evaluated({}, kEverybody), "after", "azurerm_subnet.far");
  CHECK_THAT(table, Contains("azurerm_express_route_circuit.one#primary") &&
                        Contains("azurerm_express_route_circuit.one#secondary"));
  std::string yaml(kEverybody);
  yaml.replace(yaml.find("links: [primary, secondary]"), 27, "links: [secondary]");
  CHECK_THAT(TableAt(Evaluated({}, yaml), "after", "azurerm_subnet.far"),
             !Contains("azurerm_express_route_circuit.one#primary"));
}

TEST_CASE("ER-04: routes of one circuit are not announced to another") {
  CHECK_THAT(
      View(Evaluated({}, kEverybody), "azurerm_express_route_circuit.two#primary", kEr, "learned"),
      !Contains("172.30.0.0/16"));
}

TEST_CASE("ER-05: a gateway takes other networks of its circuit if its flag says so") {
  CHECK_THAT(TableAt(Evaluated({}, kEverybody), "after", "azurerm_subnet.far"),
             !Contains("10.1.0.0/16"));
  Hub flagged;
  flagged.second_gateway_flag = "true";
  CHECK_THAT(TableAt(Evaluated(flagged, kEverybody), "after", "azurerm_subnet.far"),
             Contains("10.1.0.0/16"));
}

TEST_CASE("ER-07: the heavier circuit is preferred") {
  Hub heavy;
  heavy.second_circuit_weight = "10";
  const std::string table = TableAt(Evaluated(heavy, kEverybody), "after", "azurerm_subnet.spoke");
  CHECK_THAT(table, Contains("azurerm_express_route_circuit.two#primary") &&
                        !Contains("azurerm_express_route_circuit.one#primary"));
}

TEST_CASE("ER-09: 65517:65517 keeps a route away, beside a route server with branch-to-branch") {
  CHECK_THAT(View(Evaluated({}, kEverybody), kEr, kEdge, "learned"),
             Contains("172.40.0.0/16 12076 65200 rejected ER-09"));
  Hub off;
  off.branch_to_branch = "false";
  CHECK_THAT(View(Evaluated(off, kEverybody), kEr, kEdge, "learned"),
             Contains("172.40.0.0/16 12076 65200 best"));
}

TEST_CASE(
    "GW-04: without a route server two gateways know but do not pass on each other's routes") {
  Hub without;
  without.route_server = false;
  const Evaluation evaluation = Evaluated(without, kEverybody);
  CHECK_THAT(View(evaluation, kEr, kVpn, "learned"), Contains("172.20.0.0/16 65100 best"));
  CHECK_THAT(View(evaluation, kEdge, kEr, "learned"), !Contains("172.20.0.0/16"));
}

TEST_CASE("GW-08: summaries take the place of what they cover") {
  const std::string yaml =
      Concat(kEverybody,
             "  virtual_networks: [{virtual_network: azurerm_virtual_network.hub, "
             "summarized_gateway_prefixes: [10.0.0.0/14]}]\n");
  CHECK_THAT(View(Evaluated({}, yaml), kEdge, kEr, "learned"),
             Contains("10.0.0.0/14 65515") && !Contains("10.1.0.0/16"));
}

TEST_CASE("SEL-07: an appliance that a network cannot reach is a black hole there") {
  const Evaluation evaluation = Evaluated({}, kEverybody);
  const auto line = [&](std::string_view subnet) {
    const std::string table = TableAt(evaluation, "after", subnet);
    const size_t at = table.find("10.60.0.0/16");
    return table.substr(at, table.find('\n', at) - at);
  };
  CHECK_THAT(line("azurerm_subnet.app"), Contains("10.2.1.4"));
  CHECK_THAT(line("azurerm_subnet.spoke"), Contains("None") && Contains("SEL-07"));
}

TEST_CASE("SEL-10: link-local ranges are exchanged but not programmed") {
  std::string yaml(kEverybody);
  yaml.replace(yaml.find("172.20.0.0/16, "), 15, "169.254.7.0/30, ");
  const Evaluation evaluation = Evaluated({}, yaml);
  CHECK_THAT(View(evaluation, kVpn, "office", "learned"), Contains("169.254.7.0/30"));
  CHECK_THAT(TableAt(evaluation, "after", "azurerm_subnet.app"), !Contains("169.254"));
}

TEST_CASE("VPN-02: the address of a BGP peer is a route") {
  CHECK_THAT(TableAt(Evaluated({}, kEverybody), "after", "azurerm_subnet.app"),
             Contains("192.168.250.1/32") && Contains("VPN-02"));
}

TEST_CASE("VPN-03: without BGP on the connection only static prefixes are there") {
  Hub off;
  off.bgp_on_connection = "false";
  const std::string table = TableAt(Evaluated(off, kEverybody), "after", "azurerm_subnet.app");
  CHECK_THAT(table, Contains("192.168.99.0/24") && !Contains("172.20.0.0/16"));
}

TEST_CASE("VPN-05: a gateway announces networks and pools, not the site's own static prefixes") {
  CHECK_THAT(View(Evaluated({}, kEverybody), "office", kVpn, "learned"),
             Contains("10.0.0.0/16 65515") && Contains("10.1.0.0/16 65515") &&
                 Contains("172.31.0.0/24 65515") && !Contains("192.168.99.0/24"));
}

TEST_CASE("VPN-07: a default route is used and not passed on") {
  std::string yaml(kEverybody);
  yaml.replace(yaml.find("[10.50.0.0/16,"), 14, "[0.0.0.0/0,");
  yaml.replace(yaml.find(", 0.0.0.0/0, 10.0.9.0/24"), 24, "");
  const Evaluation evaluation = Evaluated({}, yaml);
  CHECK_THAT(View(evaluation, "office", kVpn, "learned"), !Contains("0.0.0.0/0"));
  CHECK_THAT(View(evaluation, kEdge, kEr, "learned"), Contains("0.0.0.0/0 65515 65001"));
}

TEST_CASE("VPN-08: what lies inside the gateway's network is ignored") {
  CHECK_THAT(View(Evaluated({}, kEverybody), kVpn, "office", "learned"),
             Contains("10.0.9.0/24 65100 rejected VPN-08"));
}

TEST_CASE("VPN-14: without BGP two connected networks get each other's address space") {
  const auto connection = [](std::string_view from, std::string_view to) {
    return Standing(
        Concat("azurerm_virtual_network_gateway_connection.", from),
        Named(from, Concat("connections/", from),
              Concat(R"("type":"Vnet2Vnet","bgp_enabled":false,"virtual_network_gateway_id":")",
                     Id(Concat("virtualNetworkGateways/", from)),
                     R"(","peer_virtual_network_gateway_id":")",
                     Id(Concat("virtualNetworkGateways/", to)), R"(")")));
  };
  const std::string flags = R"("active_active":false,"bgp_enabled":false)";
  const Evaluation evaluation = EvaluateWithFile(
      "version: 1\n",
      {Network("a", "10.0.0.0/16"), Network("b", "10.1.0.0/16"),
       Subnet("a_gw", "a", "GatewaySubnet", "10.0.3.0/27"),
       Subnet("b_gw", "b", "GatewaySubnet", "10.1.3.0/27"), Subnet("a", "a", "app", "10.0.1.0/24"),
       Gateway("a", "Vpn", "a", flags), Gateway("b", "Vpn", "b", flags), connection("a", "b"),
       connection("b", "a")});
  CHECK_THAT(TableAt(evaluation, "after", "azurerm_subnet.a"),
             Contains("10.1.0.0/16     VirtualNetworkGateway") && Contains("VPN-01"));
}

TEST_CASE("a peer that nobody described leaves tables incomplete and says what to add") {
  const std::string table = TableAt(Evaluated({}, "version: 1\n"), "after", "azurerm_subnet.spoke");
  CHECK_THAT(table, Contains("gap not_stated azurerm_route_server_bgp_connection.nva1") &&
                        Contains("azurerm_virtual_network_gateway_connection.office") &&
                        Contains("reached_through"));
}

}  // namespace
}  // namespace routesight

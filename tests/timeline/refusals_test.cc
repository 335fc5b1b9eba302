// Operations that Terraform accepts and Azure refuses.
#include <catch2/catch.hpp>

#include "evaluator/base/rule_catalogue.h"
#include "evaluator/base/text.h"
#include "tests/support/plan_json.h"

namespace routesight {
namespace {

std::string ArmId(std::string_view rest) {
  return Concat("/subscriptions/s/resourceGroups/g/providers/Microsoft.Network/", rest);
}

std::string Values(std::string_view name, std::string_view id, std::string_view more) {
  return Concat(R"("name":")", name,
                R"(","resource_group_name":"g","location":"westeurope","id":")", ArmId(id), "\",",
                more);
}

std::string Network() {
  return Standing("azurerm_virtual_network.hub",
                  Values("hub", "virtualNetworks/hub", R"("address_space":["10.0.0.0/16"])"));
}

std::string SubnetValues(std::string_view name, std::string_view prefix) {
  return Values(name, Concat("virtualNetworks/hub/subnets/", name),
                Concat(R"("virtual_network_name":"hub","address_prefixes":[")", prefix, "\"]"));
}

std::string Server(std::string_view subnet) {
  return Concat(R"("name":"ars","resource_group_name":"g","location":"westeurope","subnet_id":")",
                ArmId(Concat("virtualNetworks/hub/subnets/", subnet)), "\"");
}

// "expected ARS-01 azurerm_route_server.ars", one line each.
std::string Print(const Evaluation& evaluation) {
  std::string text;
  const ApplyTimeline& apply = evaluation.timeline.apply;
  for (const Refusal& refusal : apply.refusals) {
    text += Concat(CertaintyName(refusal.certainty), " ", GetRule(refusal.rule).id, " ",
                   apply.operations[refusal.operation].resource, "\n");
  }
  return text;
}

Evaluation WithServerIn(std::string_view subnet, std::string_view prefix) {
  return EvaluateChanges({Network(), Standing("azurerm_subnet.ars", SubnetValues(subnet, prefix)),
                          Created("azurerm_route_server.ars", Server(subnet))});
}

}  // namespace

TEST_CASE("ARS-01: a route server is refused in a subnet of another name or too small") {
  CHECK(Print(WithServerIn("RouteServerSubnet", "10.0.0.0/26")).empty());
  CHECK(Print(WithServerIn("RouteServerSubnet", "10.0.0.0/28")) ==
        "expected ARS-01 azurerm_route_server.ars\n");
  CHECK(Print(WithServerIn("routers", "10.0.0.0/26")) ==
        "expected ARS-01 azurerm_route_server.ars\n");
}

TEST_CASE("DOWN-16: a subnet does not give up a prefix in which an interface has its address") {
  const auto evaluate = [](std::string_view address) {
    return EvaluateChanges(
        {Network(),
         Changed("azurerm_subnet.app", R"(["update"])",
                 Concat("{", SubnetValues("app", "10.0.1.0/24"), "}"),
                 Concat("{", SubnetValues("app", "10.0.1.0/25"), "}")),
         Standing(
             "azurerm_network_interface.vm",
             Values("vm", "networkInterfaces/vm",
                    Concat(R"("ip_configuration":[{"name":"one","subnet_id":")",
                           ArmId("virtualNetworks/hub/subnets/app"), R"(","private_ip_address":")",
                           address, R"(","private_ip_address_allocation":"Static"}])")))});
  };
  CHECK(Print(evaluate("10.0.1.4")).empty());
  CHECK(Print(evaluate("10.0.1.200")) == "expected DOWN-16 azurerm_subnet.app\n");
}

TEST_CASE("LIM-01: a ninth BGP connection of a route server is refused") {
  const auto connection = [](int number) {
    return Concat(R"("name":"nva)", number, R"(","peer_asn":65001,"peer_ip":"10.0.2.)", number + 4,
                  R"(","route_server_id":")", ArmId("virtualHubs/ars"), R"(","id":")",
                  ArmId(Concat("virtualHubs/ars/bgpConnections/nva", number)), "\"");
  };
  const auto standing = [&](int number) {
    return Standing(Concat("azurerm_route_server_bgp_connection.nva", number), connection(number));
  };
  const std::string server =
      Standing("azurerm_route_server.ars",
               Values("ars", "virtualHubs/ars",
                      Concat(R"("subnet_id":")",
                             ArmId("virtualNetworks/hub/subnets/RouteServerSubnet"), "\"")));
  const std::string subnet =
      Standing("azurerm_subnet.ars", SubnetValues("RouteServerSubnet", "10.0.0.0/26"));
  CHECK(Print(EvaluateChanges(
            {Network(), subnet, server, standing(1), standing(2), standing(3), standing(4),
             standing(5), standing(6), standing(7), standing(8),
             Created("azurerm_route_server_bgp_connection.nva9", connection(9))})) ==
        "expected LIM-01 azurerm_route_server_bgp_connection.nva9\n");
  CHECK(Print(EvaluateChanges({Network(), subnet, server, standing(1), standing(2), standing(3),
                               standing(4), standing(5), standing(6), standing(7),
                               Created("azurerm_route_server_bgp_connection.nva8", connection(8))}))
            .empty());
}

namespace {

std::string NetworkValues(std::string_view name, std::string_view space) {
  return Values(name, Concat("virtualNetworks/", name),
                Concat(R"("address_space":[")", space, "\"]"));
}

std::string PeeringValues(std::string_view from, std::string_view to, std::string_view flag) {
  return Concat(R"("name":"to-)", to, R"(","resource_group_name":"g","virtual_network_name":")",
                from, R"(","remote_virtual_network_id":")", ArmId(Concat("virtualNetworks/", to)),
                R"(","allow_virtual_network_access":true,"use_remote_gateways":)", flag,
                R"(,"allow_gateway_transit":true,"id":")",
                ArmId(Concat("virtualNetworks/", from, "/virtualNetworkPeerings/to-", to)), "\"");
}

std::string Peers(std::string_view space) {
  return Standing("azurerm_virtual_network.spoke", NetworkValues("spoke", space));
}

std::string GatewayValues(std::string_view name, std::string_view type, std::string_view sku,
                          std::string_view more) {
  return Values(name, Concat("virtualNetworkGateways/", name),
                Concat(R"("type":")", type, R"(","sku":")", sku,
                       R"(","ip_configuration":[{"name":"one","subnet_id":")",
                       ArmId("virtualNetworks/hub/subnets/GatewaySubnet"), "\"}]", more));
}

constexpr std::string_view kRouteBased = R"(,"vpn_type":"RouteBased","active_active":false)";

std::string GatewaySubnet(std::string_view prefix) {
  return Standing("azurerm_subnet.gateway", SubnetValues("GatewaySubnet", prefix));
}

}  // namespace

TEST_CASE("PEER-06: gateways that the other network has no more are refused") {
  const auto evaluate = [](std::string_view flag) {
    return EvaluateChanges(
        {Network(), Peers("10.1.0.0/16"), GatewaySubnet("10.0.255.0/27"),
         Standing("azurerm_virtual_network_peering.hub", PeeringValues("hub", "spoke", "false")),
         Created("azurerm_virtual_network_peering.spoke", PeeringValues("spoke", "hub", flag)),
         Changed("azurerm_virtual_network_gateway.vpn", R"(["delete"])",
                 Concat("{", GatewayValues("vpn", "Vpn", "VpnGw1AZ", kRouteBased), "}"), "null")});
  };
  CHECK(Print(evaluate("true")).find("PEER-06 azurerm_virtual_network_peering.spoke") !=
        std::string::npos);
  CHECK(Print(evaluate("false")).empty());
}

TEST_CASE("PEER-10: networks that overlap are not peered") {
  const auto evaluate = [](std::string_view space) {
    return EvaluateChanges(
        {Network(), Peers(space),
         Created("azurerm_virtual_network_peering.hub", PeeringValues("hub", "spoke", "false"))});
  };
  CHECK(Print(evaluate("10.1.0.0/16")).empty());
  CHECK(Print(evaluate("10.0.128.0/17")) ==
        "expected PEER-10 azurerm_virtual_network_peering.hub\n");
}

TEST_CASE("PEER-12: a half that is replaced alone meets the other half disconnected") {
  const auto evaluate = [](std::string_view actions) {
    const std::string half = PeeringValues("hub", "spoke", "false");
    return EvaluateChanges(
        {Network(), Peers("10.1.0.0/16"),
         Standing("azurerm_virtual_network_peering.spoke", PeeringValues("spoke", "hub", "false")),
         Changed("azurerm_virtual_network_peering.hub", actions,
                 Concat("{", half, R"(,"allow_forwarded_traffic":false})"),
                 Concat("{", half, R"(,"allow_forwarded_traffic":true})"))});
  };
  CHECK(Print(evaluate(R"(["delete","create"])")) ==
        "expected PEER-12 azurerm_virtual_network_peering.hub\n");
  CHECK(Print(evaluate(R"(["update"])")).empty());
}

TEST_CASE("DOWN-15: a network does not give up a range in which a subnet lies") {
  const auto evaluate = [](std::string_view after) {
    return EvaluateChanges(
        {Changed("azurerm_virtual_network.hub", R"(["update"])",
                 Concat("{", NetworkValues("hub", R"(10.0.0.0/16","10.5.0.0/16)"), "}"),
                 Concat("{", NetworkValues("hub", after), "}")),
         Standing("azurerm_subnet.app", SubnetValues("app", "10.0.1.0/24"))});
  };
  CHECK(Print(evaluate("10.0.0.0/16")).empty());
  CHECK(Print(evaluate("10.5.0.0/16")) == "expected DOWN-15 azurerm_virtual_network.hub\n");
}

TEST_CASE("DOWN-17: a second association of a subnet is refused while the first is there") {
  const auto evaluate = [](std::string_view actions) {
    const auto association = [](std::string_view table) {
      return Concat(R"({"subnet_id":")", ArmId("virtualNetworks/hub/subnets/app"),
                    R"(","route_table_id":")", ArmId(Concat("routeTables/", table)), "\"}");
    };
    return EvaluateChanges(
        {Network(), Standing("azurerm_subnet.app", SubnetValues("app", "10.0.1.0/24")),
         Standing("azurerm_route_table.a", Values("a", "routeTables/a", R"("route":[])")),
         Standing("azurerm_route_table.b", Values("b", "routeTables/b", R"("route":[])")),
         Changed("azurerm_subnet_route_table_association.app", actions, association("a"),
                 association("b"))});
  };
  CHECK(Print(evaluate(R"(["delete","create"])")).empty());
  CHECK(Print(evaluate(R"(["create","delete"])")) ==
        "expected DOWN-17 azurerm_subnet_route_table_association.app\n");
}

TEST_CASE("GW-01: a network has one gateway of each type, in a subnet that is large enough") {
  const auto evaluate = [](std::string_view prefix, std::string_view type) {
    return EvaluateChanges(
        {Network(), GatewaySubnet(prefix),
         Standing("azurerm_virtual_network_gateway.vpn",
                  GatewayValues("vpn", "Vpn", "VpnGw1AZ", kRouteBased)),
         Created("azurerm_virtual_network_gateway.other",
                 GatewayValues("other", type, type == "Vpn" ? "VpnGw1AZ" : "ErGw1AZ",
                               type == "Vpn" ? kRouteBased : ""))});
  };
  CHECK(Print(evaluate("10.0.255.0/27", "Vpn")) ==
        "expected GW-01 azurerm_virtual_network_gateway.other\n");
  CHECK(Print(evaluate("10.0.255.0/27", "ExpressRoute")).empty());
  CHECK(Print(evaluate("10.0.255.0/30", "ExpressRoute")) ==
        "expected GW-01 azurerm_virtual_network_gateway.other\n");
}

TEST_CASE("GW-04: gateways of both types share a network only on conditions") {
  const auto evaluate = [](std::string_view prefix, std::string_view vpn_type) {
    return EvaluateChanges({Network(), GatewaySubnet(prefix),
                            Standing("azurerm_virtual_network_gateway.vpn",
                                     GatewayValues("vpn", "Vpn", "VpnGw1",
                                                   Concat(R"(,"vpn_type":")", vpn_type, "\""))),
                            Created("azurerm_virtual_network_gateway.er",
                                    GatewayValues("er", "ExpressRoute", "ErGw1AZ", ""))});
  };
  CHECK(Print(evaluate("10.0.255.0/27", "RouteBased")).empty());
  CHECK(Print(evaluate("10.0.255.0/27", "PolicyBased")) ==
        "expected GW-04 azurerm_virtual_network_gateway.er\n");
  CHECK(Print(evaluate("10.0.255.0/28", "RouteBased")) ==
        "possible GW-04 azurerm_virtual_network_gateway.er\n");
}

TEST_CASE("VPN-10: a Basic gateway with BGP is refused") {
  const auto evaluate = [](std::string_view sku) {
    return EvaluateChanges(
        {Network(), GatewaySubnet("10.0.255.0/27"),
         Created(
             "azurerm_virtual_network_gateway.vpn",
             GatewayValues("vpn", "Vpn", sku, R"(,"vpn_type":"RouteBased","bgp_enabled":true)"))});
  };
  CHECK(Print(evaluate("VpnGw1AZ")).empty());
  CHECK(Print(evaluate("Basic")) == "expected VPN-10 azurerm_virtual_network_gateway.vpn\n");
}

TEST_CASE("LIM-13: firewalls and bastions are refused in subnets of other names or too small") {
  const auto evaluate = [](std::string_view subnet, std::string_view prefix) {
    return EvaluateChanges(
        {Network(), Standing("azurerm_subnet.fw", SubnetValues(subnet, prefix)),
         Created("azurerm_firewall.fw",
                 Values("fw", "azureFirewalls/fw",
                        Concat(R"("sku_name":"AZFW_VNet","sku_tier":"Standard",)"
                               R"("ip_configuration":[{"name":"one","subnet_id":")",
                               ArmId(Concat("virtualNetworks/hub/subnets/", subnet)), "\"}]")))});
  };
  CHECK(Print(evaluate("AzureFirewallSubnet", "10.0.3.0/26")).empty());
  CHECK(Print(evaluate("AzureFirewallSubnet", "10.0.3.0/27")) ==
        "expected LIM-13 azurerm_firewall.fw\n");
  CHECK(Print(evaluate("firewalls", "10.0.3.0/26")) == "expected LIM-13 azurerm_firewall.fw\n");
}

}  // namespace routesight

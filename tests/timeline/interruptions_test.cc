// What changes in place, or away from every golden case, do to traffic.
#include <catch2/catch.hpp>
#include <set>

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

std::string StandingSubnet(std::string_view resource, std::string_view name,
                           std::string_view prefix) {
  return Standing(
      Concat("azurerm_subnet.", resource),
      Values(name, Concat("virtualNetworks/hub/subnets/", name),
             Concat(R"("virtual_network_name":"hub","address_prefixes":[")", prefix, "\"]")));
}

std::string GatewayValues(std::string_view more) {
  return Values("vpn", "virtualNetworkGateways/vpn",
                Concat(R"("type":"Vpn","sku":"VpnGw2AZ",)", more,
                       R"(,"ip_configuration":[{"name":"one","subnet_id":")",
                       ArmId("virtualNetworks/hub/subnets/GatewaySubnet"), R"("}])"));
}

std::string SiteValues(std::string_view address) {
  return Values(
      "site", "localNetworkGateways/site",
      Concat(R"("gateway_address":")", address, R"(","address_space":["192.168.0.0/16"])"));
}

std::string ConnectionValues(std::string_view policies) {
  return Values("site", "connections/site",
                Concat(R"("type":"IPsec","virtual_network_gateway_id":")",
                       ArmId("virtualNetworkGateways/vpn"), R"(","local_network_gateway_id":")",
                       ArmId("localNetworkGateways/site"),
                       R"(","use_policy_based_traffic_selectors":)", policies));
}

std::string Updated(std::string_view address, const std::string& before, const std::string& after) {
  return Changed(address, R"(["update"])", Concat("{", before, "}"), Concat("{", after, "}"));
}

// A hub with a gateway, a connection and a site, of which some change.
Evaluation Hub(const std::string& gateway, const std::string& site, const std::string& connection) {
  return EvaluateChanges(
      {Standing("azurerm_virtual_network.hub",
                Values("hub", "virtualNetworks/hub", R"("address_space":["10.0.0.0/16"])")),
       StandingSubnet("gateway", "GatewaySubnet", "10.0.0.0/27"),
       StandingSubnet("app", "app", "10.0.1.0/24"), gateway, site, connection});
}

const std::string kMode = R"("active_active":false,"bgp_enabled":false)";
const std::string kGateway = "azurerm_virtual_network_gateway.vpn";
const std::string kSite = "azurerm_local_network_gateway.site";
const std::string kConnection = "azurerm_virtual_network_gateway_connection.site";

// "expected DOWN-06 down 192.168.0.0/16", one for each window of the subnet app.
std::string Print(const Evaluation& evaluation) {
  std::string text;
  const ApplyTimeline& apply = evaluation.timeline.apply;
  for (const std::vector<Window>* list : {&apply.windows, &apply.possible}) {
    for (const Window& window : *list) {
      if (window.sender.subnet != "azurerm_subnet.app") continue;
      std::vector<std::string> rules;
      for (const Cause& cause : window.causes) rules.emplace_back(GetRule(cause.rule).id);
      text += Concat(CertaintyName(window.certainty), " ", Join(rules, " "), " ",
                     window.kind == WindowKind::kDown ? "down" : "other", " ",
                     Join(window.prefixes, " "), "\n");
    }
  }
  return text;
}

}  // namespace

TEST_CASE("DOWN-06: turning active-active on in place interrupts the gateway") {
  const std::string site = Standing(kSite, SiteValues("203.0.113.7"));
  const std::string connection = Standing(kConnection, ConnectionValues("false"));
  const std::string other = R"("active_active":true,"bgp_enabled":false)";
  CHECK(Print(Hub(Updated(kGateway, GatewayValues(kMode), GatewayValues(other)), site, connection))
            .starts_with("expected DOWN-06 down 192.168.0.0/16\n"));
  CHECK(Print(Hub(Standing(kGateway, GatewayValues(kMode)), site, connection)).empty());
}

TEST_CASE("DOWN-09: new BGP settings drop the sessions of the gateway") {
  const std::string other = R"("active_active":false,"bgp_enabled":true)";
  CHECK(Print(Hub(Updated(kGateway, GatewayValues(kMode), GatewayValues(other)),
                  Standing(kSite, SiteValues("203.0.113.7")),
                  Standing(kConnection, ConnectionValues("false")))) ==
        "expected DOWN-09 down 192.168.0.0/16\n");
}

TEST_CASE("DOWN-11: a connection with other selectors comes up again") {
  CHECK(Print(Hub(Standing(kGateway, GatewayValues(kMode)),
                  Standing(kSite, SiteValues("203.0.113.7")),
                  Updated(kConnection, ConnectionValues("false"), ConnectionValues("true")))) ==
        "expected DOWN-11 down 192.168.0.0/16\n");
}

TEST_CASE("DOWN-12: a new address of a site may interrupt its connections") {
  CHECK(Print(Hub(Standing(kGateway, GatewayValues(kMode)),
                  Updated(kSite, SiteValues("203.0.113.7"), SiteValues("203.0.113.8")),
                  Standing(kConnection, ConnectionValues("false")))) ==
        "possible DOWN-12 down 192.168.0.0/16\n");
}

namespace {

std::string RouteValues(std::string_view name) {
  return Concat("{",
                Values(name, Concat("routeTables/one/routes/", name),
                       R"("route_table_name":"one","address_prefix":"203.0.113.0/24",)"
                       R"("next_hop_type":"VirtualAppliance",)"
                       R"("next_hop_in_ip_address":"10.0.2.4")"),
                "}");
}

Evaluation WithTable(const std::string& route, const std::string& firewall) {
  return EvaluateChanges(
      {Standing("azurerm_virtual_network.hub",
                Values("hub", "virtualNetworks/hub", R"("address_space":["10.0.0.0/16"])")),
       StandingSubnet("app", "app", "10.0.1.0/24"),
       StandingSubnet("firewall", "AzureFirewallSubnet", "10.0.2.0/24"),
       Standing("azurerm_route_table.one", Values("one", "routeTables/one", R"("route":[])")),
       Standing("azurerm_subnet_route_table_association.app",
                Concat(R"("subnet_id":")", ArmId("virtualNetworks/hub/subnets/app"),
                       R"(","route_table_id":")", ArmId("routeTables/one"), "\"")),
       route, firewall});
}

std::string FirewallValues(std::string_view zone) {
  return Concat(
      "{",
      Values("fw", "azureFirewalls/fw",
             Concat(R"("zones":[")", zone, R"("],"ip_configuration":[{"name":"one","subnet_id":")",
                    ArmId("virtualNetworks/hub/subnets/AzureFirewallSubnet"),
                    R"(","private_ip_address":"10.0.2.4"}])")),
      "}");
}

std::string Inside(const std::string& braces) { return braces.substr(1, braces.size() - 2); }

}  // namespace

TEST_CASE("DOWN-18: a route that is replaced is away in between") {
  const std::string firewall = Standing("azurerm_firewall.fw", Inside(FirewallValues("1")));
  CHECK(Print(WithTable(Changed("azurerm_route.dc", R"(["delete","create"])", RouteValues("dc"),
                                RouteValues("other")),
                        firewall)) == "expected DOWN-18 other 203.0.113.0/24\n");
  CHECK(
      Print(WithTable(Standing("azurerm_route.dc", Inside(RouteValues("dc"))), firewall)).empty());
}

TEST_CASE("DOWN-23: what is routed to a firewall that is replaced is lost") {
  CHECK(Print(WithTable(Standing("azurerm_route.dc", Inside(RouteValues("dc"))),
                        Changed("azurerm_firewall.fw", R"(["delete","create"])",
                                FirewallValues("1"), FirewallValues("2")))) ==
        "expected DOWN-23 down 203.0.113.0/24\n");
}

}  // namespace routesight

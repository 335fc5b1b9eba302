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

}  // namespace routesight

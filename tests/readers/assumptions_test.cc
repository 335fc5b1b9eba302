#include <catch2/catch.hpp>

#include "tests/support/plan_json.h"

namespace routesight {
namespace {

constexpr const char* kFarId =
    "/subscriptions/s/resourceGroups/far/providers/Microsoft.Network/virtualNetworks/far";

std::string Network() {
  return Standing("azurerm_virtual_network.n",
                  R"("id":"/subscriptions/s/resourceGroups/rg/providers/Microsoft.Network/)"
                  R"(virtualNetworks/n","name":"n","resource_group_name":"rg",)"
                  R"("location":"westeurope","address_space":["10.0.0.0/16"])");
}

std::string Subnet(std::string_view name, std::string_view more = "") {
  return Standing("azurerm_subnet." + std::string(name),
                  R"("id":"/subscriptions/s/resourceGroups/rg/providers/Microsoft.Network/)"
                  R"(virtualNetworks/n/subnets/)" +
                      std::string(name) + R"(","name":")" + std::string(name) +
                      R"(","resource_group_name":"rg","virtual_network_name":"n")" +
                      std::string(more));
}

std::string PeeringToFar() {
  return Standing("azurerm_virtual_network_peering.p",
                  R"("id":"/subscriptions/s/resourceGroups/rg/providers/Microsoft.Network/)"
                  R"(virtualNetworks/n/virtualNetworkPeerings/p","name":"p",)"
                  R"("resource_group_name":"rg","virtual_network_name":"n",)"
                  R"("remote_virtual_network_id":")" +
                      std::string(kFarId) + R"(")");
}

bool Has(const Evaluation& evaluation, std::string_view at, std::string_view row) {
  return TableAt(evaluation, at, "azurerm_subnet.s").find(row) != std::string::npos;
}

TEST_CASE("a network that no plan has, and its side of a peering, can be stated") {
  const std::string yaml = std::string(R"(
version: 1
assume:
  external:
    virtual_networks: [{name: )") +
                           kFarId +
                           R"(, address_space: [10.60.0.0/16], location: northeurope}]
    peerings: [{from: )" + kFarId +
                           R"(, to: azurerm_virtual_network.n}]
)";
  const Evaluation evaluation = EvaluateWithFile(yaml, {Network(), Subnet("s"), PeeringToFar()});
  CHECK(Has(evaluation, "after", "10.60.0.0/16    Default  VNetGlobalPeering"));
  CHECK_FALSE(Has(evaluation, "after", "gap "));
  CHECK(evaluation.findings.empty());
}

TEST_CASE("what is stated for before counts before the apply only") {
  const std::string yaml = std::string(R"(
version: 1
assume:
  external:
    virtual_networks: [{name: )") +
                           kFarId +
                           R"(, address_space: [10.60.0.0/16], location: westeurope}]
    peerings: [{from: )" + kFarId +
                           R"(, to: azurerm_virtual_network.n}]
  before:
    external:
      virtual_networks: [{name: )" +
                           kFarId +
                           R"(, address_space: [10.61.0.0/16]}]
)";
  const Evaluation evaluation = EvaluateWithFile(yaml, {Network(), Subnet("s"), PeeringToFar()});
  CHECK(Has(evaluation, "before", "10.61.0.0/16    Default  VNetPeering"));
  CHECK(Has(evaluation, "after", "10.60.0.0/16    Default  VNetPeering"));
}

TEST_CASE("addresses of a gateway that the plan does not know can be stated") {
  const Evaluation evaluation = EvaluateWithFile(
      R"(
version: 1
assume:
  gateways: [{gateway: azurerm_virtual_network_gateway.g, addresses: [10.0.3.4, 10.0.3.5]}]
)",
      {Network(), Subnet("s"), Subnet("GatewaySubnet"),
       Standing("azurerm_virtual_network_gateway.g",
                R"("id":"g","name":"g","type":"Vpn","active_active":true,"bgp_enabled":false,)"
                R"("ip_configuration":[{"subnet_id":"/subscriptions/s/resourceGroups/rg/providers/)"
                R"(Microsoft.Network/virtualNetworks/n/subnets/GatewaySubnet"}],)"
                R"("vpn_client_configuration":[{"address_space":["172.16.9.0/24"]}])")});
  CHECK(Has(evaluation, "after", "10.0.3.4,10.0.3.5"));
}

TEST_CASE("PEER-04: rows of a peering that denies access stay, unless the file says otherwise") {
  const auto evaluate = [](std::string_view switches) {
    const std::string yaml = std::string("version: 1\nassume:\n  external:\n") +
                             "    virtual_networks: [{name: " + kFarId +
                             ", address_space: [10.60.0.0/16], location: westeurope}]\n" +
                             "    peerings: [{from: " + kFarId +
                             ", to: azurerm_virtual_network.n}]\n" + std::string(switches);
    std::string half = PeeringToFar();
    const size_t end = half.find("}", half.find("remote_virtual_network_id"));
    const size_t last = half.rfind("\"}}");
    for (const size_t at : {last + 1, end}) {
      half.insert(at, R"(,"allow_virtual_network_access":false)");
    }
    return EvaluateWithFile(yaml, {Network(), Subnet("s"), half});
  };
  CHECK(Has(evaluate(""), "after", "10.60.0.0/16"));
  CHECK_FALSE(Has(evaluate("  switches: {peering_rows_when_access_denied: removed}\n"), "after",
                  "10.60.0.0/16"));
}

TEST_CASE("SYS-03: the longer list of None rows that real tables show can be switched on") {
  const Evaluation evaluation = EvaluateWithFile(
      "version: 1\nassume: {switches: {none_rows: observed}}\n", {Network(), Subnet("s")});
  CHECK(Has(evaluation, "after", "198.18.0.0/15"));
}

std::string DefaultTo(std::string_view type) {
  return Standing("azurerm_route_table.t",
                  R"("id":"/subscriptions/s/resourceGroups/rg/providers/Microsoft.Network/)"
                  R"(routeTables/t","name":"t","resource_group_name":"rg","route":[{"name":"all",)"
                  R"("address_prefix":"0.0.0.0/0","next_hop_type":")" +
                      std::string(type) +
                      R"("},{"name":"ten","address_prefix":"10.0.0.0/8","next_hop_type":"None"}])");
}

constexpr const char* kWithTable =
    R"(,"route_table_id":"/subscriptions/s/resourceGroups/rg/providers/Microsoft.Network/)"
    R"(routeTables/t")";

TEST_CASE("SYS-06: whether a user-defined default to the Internet removes None rows is a switch") {
  const auto evaluate = [](std::string_view yaml) {
    return EvaluateWithFile(yaml, {Network(), Subnet("s", kWithTable), DefaultTo("Internet")});
  };
  CHECK(Has(evaluate("version: 1\n"), "after", "hidden   192.168.0.0/16"));
  CHECK(
      Has(evaluate("version: 1\nassume: {switches: {user_internet_default_removes_none: false}}\n"),
          "after", "active   192.168.0.0/16"));
}

TEST_CASE("SEL-06: whether a beaten None row is shown is a switch") {
  const auto evaluate = [](std::string_view words) {
    return EvaluateWithFile(
        "version: 1\nassume: {switches: {user_internet_default_removes_none: false, "
        "none_rows_invalid_visible: " +
            std::string(words) + "}}\n",
        {Network(), Subnet("s", kWithTable), DefaultTo("Internet")});
  };
  CHECK(Has(evaluate("hidden"), "after", "hidden   10.0.0.0/8"));
  CHECK(Has(evaluate("shown"), "after", "invalid  10.0.0.0/8"));
  CHECK(Has(evaluate("user_only"), "after", "invalid  10.0.0.0/8"));
}

TEST_CASE("RS508: a name in the file that nothing has is reported with its place") {
  const Evaluation evaluation = EvaluateWithFile(
      "version: 1\nassume:\n  gateways: [{gateway: azurerm_virtual_network_gateway.hbu, "
      "addresses: [10.0.3.4]}]\n",
      {Network(), Subnet("s")});
  REQUIRE(evaluation.findings.size() == 1);
  CHECK(evaluation.findings[0].kind->code == "RS508");
  CHECK(evaluation.findings[0].message.find(
            "routesight.yaml:3:14: azurerm_virtual_network_gateway.hbu") == 0);
}

TEST_CASE("RS508: a pin that decides nothing is reported") {
  const Evaluation evaluation = EvaluateWithFile(
      "version: 1\nassume:\n  references:\n    azurerm_network_interface.x.ip_configuration.0."
      "subnet_id: azurerm_subnet.nowhere\n",
      {Network(), Subnet("s")});
  REQUIRE(evaluation.findings.size() == 1);
  CHECK(evaluation.findings[0].kind->code == "RS508");
}

TEST_CASE("RS508 near miss: a pin that decides an open reference") {
  const Evaluation evaluation = EvaluateWithFile(
      "version: 1\nassume:\n  references:\n    azurerm_network_interface.x.ip_configuration.0."
      "subnet_id: azurerm_subnet.t\n",
      {Network(), Subnet("s"), Subnet("t"),
       Created("azurerm_network_interface.x", R"("name":"x","ip_configuration":[{"name":"c"}])",
               R"("ip_configuration":[{"subnet_id":true}])")});
  CHECK(evaluation.findings.empty());
  CHECK(evaluation.timeline.after().topology.nics[NicId{0}].subnet.has_value());
}

TEST_CASE("RS508 near miss: a gateway that the plan creates") {
  const Evaluation evaluation = EvaluateWithFile(
      "version: 1\nassume:\n  gateways: [{gateway: azurerm_virtual_network_gateway.g, "
      "addresses: [10.0.3.4]}]\n",
      {Network(), Subnet("s"),
       Created("azurerm_virtual_network_gateway.g", R"("name":"g","type":"Vpn")")});
  for (const Finding& finding : evaluation.findings) CHECK(finding.kind->code != "RS508");
}

}  // namespace
}  // namespace routesight

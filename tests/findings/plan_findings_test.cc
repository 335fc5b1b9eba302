// Findings about what a plan does, whatever becomes of traffic.
#include <catch2/catch.hpp>

#include "evaluator/base/text.h"
#include "tests/findings/findings_in.h"
#include "tests/support/plan_json.h"
#include "tests/support/test_case.h"

namespace routesight {
namespace {

std::string Told(const Evaluation& evaluation, std::string_view code) {
  std::string text;
  for (const Finding& finding : evaluation.findings) {
    if (finding.kind->code != code) continue;
    text += Concat(SeverityName(finding.severity), " ", finding.resources.front(), ": ",
                   finding.message, "\n");
  }
  return text;
}

std::string ToldIn(std::string_view name, std::string_view code) {
  return Told(EvaluatePlan(SourceDirectory() / "testdata" / name / "plan.json"), code);
}

constexpr std::string_view kTable = "azurerm_route_table.t";
constexpr std::string_view kReplaced = R"(["delete","create"])";

// A replaced route table, with what its configuration says of the attribute.
Evaluation ReplacedTable(std::string_view before, std::string_view after,
                         std::string_view expressions) {
  return EvaluateChanges(
      {Changed(kTable, kReplaced, Concat(R"({"name":"t",)", before, "}"),
               Concat(R"({"name":"t",)", after, R"(},"replace_paths":[["resource_group_name"]])"))},
      Concat(R"("resources":[{"address":"azurerm_route_table.t","mode":"managed",)",
             R"("type":"azurerm_route_table","name":"t","expressions":{)", expressions, "}}]"));
}

constexpr std::string_view kWritten = R"("resource_group_name":{"constant_value":"net"})";

}  // namespace

TEST_CASE("RS119: what forces a replacement is set by nobody") {
  CHECK(CodesInCase("findings-plan-done-wrong", "RS119") == "azurerm_public_ip.out\n");
}

TEST_CASE("RS119: what forces a replacement differs in letter case only") {
  CHECK(Told(ReplacedTable(R"("resource_group_name":"Net")", R"("resource_group_name":"net")",
                           kWritten),
             "RS119") ==
        "medium azurerm_route_table.t: azurerm_route_table.t is replaced although nothing is known "
        "to change: resource_group_name differs in letter case only.\n");
}

TEST_CASE("TF-11: what a replacement costs is told with why there is one, as one finding") {
  CHECK(ToldIn("peering-replaced-by-late-read", "RS119").empty());
  CHECK_THAT(ToldIn("peering-replaced-by-late-read", "RS102"),
             Catch::Contains("remote_virtual_network_id is not known before the apply: it comes "
                             "from data.azurerm_virtual_network.hub, which Terraform reads only "
                             "during the apply, since it depends on azurerm_resource_group.net"));
}

TEST_CASE("RS119 near miss: an argument that forces a replacement has another value") {
  CHECK(CodesInCase("findings-plan-done-right", "RS119").empty());
  CHECK(Told(ReplacedTable(R"("resource_group_name":"old")", R"("resource_group_name":"net")",
                           kWritten),
             "RS119")
            .empty());
}

TEST_CASE("RS119 near miss: what is not known comes from what is new, or nobody can say") {
  const auto with = [](std::string_view reference) {
    return Told(
        EvaluateChanges(
            {Created("azurerm_virtual_network.n", R"("name":"n","address_space":["10.0.0.0/16"])"),
             Changed(kTable, kReplaced, R"({"name":"t","resource_group_name":"net"})",
                     R"({"name":"t"},"after_unknown":{"resource_group_name":true},)"
                     R"("replace_paths":[["resource_group_name"]])")},
            Concat(R"("resources":[{"address":"azurerm_virtual_network.n","mode":"managed",)"
                   R"("type":"azurerm_virtual_network","name":"n","expressions":{}},)"
                   R"({"address":"azurerm_route_table.t","mode":"managed",)"
                   R"("type":"azurerm_route_table","name":"t","expressions":)"
                   R"({"resource_group_name":{"references":[")",
                   reference, R"("]}}}])")),
        "RS119");
  };
  CHECK(with("azurerm_virtual_network.n.guid").empty());
  CHECK(with("local.group").empty());
}

TEST_CASE("RS120: a gateway has less time than it takes") {
  CHECK(CodesInCase("findings-plan-done-wrong", "RS120") ==
        "azurerm_virtual_network_gateway.vpn\n");
}

constexpr std::string_view kGateway = "azurerm_virtual_network_gateway.vpn";

std::string CreatedWithin(std::string_view timeout) {
  return Told(EvaluateChanges(
                  {Created(kGateway, Concat(R"("name":"vpn","type":"Vpn","timeouts":{"create":")",
                                            timeout, R"(","delete":null})"))}),
              "RS120");
}

TEST_CASE("TF-10: the timeout is compared with what is usual and with the longest") {
  CHECK(CreatedWithin("30m").starts_with("high "));
  CHECK(CreatedWithin("1800s").starts_with("high "));
  CHECK(CreatedWithin("0h40m").starts_with("medium "));
  CHECK(CreatedWithin("90m").empty());
  CHECK(CreatedWithin("soon").empty());
}

TEST_CASE("RS120 near miss: the timeout is as long as it takes") {
  CHECK(CodesInCase("findings-plan-done-right", "RS120").empty());
}

TEST_CASE("RS121: an update turns a peering into subnet peering, and Azure does not") {
  CHECK(CodesInCase("findings-plan-done-wrong", "RS121") ==
        "azurerm_virtual_network_peering.hub_spoke\nazurerm_virtual_network_peering.spoke_hub\n");
}

TEST_CASE("RS121 near miss: a peering of subnets gets one more") {
  CHECK(CodesInCase("findings-plan-done-right", "RS121").empty());
}

TEST_CASE("RS101: a gateway whose traffic is in no file is interrupted all the same") {
  const std::string told = ToldIn("brownfield-add-route-server", "RS101");
  CHECK(told.starts_with("high azurerm_route_server.prod: "));
  CHECK_THAT(told, Catch::Contains("interrupts azurerm_virtual_network_gateway.vpn"));
}

}  // namespace routesight

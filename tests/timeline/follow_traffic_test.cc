// Traffic is followed to its end, there and back: what changes behind the first hop is seen.
#include <algorithm>
#include <catch2/catch.hpp>

#include "evaluator/base/text.h"
#include "tests/support/plan_json.h"

namespace routesight {
namespace {

std::string ArmId(std::string_view rest) {
  return Concat("/subscriptions/s/resourceGroups/g/providers/Microsoft.Network/", rest);
}

std::string StandingNetwork() {
  return Standing("azurerm_virtual_network.hub",
                  Concat(R"("name":"hub","resource_group_name":"g","location":"westeurope",)"
                         R"("address_space":["10.0.0.0/16"],"id":")",
                         ArmId("virtualNetworks/hub"), "\""));
}

std::string StandingSubnet(std::string_view name, int number) {
  return Standing(
      Concat("azurerm_subnet.", name),
      Concat(R"("name":")", name, R"(","resource_group_name":"g",)",
             R"("virtual_network_name":"hub","address_prefixes":["10.0.)", number,
             R"(.0/24"],"id":")", ArmId(Concat("virtualNetworks/hub/subnets/", name)), "\""));
}

std::string StandingAppliance(std::string_view name, int number) {
  return Standing(
      Concat("azurerm_network_interface.", name),
      Concat(R"("name":")", name, R"(","resource_group_name":"g","location":"westeurope",)",
             R"("ip_forwarding_enabled":true,"ip_configuration":[{"name":"one","subnet_id":")",
             ArmId(Concat("virtualNetworks/hub/subnets/", name)),
             R"(","private_ip_address":"10.0.)", number,
             R"(.4","private_ip_address_allocation":"Static"}],"id":")",
             ArmId(Concat("networkInterfaces/", name)), "\""));
}

std::string Table(std::string_view name, std::string_view prefix, std::string_view hop) {
  const std::string way =
      hop == "Internet" || hop == "None" || hop == "VnetLocal"
          ? Concat(R"("next_hop_type":")", hop, "\"")
          : Concat(R"("next_hop_type":"VirtualAppliance","next_hop_in_ip_address":")", hop, "\"");
  return Concat(R"("name":")", name, R"(","resource_group_name":"g","location":"westeurope",)",
                R"("route":[{"name":"r","address_prefix":")", prefix, "\",", way, R"(}],"id":")",
                ArmId(Concat("routeTables/", name)), "\"");
}

std::string StandingTable(std::string_view name, std::string_view prefix, std::string_view hop) {
  return Standing(Concat("azurerm_route_table.", name), Table(name, prefix, hop));
}

std::string ChangedTable(std::string_view name, std::string_view prefix, std::string_view before,
                         std::string_view after) {
  return Changed(Concat("azurerm_route_table.", name), R"(["update"])",
                 Concat("{", Table(name, prefix, before), "}"),
                 Concat("{", Table(name, prefix, after), "}"));
}

std::string Associated(std::string_view subnet) {
  return Standing(Concat("azurerm_subnet_route_table_association.", subnet),
                  Concat(R"("subnet_id":")", ArmId(Concat("virtualNetworks/hub/subnets/", subnet)),
                         R"(","route_table_id":")", ArmId(Concat("routeTables/", subnet)), "\""));
}

std::string Spoke() {
  return Concat(R"("name":"spoke","resource_group_name":"g","location":"westeurope",)"
                R"("address_space":["10.1.0.0/16"],"id":")",
                ArmId("virtualNetworks/spoke"), "\"");
}

std::string Web() {
  return Concat(R"("name":"web","resource_group_name":"g","virtual_network_name":"spoke",)"
                R"("address_prefixes":["10.1.1.0/24"],"id":")",
                ArmId("virtualNetworks/spoke/subnets/web"), "\"");
}

std::string Half(std::string_view from, std::string_view to, std::string_view access) {
  return Concat(R"("name":"to-)", to, R"(","resource_group_name":"g","virtual_network_name":")",
                from, R"(","remote_virtual_network_id":")", ArmId(Concat("virtualNetworks/", to)),
                R"(","allow_virtual_network_access":)", access, R"(,"id":")",
                ArmId(Concat("virtualNetworks/", from, "/virtualNetworkPeerings/to-", to)), "\"");
}

const Window* WindowFor(const Evaluation& evaluation, std::string_view sender,
                        const std::string& prefix) {
  for (const Window& window : evaluation.timeline.apply.windows) {
    const auto& prefixes = window.prefixes;
    if (window.sender.name() != sender) continue;
    if (std::find(prefixes.begin(), prefixes.end(), prefix) != prefixes.end()) return &window;
  }
  return nullptr;
}

}  // namespace

TEST_CASE("NVA-04: traffic loops behind its first hop, though its own table stays as it is") {
  const auto evaluate = [](std::string_view hop_of_second) {
    return EvaluateChanges(
        {StandingNetwork(), StandingSubnet("app", 1), StandingSubnet("one", 2),
         StandingSubnet("two", 3), StandingAppliance("one", 2), StandingAppliance("two", 3),
         StandingTable("app", "0.0.0.0/0", "10.0.2.4"), Associated("app"),
         ChangedTable("one", "0.0.0.0/0", "Internet", "10.0.3.4"), Associated("one"),
         StandingTable("two", "0.0.0.0/0", hop_of_second), Associated("two")});
  };
  const Evaluation looping = evaluate("10.0.2.4");
  const Window* window = WindowFor(looping, "azurerm_subnet.app", "0.0.0.0/0");
  REQUIRE(window != nullptr);
  CHECK(window->kind == WindowKind::kLooping);
  CHECK_FALSE(window->to_step);
  REQUIRE(window->causes.size() == 1);
  CHECK(looping.timeline.apply.operations[window->causes[0].operation].resource ==
        "azurerm_route_table.one");
  const Evaluation fine = evaluate("Internet");
  const Window* moved = WindowFor(fine, "azurerm_subnet.app", "0.0.0.0/0");
  REQUIRE(moved != nullptr);
  CHECK(moved->kind == WindowKind::kMoved);
  CHECK(moved->phases.back().via ==
        std::vector<std::string>{"azurerm_network_interface.one", "azurerm_network_interface.two"});
}

TEST_CASE("traffic whose answers are lost is down, and no other traffic is") {
  const Evaluation evaluation =
      EvaluateChanges({StandingNetwork(), StandingSubnet("app", 1), StandingSubnet("web", 2),
                       StandingSubnet("log", 3),
                       ChangedTable("web", "10.0.1.0/24", "VnetLocal", "None"), Associated("web")});
  const Window* window = WindowFor(evaluation, "azurerm_subnet.app", "10.0.2.0/24");
  REQUIRE(window != nullptr);
  CHECK(window->kind == WindowKind::kDown);
  CHECK(window->phases.back().delivery == Delivery::kAnswersLost);
  CHECK(WindowFor(evaluation, "azurerm_subnet.log", "10.0.2.0/24") == nullptr);
}

TEST_CASE("of two changes at one moment each window blames the one that makes it") {
  const Evaluation evaluation = EvaluateChanges(
      {StandingNetwork(), StandingSubnet("app", 1), StandingSubnet("web", 2),
       StandingSubnet("fw", 3), StandingAppliance("fw", 3),
       ChangedTable("app", "203.0.112.0/24", "10.0.3.4", "None"), Associated("app"),
       ChangedTable("web", "198.51.100.0/24", "10.0.3.4", "None"), Associated("web")});
  for (const auto& [subnet, prefix] :
       {std::pair("app", "203.0.112.0/24"), std::pair("web", "198.51.100.0/24")}) {
    const Window* window = WindowFor(evaluation, Concat("azurerm_subnet.", subnet), prefix);
    REQUIRE(window != nullptr);
    CHECK(window->from_step == 1);
    REQUIRE(window->causes.size() == 1);
    CHECK(evaluation.timeline.apply.operations[window->causes[0].operation].resource ==
          Concat("azurerm_route_table.", subnet));
  }
}

TEST_CASE("PEER-04: a peering that denies access drops traffic while all tables stay the same") {
  const Evaluation evaluation = EvaluateChanges(
      {StandingNetwork(), StandingSubnet("app", 1),
       Standing("azurerm_virtual_network.spoke", Spoke()), Standing("azurerm_subnet.web", Web()),
       Standing("azurerm_virtual_network_peering.spoke", Half("spoke", "hub", "true")),
       Changed("azurerm_virtual_network_peering.hub", R"(["update"])",
               Concat("{", Half("hub", "spoke", "true"), "}"),
               Concat("{", Half("hub", "spoke", "false"), "}"))});
  REQUIRE(evaluation.timeline.apply.steps.size() == 1);
  CHECK(evaluation.timeline.apply.steps[0].changes.empty());
  const Window* window = WindowFor(evaluation, "azurerm_subnet.app", "10.1.0.0/16");
  REQUIRE(window != nullptr);
  CHECK(window->kind == WindowKind::kDown);
}

TEST_CASE("traffic to a network that is taken away is not down, to one that is cut off it is") {
  const auto deleted = [](std::string_view address, const std::string& values) {
    return Changed(address, R"(["delete"])", Concat("{", values, "}"), "null");
  };
  const auto evaluate = [&](const std::string& spoke, const std::string& web) {
    return EvaluateChanges(
        {StandingNetwork(), StandingSubnet("app", 1), spoke, web,
         deleted("azurerm_virtual_network_peering.spoke", Half("spoke", "hub", "true")),
         deleted("azurerm_virtual_network_peering.hub", Half("hub", "spoke", "true"))});
  };
  const Evaluation cut_off = evaluate(Standing("azurerm_virtual_network.spoke", Spoke()),
                                      Standing("azurerm_subnet.web", Web()));
  const Window* window = WindowFor(cut_off, "azurerm_subnet.app", "10.1.0.0/16");
  REQUIRE(window != nullptr);
  CHECK(window->kind == WindowKind::kDown);
  CHECK_FALSE(window->to_step);
  const Evaluation taken_away = evaluate(deleted("azurerm_virtual_network.spoke", Spoke()),
                                         deleted("azurerm_subnet.web", Web()));
  std::string lost;
  for (const Window& left : taken_away.timeline.apply.windows) {
    if (IsLoss(left.kind))
      lost += Concat(left.sender.name(), " to ", Join(left.prefixes, ", "), "\n");
  }
  CHECK(lost.empty());
}

}  // namespace routesight

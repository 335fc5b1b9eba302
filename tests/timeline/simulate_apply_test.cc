#include <catch2/catch.hpp>

#include "evaluator/base/text.h"
#include "evaluator/report/timeline_words.h"
#include "tests/support/plan_json.h"

namespace routesight {
namespace {

constexpr std::string_view kGroup = "/subscriptions/s/resourceGroups/g/providers/Microsoft.Network";

std::string Network() {
  return Standing("azurerm_virtual_network.hub",
                  Concat(R"("name":"hub","resource_group_name":"g","location":"westeurope",)"
                         R"("address_space":["10.0.0.0/16"],"id":")",
                         kGroup, R"(/virtualNetworks/hub")"));
}

std::string Subnet() {
  return Standing("azurerm_subnet.app",
                  Concat(R"("name":"app","resource_group_name":"g","virtual_network_name":"hub",)"
                         R"("address_prefixes":["10.0.1.0/24"],"id":")",
                         kGroup, R"(/virtualNetworks/hub/subnets/app")"));
}

std::string TableValues(std::string_view name, std::string_view hop) {
  return Concat(R"("name":")", name,
                R"(","resource_group_name":"g","location":"westeurope","route":[{"name":"r",)"
                R"("address_prefix":"0.0.0.0/0","next_hop_type":"VirtualAppliance",)"
                R"("next_hop_in_ip_address":")",
                hop, R"("}],"id":")", kGroup, "/routeTables/", name, "\"");
}

std::string Association(std::string_view table) {
  return Concat(R"({"subnet_id":")", kGroup, R"(/virtualNetworks/hub/subnets/app",)",
                R"("route_table_id":")", kGroup, "/routeTables/", table, R"("})");
}

std::string PrintWindows(const Evaluation& evaluation) {
  std::string text = "\n";
  for (const Window& window : evaluation.timeline.apply.windows) {
    text += Concat(window.sender.subnet, " ", DestinationsText(window), " ",
                   WindowKindName(window.kind));
    for (const WindowPhase& phase : window.phases) {
      text += Concat(phase.step == 0 ? ":" : Concat("; ", phase.step, ":"), " ", WayText(phase));
    }
    text += "\n";
  }
  return text;
}

TEST_CASE("a swapped association leaves the subnet without its routes between two steps") {
  const Evaluation evaluation = EvaluateChanges(
      {Network(), Subnet(), Standing("azurerm_route_table.a", TableValues("a", "10.0.9.4")),
       Standing("azurerm_route_table.b", TableValues("b", "10.0.9.5")),
       Changed("azurerm_subnet_route_table_association.app", R"(["delete","create"])",
               Association("a"), Association("b"))});
  CHECK(PrintWindows(evaluation) == R"(
azurerm_subnet.app 0.0.0.0/0 without 169.254.0.0/16 diverted: VirtualAppliance 10.0.9.4; not known; 1: Internet; 2: VirtualAppliance 10.0.9.5; not known
azurerm_subnet.app 10.0.0.0/8, 100.64.0.0/10, 172.16.0.0/12, 192.168.0.0/16 down: VirtualAppliance 10.0.9.4; not known; 1: None; dropped by a route with next hop None; 2: VirtualAppliance 10.0.9.5; not known
azurerm_subnet.app 169.254.0.0/16 down: VirtualAppliance 10.0.9.4; not known; 1: Internet; dropped: no route; 2: VirtualAppliance 10.0.9.5; not known
)");
  const Window& window = evaluation.timeline.apply.windows.at(0);
  CHECK(window.from_step == 1);
  CHECK(window.to_step == 2);
  REQUIRE(window.duration);
  CHECK(window.duration->seconds.min_seconds < window.duration->seconds.typical_seconds);
  CHECK(window.duration->seconds.typical_seconds < window.duration->seconds.max_seconds);
  CHECK(TableAt(evaluation, "1", "azurerm_subnet.app").find("VirtualAppliance") ==
        std::string::npos);
}

TEST_CASE("near miss: a route changed in place moves the traffic once") {
  const Evaluation evaluation = EvaluateChanges(
      {Network(), Subnet(),
       Changed("azurerm_route_table.a", R"(["update"])",
               Concat("{", TableValues("a", "10.0.9.4"), "}"),
               Concat("{", TableValues("a", "10.0.9.5"), "}")),
       Standing("azurerm_subnet_route_table_association.app",
                Concat(R"("subnet_id":")", kGroup, R"(/virtualNetworks/hub/subnets/app",)",
                       R"("route_table_id":")", kGroup, R"(/routeTables/a")"))});
  const auto& windows = evaluation.timeline.apply.windows;
  REQUIRE(windows.size() == 1);
  CHECK(windows[0].kind == WindowKind::kMoved);
  CHECK(windows[0].phases.size() == 2);
  CHECK_FALSE(windows[0].duration);
}

TEST_CASE("a plan that changes nothing has no operation and no step") {
  const Evaluation evaluation = EvaluateChanges({Network(), Subnet()});
  CHECK(evaluation.timeline.apply.operations.empty());
  CHECK(evaluation.timeline.apply.steps.empty());
}

TEST_CASE("the last step is what is there after the apply") {
  const Evaluation evaluation = EvaluateChanges(
      {Network(), Created("azurerm_subnet.app",
                          R"("name":"app","resource_group_name":"g","virtual_network_name":"hub",)"
                          R"("address_prefixes":["10.0.1.0/24"])")});
  REQUIRE(evaluation.timeline.apply.steps.size() == 1);
  CHECK(TableAt(evaluation, "1", "azurerm_subnet.app") ==
        TableAt(evaluation, "after", "azurerm_subnet.app"));
  CHECK(TableAt(evaluation, "before", "azurerm_subnet.app") == "\nno such subnet\n");
}

}  // namespace
}  // namespace routesight

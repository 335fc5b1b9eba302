#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>
#include <set>

#include "tests/cli/run_program.h"

namespace routesight {
namespace {

using Catch::Matchers::Contains;
using nlohmann::json;

const std::string kPlan = PlanOf("greenfield-hub-spoke");

json Tables(const std::string& arguments) {
  const ProgramRun run = RunProgram("routes --format json " + kPlan + " " + arguments);
  CHECK(run.errors.empty());
  REQUIRE(run.exit_code == 0);
  const json document = json::parse(run.output);
  CHECK(document["format_version"] == "1.0");
  return document["tables"];
}

std::set<std::string> Keys(const json& object) {
  std::set<std::string> keys;
  for (const auto& [key, value] : object.items()) keys.insert(key);
  return keys;
}

}  // namespace

TEST_CASE("every subnet has a table, sorted") {
  const json tables = Tables("");
  std::vector<std::string> subnets;
  for (const json& table : tables) {
    CHECK(table["at"] == "after");
    subnets.push_back(table["subnet"]);
  }
  CHECK(subnets == std::vector<std::string>{
                       "azurerm_subnet.hub[\"GatewaySubnet\"]",
                       "azurerm_subnet.hub[\"RouteServerSubnet\"]", "azurerm_subnet.hub[\"nva\"]",
                       "azurerm_subnet.spoke[\"blue\"]", "azurerm_subnet.spoke[\"green\"]"});
}

TEST_CASE("tables have the keys of the contract") {
  for (const json& table : Tables("")) {
    std::set<std::string> expected = {"subnet",     "subnet_id", "virtual_network",
                                      "interfaces", "at",        "complete",
                                      "routes",     "hidden",    "assumptions"};
    if (table["complete"] == false) expected.insert("gaps");
    CHECK(Keys(table) == expected);
    REQUIRE_FALSE(table["routes"].empty());
    CHECK(Keys(table["routes"][0]) == std::set<std::string>{"prefix", "source", "state",
                                                            "next_hop_type", "next_hop_ips", "rule",
                                                            "defeated_by", "as_path"});
  }
}

TEST_CASE("one subnet, one interface, one moment") {
  const json by_subnet = Tables("--subnet 'azurerm_subnet.spoke[\"green\"]' --at after");
  REQUIRE(by_subnet.size() == 1);
  CHECK(by_subnet[0]["interfaces"] == json{"azurerm_network_interface.vm[\"green\"]"});
  CHECK(Tables("--interface 'azurerm_network_interface.vm[\"green\"]' --at after") == by_subnet);
  CHECK(Tables("--at before").empty());
  CHECK(Tables("--subnet 'azurerm_subnet.spoke[\"green\"]' --subnet 'azurerm_subnet.hub[\"nva\"]'")
            .size() == 2);
}

TEST_CASE("a name that does not exist is refused with close ones") {
  const ProgramRun run = RunProgram("routes " + kPlan + " --subnet azurerm_subnet.spoke[green]");
  CHECK(run.exit_code == 1);
  CHECK(run.errors ==
        "routesight: no subnet azurerm_subnet.spoke[green] in this plan; did you mean "
        "azurerm_subnet.spoke[\"green\"]?\n");
  CHECK(RunProgram("routes " + kPlan + " --interface nobody").exit_code == 1);
}

TEST_CASE("a step of the apply is a moment like any other") {
  const std::string plan = PlanOf("plan-create-before-destroy");
  const ProgramRun run = RunProgram("routes " + plan + " --at 1 --subnet azurerm_subnet.app");
  REQUIRE(run.exit_code == 0);
  CHECK_THAT(run.output, Contains("Internet") && !Contains("VirtualAppliance"));
}

TEST_CASE("a step that the apply does not have is refused") {
  const ProgramRun run = RunProgram("routes " + PlanOf("plan-create-before-destroy") + " --at 3");
  CHECK(run.exit_code == 1);
  CHECK_THAT(run.errors, Contains("no moment 3; expected before, after or a step: 1 to 2"));
}

TEST_CASE("the shape of Azure is for one table") {
  const ProgramRun all = RunProgram("routes --format azure " + kPlan);
  CHECK(all.exit_code == 1);
  CHECK_THAT(all.errors, Contains("shows one table") && Contains("--subnet"));
  const ProgramRun one = RunProgram("routes --format azure --at after " + kPlan +
                                    " --subnet 'azurerm_subnet.spoke[\"green\"]'");
  REQUIRE(one.exit_code == 0);
  const json value = json::parse(one.output)["value"];
  REQUIRE_FALSE(value.empty());
  CHECK(Keys(value[0]) == std::set<std::string>{"addressPrefix", "disableBgpRoutePropagation",
                                                "hasBgpOverride", "name", "nextHopIpAddress",
                                                "nextHopType", "source", "state"});
  CHECK(value[0]["addressPrefix"] == json{"0.0.0.0/0"});
  CHECK(value[0]["disableBgpRoutePropagation"] == true);
}

TEST_CASE("--with adds states, and refuses what is no state or given twice") {
  const TemporaryDirectory directory;
  const std::filesystem::path state = directory.Write("hub.json", R"({"format_version":"1.0",
    "values":{"root_module":{"resources":[
      {"address":"azurerm_virtual_network.far","mode":"managed","type":"azurerm_virtual_network",
       "name":"far","values":{"id":"/subscriptions/s/resourceGroups/r/providers/Microsoft.Network/virtualNetworks/far",
       "name":"far","resource_group_name":"r","location":"westeurope","address_space":["10.9.0.0/16"],
       "subnet":[]}},
      {"address":"azurerm_subnet.far","mode":"managed","type":"azurerm_subnet","name":"far",
       "values":{"name":"far","virtual_network_name":"far","resource_group_name":"r",
       "id":"/subscriptions/s/resourceGroups/r/providers/Microsoft.Network/virtualNetworks/far/subnets/far",
       "address_prefixes":["10.9.0.0/24"]}}]}}})");
  const json tables = Tables("--subnet azurerm_subnet.far --with " + state.string());
  REQUIRE(tables.size() == 2);
  CHECK(tables[0]["routes"][2]["prefix"] == "10.9.0.0/16");

  const ProgramRun twice = RunProgram("routes " + kPlan + " --with " + kPlan);
  CHECK(twice.exit_code == 1);
  CHECK_THAT(twice.errors, Contains("given twice"));
  const ProgramRun alone = RunProgram("routes " + state.string());
  CHECK(alone.exit_code == 3);
  CHECK_THAT(alone.errors, Contains("hub.json: ") && Contains("--with"));
}

TEST_CASE("text shows addresses and aligned rows, and no colours in a pipe") {
  const ProgramRun run = RunProgram("routes " + kPlan);
  CHECK(run.exit_code == 0);
  CHECK_THAT(run.output, Contains("azurerm_subnet.spoke[\"green\"]\n") &&
                             Contains("    PREFIX       SOURCE   STATE    NEXT HOP TYPE"));
  CHECK(run.output.find('\x1b') == std::string::npos);
}

TEST_CASE("routes: an unknown format is refused") {
  const ProgramRun run = RunProgram("routes --format yaml " + kPlan);
  CHECK(run.exit_code == 1);
  CHECK(run.errors == "routesight: no format \"yaml\"; expected text, json, azure\n");
}

}  // namespace routesight

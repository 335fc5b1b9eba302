#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "plugin/cli/observed_record.h"
#include "tests/cli/run_program.h"

namespace routesight {
namespace {

using Catch::Matchers::Contains;
using nlohmann::json;

const std::string kPlan = PlanOf("lab-route-server-one-appliance");
const std::string kInterface = "azurerm_network_interface.nva1_nic";
const std::string kLearned = "learned:azurerm_route_server.route_server:nva1";

// The prediction itself, as az would print it.
json PredictedTable() {
  const ProgramRun run =
      RunProgram("routes " + kPlan + " --interface " + kInterface + " --at after --format azure");
  REQUIRE(run.exit_code == 0);
  return json::parse(run.output);
}

json Learned(const std::vector<std::string>& prefixes) {
  json routes = json::array();
  for (const std::string& prefix : prefixes) {
    routes.push_back(
        {{"network", prefix}, {"nextHop", "10.0.1.4"}, {"asPath", "65514"}, {"origin", "EBgp"}});
  }
  return {{"RouteServiceRole_IN_0", routes}, {"RouteServiceRole_IN_1", routes}, {"value", nullptr}};
}

ProgramRun Verify(const std::string& arguments) {
  return RunProgram("verify " + kPlan + " " + arguments);
}

}  // namespace

TEST_CASE("verify ends with 0 where nothing differs, also for a file named after its interface") {
  const TemporaryDirectory directory;
  const std::string file = directory.Write(kInterface + ".json", PredictedTable().dump());
  const ProgramRun named = Verify("--observed " + kInterface + "=" + file);
  CHECK(named.exit_code == 0);
  CHECK_THAT(named.output, Contains("100.0 %"));
  CHECK(Verify("--observed " + file).output != "");
  CHECK(Verify("--observed " + file).exit_code == 0);
}

TEST_CASE("verify reports an altered table as a miss at the right row and ends with 2") {
  const TemporaryDirectory directory;
  json table = PredictedTable();
  table["value"][0]["nextHopType"] = "None";
  const std::string prefix = table["value"][0]["addressPrefix"][0];
  const std::string file = directory.Write("table.json", table.dump());
  const ProgramRun run = Verify("--format json --observed " + kInterface + "=" + file);
  CHECK(run.exit_code == 2);
  const json document = json::parse(run.output);
  CHECK(document["misses"] == 1);
  CHECK(document["extras"] == 1);
  CHECK(document["records"][0]["rows"][0]["standing"] == "miss");
  CHECK(document["records"][0]["rows"][0]["route"]["prefix"] == prefix);
  CHECK(document["suggestions"].is_null());
  CHECK(Verify("--exit-zero --observed " + kInterface + "=" + file).exit_code == 0);
  const ProgramRun text = Verify("--observed " + kInterface + "=" + file);
  CHECK_THAT(text.output, Contains("miss") && Contains("predicted"));
}

TEST_CASE("verify --suggest names the prefix that the appliance must be announcing") {
  const TemporaryDirectory directory;
  const std::vector<std::string> all = {"10.50.0.0/16", "10.60.0.0/16", "10.70.0.0/16"};
  const std::string same = directory.Write("same.json", Learned(all).dump());
  CHECK(Verify("--suggest --observed " + kLearned + "=" + same).exit_code == 0);
  const std::string more = directory.Write(
      "more.json",
      Learned({"10.50.0.0/16", "10.60.0.0/16", "10.70.0.0/16", "10.80.0.0/16"}).dump());
  const ProgramRun run = Verify("--suggest --observed " + kLearned + "=" + more);
  CHECK(run.exit_code == 2);
  CHECK_THAT(run.output, Contains("originates: [10.80.0.0/16]"));
}

TEST_CASE("verify refuses what it cannot compare, and helps") {
  const TemporaryDirectory directory;
  const std::string table = directory.Write("table.json", PredictedTable().dump());
  const std::string no_json = directory.Write("broken.json", "{");
  CHECK(Verify("--observed " + kInterface + "=" + no_json).exit_code == 3);
  CHECK(Verify("--observed " + kInterface + "=/nowhere").exit_code == 3);
  CHECK(Verify("--observed " + kLearned + "=" + table).exit_code == 3);
  const ProgramRun misspelt = Verify("--observed azurerm_network_interface.nva1_nick=" + table);
  CHECK(misspelt.exit_code == 1);
  CHECK_THAT(misspelt.errors, Contains("did you mean " + kInterface));
  const ProgramRun peer =
      Verify("--observed learned:azurerm_route_server.route_server:nva2=" + table);
  CHECK(peer.exit_code == 1);
  CHECK_THAT(peer.errors, Contains("did you mean nva1?"));
  CHECK(Verify("").exit_code == 1);
}

TEST_CASE("an address may hold = inside brackets") {
  const ObservedName name = ReadObservedName("azurerm_subnet.a[\"x=y\"]=dir/file=1.json");
  CHECK(name.address == "azurerm_subnet.a[\"x=y\"]");
  CHECK(name.file == "dir/file=1.json");
  CHECK(ReadObservedName("dir/azurerm_subnet.a.json").address == "azurerm_subnet.a");
}

}  // namespace routesight

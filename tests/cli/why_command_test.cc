#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>
#include <set>

#include "tests/cli/run_program.h"

namespace routesight {
namespace {

using Catch::Matchers::Contains;
using nlohmann::json;

const std::string kPlan = PlanOf("resources-egress-through-nat-gateway");

ProgramRun Why(const std::string& arguments) {
  return RunProgram("why " + kPlan + " " + arguments);
}

}  // namespace

TEST_CASE("why shows each hop with the row that decides and those that do not") {
  const ProgramRun run = Why("--from azurerm_subnet.app --to 8.8.8.8");
  CHECK(run.exit_code == 0);
  CHECK(run.errors.empty());
  CHECK_THAT(run.output, Contains("azurerm_subnet.app -> 8.8.8.8, after the apply"));
  CHECK_THAT(run.output,
             Contains("not 0.0.0.0/0 Default, next hop Internet: beaten by 0.0.0.0/0 User"));
  CHECK_THAT(run.output, Contains("-> 2 azurerm_firewall.hub (firewall in"));
  CHECK_THAT(run.output, Contains("Back from azurerm_firewall.hub"));
}

TEST_CASE("why --format json is a document with the moments asked for") {
  const ProgramRun run =
      Why("--from azurerm_subnet.app --to 8.8.8.8 --at before --at after --format json");
  REQUIRE(run.exit_code == 0);
  const json document = json::parse(run.output);
  CHECK(document["format_version"] == "1.0");
  REQUIRE(document["moments"].size() == 2);
  CHECK(document["moments"][0]["there"] == false);
  const json& after = document["moments"][1];
  CHECK(after["at"] == "after");
  CHECK(after["symmetry"] == "symmetric");
  CHECK(after["forward"]["fates"] == json{"to_internet"});
  CHECK(after["forward"]["hops"].size() == 2);
}

TEST_CASE("why says what changes between two moments") {
  const ProgramRun run = Why("--from azurerm_subnet.app --to 8.8.8.8 --at before --at after");
  CHECK(run.exit_code == 0);
  CHECK_THAT(run.output, Contains("The source is not there before the apply."));
}

TEST_CASE("why compares two moments at which the source is there") {
  const ProgramRun run = RunProgram("why " + PlanOf("bgp-dual-homed-expressroute") +
                                    " --from dc --to 10.9.0.4 --at before --at after");
  CHECK(run.exit_code == 0);
  CHECK_THAT(run.output, Contains("Changes from before to after"));
  CHECK_THAT(run.output, Contains("before: dropped: no route (dc)"));
}

TEST_CASE("why refuses what it cannot answer, and helps") {
  const ProgramRun misspelt = Why("--from azurerm_subnet.apps --to 8.8.8.8");
  CHECK(misspelt.exit_code == 1);
  CHECK_THAT(misspelt.errors, Contains("did you mean azurerm_subnet.app?"));
  const ProgramRun no_address = Why("--from azurerm_subnet.app --to azurerm_subnet.batch");
  CHECK(no_address.exit_code == 1);
  CHECK_THAT(no_address.errors, Contains("expected an address such as 10.0.1.4"));
  CHECK(Why("--from azurerm_subnet.app --to 8.8.8.8 --at 999").exit_code == 1);
  CHECK(Why("--from azurerm_subnet.app --to 8.8.8.8 --format xml").exit_code == 1);
  CHECK(Why("--from 10.99.0.1 --to 8.8.8.8").exit_code == 1);
  CHECK(Why("--to 8.8.8.8").exit_code == 1);
}

}  // namespace routesight

#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>

#include "tests/cli/run_program.h"

namespace routesight {
namespace {

using Catch::Matchers::Contains;
using nlohmann::json;

const std::string kPlan = PlanOf("resources-egress-through-nat-gateway");

// A configuration file with one test, which the plan passes, fails or leaves open.
std::string ConfigurationWith(const std::string& expect) {
  const auto file = std::filesystem::temp_directory_path() / "routesight-test-command.yaml";
  std::ofstream(file) << "version: 1\ntests:\n  - name: out\n    from: azurerm_subnet.app\n"
                         "    to: 8.8.8.8\n    expect: {"
                      << expect << "}\n";
  return file.string();
}

ProgramRun Test(const std::string& expect, const std::string& arguments) {
  return RunProgram("test " + kPlan + " --config " + ConfigurationWith(expect) + " " + arguments);
}

}  // namespace

TEST_CASE("test ends with 0 when all pass and with 4 when one fails") {
  const ProgramRun passes = Test("delivered: true, via: [azurerm_firewall.hub]", "");
  CHECK(passes.exit_code == 0);
  CHECK_THAT(passes.output, Contains("1 passed, 0 failed, 0 not known"));
  const ProgramRun fails = Test("not_via: [azurerm_firewall.hub]", "");
  CHECK(fails.exit_code == 4);
  CHECK_THAT(fails.output, Contains("FAILED out (after)"));
  CHECK_THAT(fails.output, Contains("it passes azurerm_firewall.hub"));
  CHECK(Test("not_via: [azurerm_firewall.hub]", "--exit-zero").exit_code == 0);
}

TEST_CASE("test --format json and junit say the same") {
  const ProgramRun run = Test("delivered: false", "--format json");
  CHECK(run.exit_code == 4);
  const json document = json::parse(run.output);
  REQUIRE(document["tests"].size() == 1);
  CHECK(document["tests"][0]["result"] == "failed");
  CHECK(document["tests"][0]["from"] == "azurerm_subnet.app");
  const ProgramRun junit = Test("delivered: false", "--format junit");
  CHECK(junit.exit_code == 4);
  CHECK_THAT(junit.output, Contains("tests=\"1\" failures=\"1\""));
  CHECK_THAT(junit.output, Contains("<failure type=\"route-test\""));
}

TEST_CASE("evaluate runs the route tests, too") {
  const std::string arguments = "evaluate " + kPlan + " --fail-on critical --config ";
  CHECK(RunProgram(arguments + ConfigurationWith("delivered: false")).exit_code == 4);
  const ProgramRun passes = RunProgram(arguments + ConfigurationWith("delivered: true"));
  CHECK(passes.exit_code == 0);
  CHECK_THAT(passes.output, Contains("1 route test result: 1 passed"));
}

TEST_CASE("test --draft writes tests that hold") {
  const ProgramRun run = RunProgram("test " + kPlan + " --draft");
  CHECK(run.exit_code == 0);
  CHECK_THAT(run.output, Contains("version: 1\ntests:\n"));
  const auto file = std::filesystem::temp_directory_path() / "routesight-draft.yaml";
  std::ofstream(file) << run.output;
  CHECK(RunProgram("test " + kPlan + " --config " + file.string()).exit_code == 0);
}

TEST_CASE("test refuses what it does not know, and says when there is nothing to test") {
  CHECK(RunProgram("test " + kPlan + " --format xml").exit_code == 1);
  const ProgramRun none = RunProgram("test " + kPlan);
  CHECK(none.exit_code == 0);
  CHECK_THAT(none.output, Contains("No route tests"));
}

}  // namespace routesight

// What a job of GitHub gets besides its log, and what its log may not contain.
#include <catch2/catch.hpp>

#include "tests/cli/run_program.h"

namespace routesight {
namespace {

using Catch::Matchers::Contains;
using Catch::Matchers::StartsWith;

TEST_CASE("in a job of GitHub the annotations come with a summary and outputs") {
  const TemporaryDirectory directory;
  const std::string summary = (directory.path() / "summary").string();
  const std::string output = (directory.path() / "output").string();
  const std::string environment =
      "GITHUB_ACTIONS=true GITHUB_STEP_SUMMARY=" + summary + " GITHUB_OUTPUT=" + output;
  const std::string stored = (directory.path() / "evaluation.json").string();
  const std::string plan = PlanOf("peering-half-replaced");
  const ProgramRun run =
      RunProgram("evaluate --format github --format json=" + stored + " " + plan, environment);
  CHECK(run.exit_code == 2);
  CHECK_THAT(run.output, StartsWith("::error "));
  CHECK_THAT(ReadWholeFile(summary), StartsWith("### routesight: ") && Contains("RS102"));
  CHECK(ReadWholeFile(output) == "verdict=critical\nfindings=1\nmax_window_seconds=0\n");
  const size_t once = ReadWholeFile(summary).size();
  RunProgram("render --format github " + stored, environment);
  CHECK(ReadWholeFile(summary).size() == 2 * once);
  // Reports for files and other jobs leave the job alone.
  RunProgram("render --format markdown " + stored, environment);
  RunProgram("render --format github=" + (directory.path() / "log").string() + " " + stored,
             environment);
  CHECK(ReadWholeFile(summary).size() == 2 * once);
}

TEST_CASE("a summary that is full is left as it is, and that is said") {
  const TemporaryDirectory directory;
  const std::string summary =
      directory.Write("summary", std::string((size_t{1} << 20) - 10, 'x')).string();
  const ProgramRun run =
      RunProgram("evaluate --exit-zero --format github " + PlanOf("greenfield-hub-spoke"),
                 "GITHUB_ACTIONS=true GITHUB_STEP_SUMMARY=" + summary);
  CHECK(run.exit_code == 0);
  CHECK_THAT(run.errors, Contains("summary of this step is full"));
  CHECK(ReadWholeFile(summary).size() == (size_t{1} << 20) - 10);
}

TEST_CASE("in a job of GitHub no text is a command, and a file gets only the text") {
  const std::string words = "evaluate " + PlanOf("greenfield-hub-spoke");
  const std::string text = RunProgram(words).output;
  const ProgramRun piped = RunProgram(words + " | cat", "GITHUB_ACTIONS=true");
  const std::string first = piped.output.substr(0, piped.output.find('\n'));
  CHECK_THAT(first, StartsWith("::stop-commands::routesight-"));
  const std::string word = first.substr(std::string("::stop-commands::").size());
  CHECK(piped.output == first + "\n" + text + "::" + word + "::\n");
  CHECK(RunProgram(words + " | cat", "GITHUB_ACTIONS=true").output != piped.output);
  const TemporaryDirectory directory;
  const std::string file = (directory.path() / "report").string();
  RunProgram(words + " > " + file, "GITHUB_ACTIONS=true");
  CHECK(ReadWholeFile(file) == text);
}

TEST_CASE("in a job of GitHub what commands show of names is no command either") {
  const std::string plan = PlanOf("greenfield-hub-spoke");
  for (const std::string& words : {"routes " + plan, "rib " + plan, "timeline " + plan}) {
    INFO(words);
    const ProgramRun piped = RunProgram(words + " | cat", "GITHUB_ACTIONS=true");
    CHECK_THAT(piped.output, StartsWith("::stop-commands::routesight-"));
    const std::string json =
        RunProgram(words + " --format json | cat", "GITHUB_ACTIONS=true").output;
    CHECK_THAT(json, StartsWith("{"));
  }
}

TEST_CASE("in a job of Azure Pipelines no text is a command") {
  const TemporaryDirectory directory;
  std::string plan = ReadWholeFile(std::string(ROUTESIGHT_SOURCE_DIR) +
                                   "/testdata/peering-half-replaced/plan.json");
  const std::string name = "azurerm_virtual_network_peering.left_right";
  for (size_t at = plan.find(name); at != std::string::npos; at = plan.find(name, at + 90)) {
    plan.insert(at + name.size(), R"([\"##vso[task.complete result=Succeeded;]\"])");
  }
  const std::string path = directory.Write("plan.json", plan).string();
  CHECK_THAT(RunProgram("evaluate " + path + " | cat").output, Contains("##vso["));
  CHECK_THAT(RunProgram("evaluate " + path + " | cat", "TF_BUILD=True").output,
             !Contains("##vso[") && Contains("# #vso[task.complete"));
  const ProgramRun refused = RunProgram(
      "routes --subnet '##vso[task.complete result=Succeeded;]' " + path, "TF_BUILD=True");
  CHECK_THAT(refused.errors, !Contains("##vso[") && Contains("# #vso[task.complete"));
}

}  // namespace
}  // namespace routesight

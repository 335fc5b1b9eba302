#include <catch2/catch.hpp>

#include "tests/cli/run_program.h"

namespace routesight {
namespace {

using Catch::Matchers::Contains;

TEST_CASE("render: what evaluate stored becomes any report") {
  const TemporaryDirectory directory;
  const std::string stored = (directory.path() / "evaluation.json").string();
  const std::string plan = PlanOf("peering-half-replaced");
  REQUIRE(RunProgram("evaluate --exit-zero --format json=" + stored + " " + plan).exit_code == 0);
  const ProgramRun sarif = RunProgram("render " + stored + " --format sarif");
  CHECK(sarif.exit_code == 0);
  CHECK(sarif.output == RunProgram("evaluate --format sarif " + plan).output);
  CHECK(RunProgram("render - --format junit < " + stored).output ==
        RunProgram("render " + stored + " --format junit").output);
  const std::string file = (directory.path() / "comment.md").string();
  CHECK(RunProgram("render " + stored + " --format markdown=" + file).output.empty());
  CHECK_THAT(ReadWholeFile(file), Contains("RS102"));
  CHECK(RunProgram("render " + stored + " --format json").output == ReadWholeFile(stored));
}

TEST_CASE("render: the text of a stored evaluation is what evaluate prints") {
  const TemporaryDirectory directory;
  const std::string stored = (directory.path() / "evaluation.json").string();
  for (const char* name : {"findings-hub-done-wrong", "apply-gateway-replaced", "plan-targeted"}) {
    const std::string plan = PlanOf(name);
    const std::string text = RunProgram("evaluate --exit-zero --format text " + plan).output;
    CHECK_FALSE(text.empty());
    RunProgram("evaluate --exit-zero --format json=" + stored + " " + plan);
    CHECK(RunProgram("render --format text - < " + stored).output == text);
  }
}

TEST_CASE("render: the threshold decides what a report calls a failure") {
  const TemporaryDirectory directory;
  const std::string stored = (directory.path() / "evaluation.json").string();
  RunProgram("evaluate --exit-zero --format json=" + stored + " " +
             PlanOf("split-states-hub-and-spokes"));
  CHECK_THAT(RunProgram("render " + stored + " --format junit").output, Contains("failures=\"0\""));
  CHECK_THAT(RunProgram("render " + stored + " --format junit --fail-on info").output,
             !Contains("failures=\"0\""));
}

TEST_CASE("render: what is no evaluation is named with its place") {
  const TemporaryDirectory directory;
  const std::string plan = PlanOf("greenfield-hub-spoke");
  const ProgramRun run = RunProgram("render --format sarif " + plan);
  CHECK(run.exit_code == 3);
  CHECK_THAT(run.errors, Contains("plan.json: /verdict is no object"));
  CHECK(RunProgram("render --format sarif gone.json").exit_code == 3);
  const std::string empty = directory.Write("empty.json", "").string();
  CHECK(RunProgram("render --format sarif " + empty).exit_code == 3);
  CHECK(RunProgram("render " + empty).exit_code == 1);
  CHECK(RunProgram("render --format pdf " + empty).exit_code == 1);
  CHECK(RunProgram("render --format sarif --source-root gone " + empty).exit_code == 1);
}

}  // namespace
}  // namespace routesight

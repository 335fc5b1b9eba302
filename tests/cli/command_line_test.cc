// What every command has in common: help, refusals, exit codes, where text goes.
#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "evaluator/base/text.h"
#include "tests/cli/run_program.h"

namespace routesight {
namespace {

using Catch::Matchers::Contains;
using Catch::Matchers::StartsWith;

}  // namespace

TEST_CASE("help goes to standard output and ends with 0") {
  for (const char* arguments :
       {"", "--help", "-h", "routes --help", "evaluate --help", "explain --help", "schema --help",
        "version --help", "routes plan.json --help"}) {
    INFO(arguments);
    const ProgramRun run = RunProgram(arguments);
    CHECK(run.exit_code == 0);
    CHECK(run.errors.empty());
    CHECK_THAT(run.output, Contains("Usage: routesight") && Contains("Exit codes:"));
  }
  CHECK(RunProgram("").output == RunProgram("--help").output);
  CHECK_THAT(RunProgram("routes --help").output,
             Contains("--subnet") && Contains("--interface") && Contains("--at") &&
                 Contains("--format") && Contains("--config") && Contains("--no-color"));
}

TEST_CASE("wrong usage ends with 1, says what is wrong, and where help is") {
  const auto refusal = [](std::string_view arguments) {
    const ProgramRun run = RunProgram(arguments);
    INFO(arguments);
    CHECK(run.exit_code == 1);
    CHECK(run.output.empty());
    return run.errors;
  };
  CHECK(refusal("rotues plan.json") ==
        "routesight: no command rotues; did you mean routes?\nsee routesight --help\n");
  CHECK(refusal("routes plan.json --fromat json") ==
        "routesight: no flag --fromat; did you mean --format?\nsee routesight routes --help\n");
  CHECK(refusal("routes a.json b.json") ==
        "routesight: unexpected argument b.json\nsee routesight routes --help\n");
  CHECK_THAT(refusal("--frobnicate"), StartsWith("routesight: no flag --frobnicate\n"));
  CHECK_THAT(refusal("routes"), Contains("PLAN is required"));
  CHECK_THAT(refusal("routes x.json --config"), Contains("--config"));
  CHECK_THAT(refusal("evaluate x.json --color --no-color"), Contains("excludes"));
  CHECK_THAT(refusal("schema"), Contains("NAME is required"));
  CHECK_THAT(refusal("schema plan"), Contains("expected audit, config, evaluation, verify or why"));
}

TEST_CASE("a file that cannot be read ends with 1, one that is not understood with 3") {
  const TemporaryDirectory directory;
  const auto end_of = [](std::string_view arguments, std::string_view message) {
    const ProgramRun run = RunProgram(arguments);
    CHECK(run.output.empty());
    CHECK_THAT(run.errors, Contains(std::string(message)));
    return run.exit_code;
  };
  const std::string nothing = directory.Write("nothing.json", "");
  const std::string text = directory.Write("text.json", "hello");
  const std::string object = directory.Write("object.json", "{}");
  const std::string saved = directory.Write("tfplan", "PK\x03\x04");
  const std::string bad_configuration = directory.Write("bad.yaml", "version: 1\nasume: {}\n");
  for (const char* command : {"routes ", "evaluate "}) {
    CHECK(end_of(command + std::string("/does/not/exist.json"),
                 "/does/not/exist.json: No such file or directory") == 3);
    CHECK(end_of(command + directory.path().string(), "Is a directory") == 3);
    CHECK(end_of(command + nothing, nothing) == 3);
    CHECK(end_of(command + text, text) == 3);
    CHECK(end_of(command + object, object) == 3);
    CHECK(end_of(command + saved, "terraform show -json") == 3);
    CHECK(end_of(command + PlanOf("greenfield-hub-spoke") + " --config " + bad_configuration,
                 "bad.yaml:2:1:") == 3);
    CHECK(end_of(command + PlanOf("greenfield-hub-spoke") + " --config /does/not/exist.yaml",
                 "/does/not/exist.yaml: No such file or directory") == 3);
  }
}

TEST_CASE("a configuration is found beside the plan, and --config replaces the search") {
  const TemporaryDirectory directory;
  const std::string plan =
      directory.Write("plan.json", ReadWholeFile(std::filesystem::path(ROUTESIGHT_SOURCE_DIR) /
                                                 "testdata/greenfield-hub-spoke/plan.json"));
  CHECK(RunProgram("routes " + plan).exit_code == 0);
  directory.Write("routesight.yaml", "version: 7\n");
  CHECK(RunProgram("routes " + plan).exit_code == 3);
  const std::string good = directory.Write("good.yaml", "version: 1\n");
  CHECK(RunProgram("routes " + plan + " --config " + good).exit_code == 0);
  CHECK(RunProgram("routes --config " + good + " --config " + good + " " + plan).exit_code == 0);
  // Read from standard input, a plan has nothing beside it; the working directory counts.
  CHECK(RunProgram("routes - < " + plan).exit_code == 0);
}

TEST_CASE("a plan on standard input is the same plan") {
  const std::string plan = PlanOf("greenfield-hub-spoke");
  const ProgramRun from_file = RunProgram("routes --format json " + plan);
  CHECK(from_file.exit_code == 0);
  CHECK(RunProgram("routes --format json - < " + plan).output == from_file.output);
  CHECK(RunProgram("routes --format json /dev/stdin < " + plan).output == from_file.output);
}

TEST_CASE("a result that cannot be written ends with 1") {
  for (const std::string command : {"schema config", "version", "--help", "explain"}) {
    INFO(command);
    const ProgramRun full = RunProgram(command + " > /dev/full");
    CHECK(full.exit_code == 1);
    CHECK(full.errors == "routesight: standard output: No space left on device\n");
    CHECK(RunProgram(command + " >&-").exit_code == 1);
  }
}

TEST_CASE("what a user typed does not act on the terminal") {
  const ProgramRun run = RunProgram("routes \"$(printf 'a\\033]0;x\\007')\"");
  CHECK(run.errors == "routesight: a\\x1b]0;x\\x07: No such file or directory\n");
}

TEST_CASE("the schemas are in the program, byte for byte") {
  const std::filesystem::path schemas = std::filesystem::path(ROUTESIGHT_SOURCE_DIR) / "schemas";
  CHECK(RunProgram("schema config").output == ReadWholeFile(schemas / "config.schema.json"));
  CHECK(RunProgram("schema evaluation").output ==
        ReadWholeFile(schemas / "evaluation.schema.json"));
}

TEST_CASE("versions of the program and its formats") {
  const ProgramRun run = RunProgram("version");
  CHECK(run.exit_code == 0);
  CHECK_THAT(run.output, StartsWith("routesight ") && Contains("plan format 1.x\n") &&
                             Contains("configuration format 1\n") &&
                             Contains("evaluation format 1.0\n"));
  CHECK(RunProgram("--version").output == run.output);
}

}  // namespace routesight

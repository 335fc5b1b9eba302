#include "plugin/cli/evaluate_command.h"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "tests/cli/run_program.h"

namespace routesight {
namespace {

using Catch::Matchers::Contains;
using Catch::Matchers::StartsWith;
using nlohmann::json;

// Its one finding is new and critical.
const std::string kBroken = PlanOf("peering-half-replaced");
// It has no finding above info.
const std::string kHarmless = PlanOf("split-states-hub-and-spokes");

int ExitCodeOf(const std::string& arguments) {
  return RunProgram("evaluate " + arguments + " > /dev/null").exit_code;
}

Finding FindingOf(FindingStatus status, Severity severity) {
  Finding finding;
  finding.status = status;
  finding.severity = severity;
  return finding;
}

}  // namespace

TEST_CASE("only new findings fail, unless existing ones are to count") {
  const std::vector<Finding> existing = {FindingOf(FindingStatus::kExisting, Severity::kCritical),
                                         FindingOf(FindingStatus::kResolved, Severity::kCritical)};
  CHECK_FALSE(AnyFails(existing, {Severity::kInfo, false}));
  CHECK(AnyFails(existing, {Severity::kCritical, true}));
  const std::vector<Finding> resolved = {FindingOf(FindingStatus::kResolved, Severity::kCritical)};
  CHECK_FALSE(AnyFails(resolved, {Severity::kInfo, true}));
  const std::vector<Finding> fresh = {FindingOf(FindingStatus::kNew, Severity::kMedium)};
  CHECK(AnyFails(fresh, {Severity::kMedium, false}));
  CHECK_FALSE(AnyFails(fresh, {Severity::kHigh, false}));
  CHECK_FALSE(AnyFails({}, {Severity::kInfo, true}));
}

TEST_CASE("findings at or above the threshold end with 2") {
  CHECK(ExitCodeOf(kBroken) == 2);
  CHECK(ExitCodeOf(kBroken + " --fail-on critical") == 2);
  CHECK(ExitCodeOf(kBroken + " --exit-zero") == 0);
  CHECK(ExitCodeOf(kBroken + " --format json") == 2);
  CHECK(ExitCodeOf(kHarmless) == 0);
  CHECK(ExitCodeOf(kHarmless + " --fail-on-existing --failures off") == 0);
}

TEST_CASE("the threshold comes from the flag, else from the configuration, else it is high") {
  const TemporaryDirectory directory;
  const std::string strict =
      directory.Write("strict.yaml", "version: 1\npolicy: {fail_on: info}\n");
  CHECK(ExitCodeOf(kHarmless + " --fail-on info") == 2);
  CHECK(ExitCodeOf(kHarmless + " --config " + strict) == 2);
  CHECK(ExitCodeOf(kHarmless + " --config " + strict + " --fail-on high") == 0);
  CHECK(ExitCodeOf(kHarmless + " --config " + strict + " --exit-zero") == 0);
}

TEST_CASE("advisory use hides findings, never failures to answer") {
  CHECK(ExitCodeOf("--exit-zero /does/not/exist.json") == 3);
  CHECK(ExitCodeOf("--exit-zero - < /dev/null") == 3);
}

TEST_CASE("evaluate: wrong values of flags are refused") {
  const auto refusal = [](const std::string& arguments) {
    const ProgramRun run = RunProgram("evaluate " + kHarmless + " " + arguments);
    CHECK(run.exit_code == 1);
    CHECK(run.output.empty());
    return run.errors;
  };
  CHECK_THAT(refusal("--fail-on none"), Contains("expected critical, high, medium, low or info"));
  CHECK_THAT(refusal("--failures maybe"), Contains("expected on or off"));
  CHECK_THAT(refusal("--format xml"), Contains("no format \"xml\"; expected text, json"));
  CHECK_THAT(refusal("--format json=/does/not/exist/x.json"),
             Contains("No such file or directory"));
}

TEST_CASE("several reports in one run") {
  const TemporaryDirectory directory;
  const std::string file = directory.path() / "out.json";
  const ProgramRun run = RunProgram("evaluate " + kBroken + " --format text --format json=" + file);
  CHECK(run.exit_code == 2);
  CHECK_THAT(run.output, StartsWith("CRITICAL: "));
  const std::string whole = RunProgram("evaluate --format json " + kBroken).output;
  CHECK(ReadWholeFile(file) == whole);
  // A page needs all rows in one document.
  const ProgramRun page =
      RunProgram("evaluate " + kBroken + " --format html --format json=" + file);
  CHECK(page.output == RunProgram("evaluate --format html " + kBroken).output);
  CHECK(ReadWholeFile(file) == whole);
  CHECK(json::parse(ReadWholeFile(file))["verdict"]["worst_severity"] == "critical");
}

TEST_CASE("the text begins with the verdict, and quiet leaves only the findings") {
  CHECK_THAT(RunProgram("evaluate " + kBroken).output, StartsWith("CRITICAL: 1 finding (1 new)"));
  CHECK_THAT(RunProgram("evaluate --quiet " + kBroken).output, StartsWith("  CRITICAL RS102 "));
}

TEST_CASE("the same input gives the same bytes") {
  for (const std::string command :
       {"evaluate --format json ", "evaluate --format text ", "routes --format json "}) {
    CHECK(RunProgram(command + kHarmless).output == RunProgram(command + kHarmless).output);
  }
}

}  // namespace routesight

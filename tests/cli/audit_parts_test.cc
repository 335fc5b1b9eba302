// The parts of `audit` that touch the world.
#include <catch2/catch.hpp>
#include <csignal>
#include <cstdlib>
#include <filesystem>

#include "plugin/cli/audit_paths.h"
#include "plugin/cli/audit_progress.h"
#include "plugin/cli/audit_rows.h"
#include "plugin/cli/child_work.h"
#include "plugin/cli/gunzip.h"
#include "tests/cli/run_program.h"

namespace routesight {
namespace {

using Catch::Matchers::Contains;

AuditRow Row(const std::string& path) {
  AuditRow row;
  row.path = path;
  row.verdict = "No findings";
  return row;
}

// "hello, hello, hello\n"
const std::string kPacked(
    "\x1f\x8b\x08\x00\x00\x00\x00\x00\x02\x03\xcb\x48\xcd\xc9\xc9\xd7\x51\xc8\x40\xa2\xb8\x00\xe7"
    "\x42\x6e\x52\x14\x00\x00\x00",
    30);

std::vector<std::string> PathsIn(const std::vector<std::string>& files, absl::Status& status) {
  std::vector<std::string> paths;
  status = MergeRows(files, [&](const AuditRow& row) {
    paths.push_back(row.path);
    return absl::OkStatus();
  });
  return paths;
}

}  // namespace

TEST_CASE("what one child does is no matter to the others, and answers keep their order") {
  std::vector<std::string> answers;
  const auto work = [](size_t number) -> std::string {
    if (number == 3) std::raise(SIGKILL);
    if (number == 5) std::_Exit(7);
    return "answer " + std::to_string(number) + std::string(number * 10000, 'x');
  };
  const absl::Status status =
      WorkInChildren(9, 4, work, [&](size_t number, const ChildAnswer& answer) {
        CHECK(number == answers.size());
        answers.push_back(answer.problem.empty() ? answer.text.substr(0, 8) : answer.problem);
        return absl::OkStatus();
      });
  CHECK(status.ok());
  REQUIRE(answers.size() == 9);
  CHECK(answers[2] == "answer 2");
  CHECK_THAT(answers[3], Contains("signal 9"));
  CHECK_THAT(answers[5], Contains("exit code 7"));
  CHECK(answers[8] == "answer 8");
}

TEST_CASE("packed texts are unpacked, torn and damaged ones refused") {
  const auto text = Gunzip(kPacked, 4, 1000);
  REQUIRE(text.ok());
  CHECK(*text == std::string("hello, hello, hello\n") + std::string(4, '\0'));
  const auto twice = Gunzip(kPacked + kPacked, 0, 1000);
  REQUIRE(twice.ok());
  CHECK(*twice == "hello, hello, hello\nhello, hello, hello\n");
  CHECK_FALSE(Gunzip(kPacked.substr(0, 20), 0, 1000).ok());
  CHECK_FALSE(Gunzip(kPacked, 0, 10).ok());
  std::string damaged = kPacked;
  damaged[24] = 'x';
  CHECK_FALSE(Gunzip(damaged, 0, 1000).ok());
  CHECK_FALSE(Gunzip(kPacked.substr(0, 3), 0, 1000).ok());
}

TEST_CASE("folders are searched, and every plan stands once") {
  const TemporaryDirectory directory;
  const std::string b = directory.Write("b.json", "{}");
  const std::string a = directory.Write("a.json.gz", "");
  const std::string saved = directory.Write("tfplan", "");
  directory.Write("notes.txt", "");
  CHECK(FindPlans({b, directory.path().string()}) == std::vector<std::string>{a, b, saved});
  CHECK(FindPlans({"/nowhere/plan.json"}) == std::vector<std::string>{"/nowhere/plan.json"});
}

TEST_CASE("shards share the plans out") {
  const std::vector<std::string> plans = {"a", "b", "c", "d", "e"};
  CHECK(OfShard(plans, *ReadShard("1/2")) == std::vector<std::string>{"a", "c", "e"});
  CHECK(OfShard(plans, *ReadShard("2/2")) == std::vector<std::string>{"b", "d"});
  CHECK(OfShard(plans, *ReadShard("7/9")).empty());
  for (const char* wrong : {"", "2", "0/2", "3/2", "a/b", "1/2/3"}) CHECK_FALSE(ReadShard(wrong));
}

TEST_CASE("rows of shards are merged in the order of paths; a plan in two of them is refused") {
  const TemporaryDirectory directory;
  const std::string odd = directory.Write("1", AuditLine(Row("a")) + AuditLine(Row("c")));
  const std::string even = directory.Write("2", AuditLine(Row("b")));
  const std::string unsorted = directory.Write("3", AuditLine(Row("c")) + AuditLine(Row("b")));
  const std::string torn = directory.Write("4", "{\"path\": \"z");
  absl::Status status;
  CHECK(PathsIn({odd, even}, status) == std::vector<std::string>{"a", "b", "c"});
  CHECK(status.ok());
  PathsIn({odd, odd}, status);
  CHECK_THAT(std::string(status.message()), Contains("another file"));
  PathsIn({unsorted}, status);
  CHECK_THAT(std::string(status.message()), Contains("order of paths"));
  PathsIn({torn}, status);
  CHECK(absl::IsInvalidArgument(status));
  PathsIn({"/nowhere"}, status);
  CHECK(absl::IsDataLoss(status));
}

TEST_CASE("of an interrupted audit whole rows are kept, and a torn one is cut off") {
  const TemporaryDirectory directory;
  const std::string whole = AuditLine(Row("a")) + AuditLine(Row("b"));
  const auto none = [](const AuditRow&) { return absl::OkStatus(); };
  const std::string torn = directory.Write("torn", whole + R"({"path":"c","sta)");
  CHECK(*ResumeRows(torn, {"a", "b", "c"}, none) == 2);
  CHECK(ReadWholeFile(torn) == whole);
  const std::string unended = directory.Write("unended", whole.substr(0, whole.size() - 1));
  CHECK(*ResumeRows(unended, {"a", "b"}, none) == 1);
  CHECK(*ResumeRows(directory.Write("begun", "{\"pa"), {"a"}, none) == 0);
  CHECK(*ResumeRows(directory.Write("empty", ""), {"a"}, none) == 0);
  CHECK(*ResumeRows(directory.path() / "absent", {"a"}, none) == 0);
}

TEST_CASE("a file that is not what this audit has left is refused and stays as it is") {
  const TemporaryDirectory directory;
  const std::string whole = AuditLine(Row("a")) + AuditLine(Row("b"));
  const auto none = [](const AuditRow&) { return absl::OkStatus(); };
  const std::vector<std::string> plans = {"a", "aa", "b"};
  for (const std::string& text :
       {whole, whole + "torn", std::string("{\"version\": 4}\n"), std::string("no JSON")}) {
    const std::string file = directory.Write("rows", text);
    const auto rows = ResumeRows(file, plans, none);
    CHECK(absl::IsFailedPrecondition(rows.status()));
    CHECK(ReadWholeFile(file) == text);
  }
  const std::string more = directory.Write("more", whole);
  CHECK_FALSE(ResumeRows(more, {"a"}, none).ok());
  CHECK(ReadWholeFile(more) == whole);
}

TEST_CASE("names that are no UTF-8 are kept apart, and an audit with them is resumed") {
  const TemporaryDirectory directory;
  const std::string first = directory.Write("\xfe.json", "{");
  const std::string second = directory.Write("\xff.json", "{");
  const std::string rows = directory.path() / "rows";
  const std::string command =
      "audit --format jsonl '" + directory.path().string() + "' --rows '" + rows + "' --resume";
  const ProgramRun run = RunProgram(command);
  CHECK_THAT(run.output, Contains("\\\\xfe.json") && Contains("\\\\xff.json"));
  CHECK(RunProgram(command).output == run.output);
  CHECK(ReadWholeFile(rows) == run.output);
}

TEST_CASE("progress says how much is done, how fast and how long it will take") {
  CHECK(AuditProgressText(500, 2000, 300, 10) ==
        "[#####               ] 500 of 2000 plans, 30.0 a second, 50 s left");
  CHECK(AuditProgressText(0, 0, 0, 0) == "[####################] 0 of 0 plans");
  CHECK_THAT(AuditProgressText(5, 1000, 5, 50), Contains("0.1 a second, 2 h 46 min left"));
}

// A terraform that prints what `script` prints.
std::string TerraformIn(const TemporaryDirectory& directory, std::string_view script) {
  const std::filesystem::path program =
      directory.Write("terraform", "#!/bin/sh\n" + std::string(script));
  std::filesystem::permissions(program, std::filesystem::perms::owner_all);
  return "PATH='" + directory.path().string() + "':/usr/bin:/bin TF_CLI_ARGS_show=-wrong";
}

TEST_CASE("a saved plan is shown by terraform, and why it is not is in its row") {
  const TemporaryDirectory directory;
  const std::string plan = directory.Write("one.tfplan", "PK\x03\x04...");
  const std::string folder = directory.path().string();
  const std::string works = TerraformIn(
      directory, "test -z \"$TF_CLI_ARGS_show\" && test \"$*\" = '-chdir=" + folder +
                     " show -json -no-color " + plan + "' && cat " + PlanOf("plan-drift") + "\n");
  const ProgramRun shown = RunProgram("audit --exit-zero '" + plan + "'", works);
  CHECK(shown.exit_code == 0);
  CHECK_THAT(shown.output, Contains("1 plan, 0 not understood"));
  const ProgramRun failed =
      RunProgram("audit '" + plan + "'",
                 TerraformIn(directory,
                             "printf '\\nError: no plugin schemas\\n\\nRun init.\\n' >&2; "
                             "echo '{}'; exit 1\n"));
  CHECK(failed.exit_code == 3);
  CHECK_THAT(failed.output, Contains("terraform show ended with exit code 1: Error: no plugin "
                                     "schemas Run init."));
  const ProgramRun none = RunProgram("audit '" + plan + "'", "PATH=/nowhere");
  CHECK(none.exit_code == 3);
  CHECK_THAT(none.output, Contains("neither terraform nor tofu is in the path"));
}

TEST_CASE("a failed route test gives exit code 4") {
  const TemporaryDirectory directory;
  const std::string plan =
      directory.Write("plan.json", ReadWholeFile(std::filesystem::path(ROUTESIGHT_SOURCE_DIR) /
                                                 "testdata/lab-udr-default-route/plan.json"));
  directory.Write("routesight.yaml",
                  "version: 1\ntests:\n  - {name: there, from: 10.250.0.1, to: 10.251.0.1, expect: "
                  "{delivered: true}}\n");
  const ProgramRun run = RunProgram("audit --fail-on critical --format jsonl '" + plan + "'");
  INFO(run.output << run.errors);
  CHECK(run.exit_code == 4);
}

TEST_CASE("a plan that stands beside the others is not put beside itself") {
  const std::string plan = PlanOf("plan-drift");
  CHECK_THAT(RunProgram("audit --exit-zero " + plan + " --with " + plan).output,
             Contains("1 plan, 0 not understood"));
}

TEST_CASE("audit refuses flags that contradict each other, and says so") {
  for (const char* wrong : {"--resume", "--shard 3/2", "--fail-on bad", "--format xml",
                            "--merge --rows x", "--jobs 0", "--with -", "-", ""}) {
    const ProgramRun run = RunProgram(std::string("audit ") + wrong +
                                      (*wrong == '\0' ? "" : " " + PlanOf("plan-drift")));
    INFO(wrong);
    CHECK(run.exit_code == 1);
    CHECK_FALSE(run.errors.empty());
  }
}

TEST_CASE("audit ends with 2 for findings, and with 3 for a file that is no plan") {
  const TemporaryDirectory directory;
  const std::string plan = PlanOf("apply-association-swapped");
  const ProgramRun findings = RunProgram("audit " + plan);
  CHECK(findings.exit_code == 2);
  CHECK_THAT(findings.output, Contains("HIGH") && Contains("1 plan, 0 not understood, 1 with"));
  CHECK(RunProgram("audit --exit-zero " + plan).exit_code == 0);
  const std::string broken = directory.Write("broken.json", "{");
  const ProgramRun both = RunProgram("audit --exit-zero " + plan + " " + broken);
  CHECK(both.exit_code == 3);
  CHECK_THAT(both.output, Contains("not understood: ") && Contains(broken));
  const ProgramRun markdown = RunProgram("audit --format markdown " + plan + " " + broken);
  CHECK_THAT(markdown.output, Contains("| Plan | Verdict |") && Contains("| not understood: "));
}

}  // namespace routesight

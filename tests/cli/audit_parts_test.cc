// The parts of `audit` that touch the world.
#include <catch2/catch.hpp>
#include <csignal>
#include <cstdlib>
#include <fstream>

#include "plugin/cli/audit_paths.h"
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
  row.findings[static_cast<size_t>(Severity::kHigh)] = 2;
  row.codes["RS102"] = 2;
  row.worst = Severity::kHigh;
  row.downtime = LongestDowntime{6, 21, 240};
  row.changed_subnets = 3;
  row.gaps = 1;
  row.timestamp = "2026-11-02T10:00:00Z";
  row.fails = true;
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

TEST_CASE("a row is the same after it was written and read") {
  for (const AuditRow& row : {Row("a.json"), RowOfError("b.json", "b.json: no JSON")}) {
    const auto read = ReadAuditLine(AuditLine(row));
    REQUIRE(read.ok());
    CHECK(AuditLine(*read) == AuditLine(row));
  }
  CHECK_FALSE(ReadAuditLine("{}").ok());
  CHECK_FALSE(ReadAuditLine("[1]").ok());
  CHECK_FALSE(ReadAuditLine(R"({"path": "a", "status": "done"})").ok());
}

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
  directory.Write("notes.txt", "");
  CHECK(FindPlans({b, directory.path().string()}) == std::vector<std::string>{a, b});
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

TEST_CASE("of an interrupted audit whole rows of the same plans are kept, the rest is cut off") {
  const TemporaryDirectory directory;
  const std::string whole = AuditLine(Row("a")) + AuditLine(Row("b"));
  const auto none = [](const AuditRow&) { return absl::OkStatus(); };
  const std::string torn = directory.Write("torn", whole + R"({"path":"c","sta)");
  CHECK(*ResumeRows(torn, {"a", "b", "c"}, none) == 2);
  CHECK(ReadWholeFile(torn) == whole);
  const std::string unended = directory.Write("unended", whole.substr(0, whole.size() - 1));
  CHECK(*ResumeRows(unended, {"a", "b"}, none) == 1);
  const std::string others = directory.Write("others", whole);
  CHECK(*ResumeRows(others, {"a", "aa", "b"}, none) == 1);
  CHECK(*ResumeRows(directory.path() / "absent", {"a"}, none) == 0);
}

TEST_CASE("audit refuses flags that contradict each other, and says so") {
  for (const char* wrong :
       {"--resume", "--shard 3/2", "--fail-on bad", "--format xml", "--merge --rows x", ""}) {
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
  CHECK_THAT(findings.output, Contains("CRITICAL") && Contains("1 plan, 0 not understood, 1 with"));
  CHECK(RunProgram("audit --exit-zero " + plan).exit_code == 0);
  const std::string broken = directory.Write("broken.json", "{");
  const ProgramRun both = RunProgram("audit --exit-zero " + plan + " " + broken);
  CHECK(both.exit_code == 3);
  CHECK_THAT(both.output, Contains("not understood: ") && Contains(broken));
  const ProgramRun markdown = RunProgram("audit --format markdown " + plan + " " + broken);
  CHECK_THAT(markdown.output, Contains("| Plan | Verdict |") && Contains("| not understood: "));
}

}  // namespace routesight

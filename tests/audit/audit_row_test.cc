#include "evaluator/audit/audit_row.h"

#include <catch2/catch.hpp>

#include "evaluator/audit/audit_format.h"

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
  row.new_findings = 1;
  row.expected = {LostSeconds{6, 21, 240}, false};
  row.possible = {std::nullopt, true};
  row.failed_tests = 1;
  row.changed_subnets = 3;
  row.gaps = 1;
  row.timestamp = "2026-11-02T10:00:00Z";
  row.fails = true;
  return row;
}

// A row of an evaluation with these parts.
AuditRow RowOf(const char* evaluation) {
  return RowOfEvaluation("plan.json", Json::parse(evaluation), Severity::kHigh);
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

TEST_CASE("loops are downtime, and so is what a refused operation leaves lost") {
  const AuditRow loop = RowOf(R"({"timeline": {"windows": [
    {"kind": "moved", "to_step": 1, "duration_seconds": null},
    {"kind": "down", "to_step": 2, "duration_seconds": {"min": 1, "typical": 2, "max": 3}},
    {"kind": "looping", "to_step": 2, "duration_seconds": {"min": 4, "typical": 5, "max": 6}}]}})");
  REQUIRE(loop.expected.longest);
  CHECK(loop.expected.longest->max == 6);
  CHECK_FALSE(loop.expected.stays);
  CHECK(RowOf(R"({"timeline": {"windows": [{"kind": "down", "to_step": null}]}})").expected.stays);
  const AuditRow possible = RowOf(R"({"timeline": {"possible_windows": [
    {"kind": "down", "to_step": 2, "duration_seconds": {"min": 1, "typical": 2, "max": 3}}]}})");
  CHECK_FALSE(possible.expected.longest);
  CHECK(possible.possible.longest);
  const AuditRow refused = RowOf(R"({"timeline": {"refusals": [
    {"certainty": "expected", "left_down": [{"subnet": "a"}]}]}})");
  CHECK(refused.expected.stays);
  CHECK_FALSE(RowOf(R"({"timeline": {"refusals": [{"certainty": "expected", "left_down": []}]}})")
                  .expected.stays);
}

TEST_CASE("findings that the plan ends are not counted, those that were there before are") {
  const AuditRow row = RowOf(R"({"findings": [
    {"code": "RS102", "severity": "critical", "status": "resolved"},
    {"code": "RS102", "severity": "high", "status": "existing"},
    {"code": "RS501", "severity": "low", "status": "new"}]})");
  CHECK(row.findings == SeverityCounts{0, 1, 0, 1, 0});
  CHECK(row.new_findings == 1);
  CHECK(row.codes == std::map<std::string, size_t>{{"RS102", 1}, {"RS501", 1}});
  CHECK(row.fails);
}

TEST_CASE("a subnet of which also an interface changes counts once") {
  CHECK(RowOf(R"({"effective_routes": {"changes": [
    {"subnet": "a", "interface": null}, {"subnet": "a", "interface": "n"},
    {"subnet": null, "interface": "m"}, {"subnet": null, "interface": "o"}]}})")
            .changed_subnets == 3);
}

TEST_CASE("names in a page are text") {
  AuditRow row = Row("<script>alert(1)</script>");
  row.verdict = "\"><b>";
  const std::string page = AuditRowInHtml(row, {}, {});
  CHECK_THAT(page, !Contains("<script") && !Contains("<b>") && Contains("&lt;script&gt;"));
  const std::string markdown = AuditRowInMarkdown(RowOfError("a|b", "no | @someone"), {}, {});
  CHECK_THAT(markdown, !Contains(" @someone"));
}

}  // namespace routesight

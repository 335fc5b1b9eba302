#include "evaluator/policy/apply_policy.h"

#include <catch2/catch.hpp>

namespace routesight {
namespace {

using Catch::Matchers::Contains;
using namespace std::chrono_literals;

constexpr auto kToday = 2026y / 11 / 21;

Finding Of(std::string_view code, std::string resource) {
  Finding finding;
  finding.kind = FindFindingKind(code);
  REQUIRE(finding.kind != nullptr);
  finding.severity = finding.kind->severity;
  finding.resources = {std::move(resource)};
  return finding;
}

IgnoredFinding Ignore(std::string finding) {
  IgnoredFinding entry;
  entry.place = {"routesight.yaml", 3, 5};
  entry.finding = std::move(finding);
  return entry;
}

std::string Codes(const JudgedFindings& judged) {
  std::string codes;
  for (const Finding& finding : judged.findings) {
    codes += std::string(finding.kind->code) + " ";
  }
  return codes;
}

TEST_CASE("what is ignored is left out and counted") {
  Policy policy;
  policy.ignore = {Ignore("RS502")};
  const JudgedFindings judged =
      ApplyPolicy({Of("RS502", "a"), Of("RS503", "b"), Of("RS502", "c")}, policy, kToday);
  CHECK(Codes(judged) == "RS503 ");
  CHECK(judged.ignored == 2);
}

TEST_CASE("an exception is for the resources that it names") {
  Policy policy;
  policy.ignore = {Ignore("overlapping-subnets")};
  policy.ignore[0].resources = Selector{Selector::Kind::kPattern, "lab"};
  std::vector<Finding> findings = {Of("RS502", "module.lab.a"), Of("RS502", "module.prod.a")};
  findings[1].resources.push_back("azurerm_subnet.b");
  CHECK(ApplyPolicy(findings, policy, kToday).findings.front().resources.front() ==
        "module.prod.a");
  policy.ignore[0].resources = Selector{Selector::Kind::kName, "azurerm_subnet.b"};
  CHECK(ApplyPolicy(findings, policy, kToday).findings.front().resources.front() == "module.lab.a");
}

TEST_CASE(
    "RS509: an exception is reported from the day after its last, and where no day is known") {
  Policy policy;
  policy.ignore = {Ignore("RS502")};
  policy.ignore[0].until = kToday;
  const JudgedFindings later = ApplyPolicy({Of("RS502", "a")}, policy, 2026y / 11 / 22);
  CHECK(Codes(later) == "RS502 RS509 ");
  CHECK_THAT(
      later.findings[1].message,
      Contains("routesight.yaml:3:5 holds until 2026-11-21; the plan was made on 2026-11-22"));
  const JudgedFindings unknown = ApplyPolicy({Of("RS502", "a")}, policy, std::nullopt);
  CHECK(Codes(unknown) == "RS502 RS509 ");
  CHECK(unknown.ignored == 0);
}

TEST_CASE("RS509 near miss: an exception holds on its last day") {
  Policy policy;
  policy.ignore = {Ignore("RS502")};
  policy.ignore[0].until = kToday;
  CHECK(Codes(ApplyPolicy({Of("RS502", "a")}, policy, kToday)).empty());
}

TEST_CASE("RS510 near miss: an exception that ignores something is no finding") {
  Policy policy;
  policy.ignore = {Ignore("OVERLAPPING-SUBNETS")};
  CHECK(Codes(ApplyPolicy({Of("RS502", "a")}, policy, kToday)).empty());
}

TEST_CASE("RS510: an exception that ignores nothing is reported, with the name that is meant") {
  Policy policy;
  policy.ignore = {Ignore("overlaping-subnets"), Ignore("RS503")};
  const JudgedFindings judged = ApplyPolicy({Of("RS502", "a")}, policy, kToday);
  CHECK(Codes(judged) == "RS502 RS510 RS510 ");
  CHECK_THAT(judged.findings[1].message + judged.findings[2].message,
             Contains("did you mean overlapping-subnets?") &&
                 Contains("there is no such finding in this plan."));
}

TEST_CASE("a severity of the team's own takes the place of the kind's, and orders anew") {
  Policy policy;
  policy.severity = {{{}, "RS502", Severity::kInfo}, {{}, "duplicate-route", Severity::kCritical}};
  const JudgedFindings judged =
      ApplyPolicy({Of("RS502", "a"), Of("RS505", "b")}, policy, std::nullopt);
  CHECK(Codes(judged) == "RS505 RS502 ");
  CHECK(judged.findings[0].severity == Severity::kCritical);
  CHECK(judged.findings[1].severity == Severity::kInfo);
}

TEST_CASE("the day of a timestamp") {
  CHECK(DayOf("2026-11-21T07:27:25Z") == kToday);
  for (const char* none :
       {"", "2026-11-2", "2026-13-01T00:00:00Z", "2026-02-30", "today, no day"}) {
    CHECK_FALSE(DayOf(none));
  }
}

}  // namespace
}  // namespace routesight

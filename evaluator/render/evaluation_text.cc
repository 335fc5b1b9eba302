#include "evaluator/render/evaluation_text.h"

#include <string_view>

#include "absl/strings/ascii.h"
#include "evaluator/base/text.h"
#include "evaluator/render/document_values.h"
#include "evaluator/report/changes_text.h"
#include "evaluator/report/failures_text.h"
#include "evaluator/report/gaps_text.h"
#include "evaluator/report/tests_text.h"
#include "evaluator/report/timeline_text.h"

namespace routesight {
namespace {

constexpr size_t kIndent = 2;
constexpr size_t kDeepIndent = 4;

Ink InkOf(Severity severity) {
  switch (severity) {
    case Severity::kCritical:
    case Severity::kHigh:
      return Ink::kRed;
    case Severity::kMedium:
      return Ink::kYellow;
    case Severity::kLow:
    case Severity::kInfo:
      return Ink::kBold;
  }
  return Ink::kPlain;
}

std::string VerdictLines(const Json& evaluation, const TextStyle& style) {
  const Json& verdict = ObjectAt(evaluation, "verdict");
  const std::optional<Severity> worst = ParseSeverity(TextAt(verdict, "worst_severity"));
  std::string lines =
      Painted(TextAt(verdict, "headline"), worst ? InkOf(*worst) : Ink::kBold, style) + "\n";
  const Json& plans = ListAt(ObjectAt(evaluation, "inputs"), "plans");
  if (plans.empty()) return lines;
  if (FlagAt(plans.front(), "errored")) {
    lines += Wrapped("The plan ended with an error: what it did not reach is not in it.", 0, style);
  }
  if (!FlagAt(plans.front(), "complete")) {
    lines += Wrapped(
        "The plan is not complete (-target or deferred changes): what it leaves out is "
        "taken to stay as it is.",
        0, style);
  }
  return lines;
}

std::string FindingLines(const StoredFinding& finding, const TextStyle& style) {
  const std::string severity = absl::AsciiStrToUpper(ToAbsl(SeverityName(finding.severity)));
  std::string lines = Concat(
      std::string(kIndent, ' '), Painted(severity, InkOf(finding.severity), style), " ",
      Painted(finding.code, Ink::kBold, style), " ",
      Printable(Concat(finding.title, " (", finding.status, ", ", finding.confidence, ")")), "\n");
  lines += Wrapped(finding.message, kDeepIndent, style);
  if (!finding.resources.empty()) {
    lines += Wrapped(Concat("at ", Join(finding.resources, ", ")), kDeepIndent, style);
  }
  if (!finding.subnets.empty()) {
    lines += Wrapped(Concat("affects ", Abridged(finding.subnets)), kDeepIndent, style);
  }
  if (!finding.remedy.empty() && !finding.resolved()) {
    lines += Wrapped(Concat("fix: ", finding.remedy), kDeepIndent, style);
  }
  return lines;
}

// New findings first, since they are what this plan is about; then existing, then resolved ones.
std::string FindingsSection(const Json& evaluation, const TextStyle& style) {
  std::string section;
  const std::vector<StoredFinding> findings = FindingsIn(evaluation);
  for (const std::string_view status : {"new", "existing", "resolved"}) {
    for (const StoredFinding& finding : findings) {
      if (finding.status == status) section += FindingLines(finding, style);
    }
  }
  return section;
}

std::string AssumptionsText(const Json& evaluation, const TextStyle& style) {
  std::string text;
  for (const std::string& assumption : TextsAt(evaluation, "assumptions")) {
    text += Wrapped(assumption, kIndent, style);
  }
  return text;
}

std::string Section(std::string_view title, std::string_view body, const TextStyle& style) {
  if (body.empty()) return "";
  return Concat("\n", Painted(title, Ink::kBold, style), "\n", body);
}

}  // namespace

std::string EvaluationAsText(const Json& evaluation, EvaluationDetail detail,
                             const TextStyle& style) {
  const std::string findings = FindingsSection(evaluation, style);
  if (detail == EvaluationDetail::kFindingsOnly) return findings;
  const std::string changes = ChangesText(ChangesIn(evaluation), kIndent, style);
  const std::string gaps = GapsText(TablesIn(evaluation), kIndent, style);
  std::string text = VerdictLines(evaluation, style);
  text +=
      Section("During the apply", InterruptionsText(ApplyIn(evaluation), kIndent, style), style);
  text += Section("Findings", findings, style);
  if (const std::vector<TestResult> tests = TestsIn(evaluation); !tests.empty()) {
    const std::string counts = Wrapped(TestCounts(tests), kIndent, style);
    text += Section("Route tests",
                    counts + TestResultsText(tests, TestsShown::kNotPassed, kIndent, style), style);
  }
  text += Section("Effective routes that change, before (-) and after (+)", changes, style);
  if (const std::optional<FailureAnalysis> failures = FailuresIn(evaluation)) {
    text += Section("Single failures that cost traffic during the apply only",
                    FailuresDuringText(failures->during, kIndent, style), style);
    text +=
        Section("Single failures after the apply", FailuresText(*failures, kIndent, style), style);
  }
  text += Section("Not known, so these answers may be different", gaps, style);
  text += Section("Taken to be so", AssumptionsText(evaluation, style), style);
  if (!changes.empty() || !gaps.empty()) {
    text +=
        Concat("\n", Wrapped("Full tables: routesight routes PLAN [--subnet ADDRESS]", 0, style));
  }
  return text;
}

std::string RenderText(const Json& evaluation, const RenderOptions&) {
  return EvaluationAsText(evaluation, EvaluationDetail::kEverything, TextStyle());
}

}  // namespace routesight

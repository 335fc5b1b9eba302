#include "evaluator/report/evaluation_text.h"

#include <string_view>

#include "absl/strings/ascii.h"
#include "evaluator/base/text.h"
#include "evaluator/report/changes_text.h"
#include "evaluator/report/failures_text.h"
#include "evaluator/report/gaps_text.h"
#include "evaluator/report/table_catalogue.h"
#include "evaluator/report/tests_text.h"
#include "evaluator/report/timeline_text.h"
#include "evaluator/report/verdict.h"

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

std::string VerdictLines(const Evaluation& evaluation, const Verdict& verdict,
                         const TextStyle& style) {
  const Ink ink = verdict.worst ? InkOf(*verdict.worst) : Ink::kBold;
  std::string lines = Painted(verdict.headline, ink, style) + "\n";
  if (evaluation.plan().errored) {
    lines += Wrapped("The plan ended with an error: what it did not reach is not in it.", 0, style);
  }
  if (!evaluation.plan().complete) {
    lines += Wrapped(
        "The plan is not complete (-target or deferred changes): what it leaves out is "
        "taken to stay as it is.",
        0, style);
  }
  return lines;
}

std::string FindingLines(const Finding& finding, const TextStyle& style) {
  const std::string severity = absl::AsciiStrToUpper(ToAbsl(SeverityName(finding.severity)));
  std::string lines = Concat(
      std::string(kIndent, ' '), Painted(severity, InkOf(finding.severity), style), " ",
      Painted(finding.kind->code, Ink::kBold, style), " ", Printable(finding.kind->title), " (",
      FindingStatusName(finding.status), ", ", ConfidenceName(finding.confidence), ")\n");
  lines += Wrapped(finding.message, kDeepIndent, style);
  if (!finding.resources.empty()) {
    lines += Wrapped(Concat("at ", Join(finding.resources, ", ")), kDeepIndent, style);
  }
  if (!finding.subnets.empty()) {
    lines += Wrapped(Concat("affects ", Abridged(finding.subnets)), kDeepIndent, style);
  }
  if (!finding.remedy.empty() && finding.status != FindingStatus::kResolved) {
    lines += Wrapped(Concat("fix: ", finding.remedy), kDeepIndent, style);
  }
  return lines;
}

// New findings first, since they are what this plan is about; then existing, then resolved ones.
std::string FindingsSection(const Evaluation& evaluation, const TextStyle& style) {
  std::string section;
  for (FindingStatus status :
       {FindingStatus::kNew, FindingStatus::kExisting, FindingStatus::kResolved}) {
    for (const Finding& finding : evaluation.findings) {
      if (finding.status == status) section += FindingLines(finding, style);
    }
  }
  return section;
}

std::string AssumptionsText(const TableCatalogue& catalogue, const TextStyle& style) {
  std::string text;
  for (const std::string& assumption : AssumptionsOf(catalogue)) {
    text += Wrapped(assumption, kIndent, style);
  }
  return text;
}

std::string Section(std::string_view title, std::string_view body, const TextStyle& style) {
  if (body.empty()) return "";
  return Concat("\n", Painted(title, Ink::kBold, style), "\n", body);
}

}  // namespace

std::string EvaluationAsText(const Evaluation& evaluation, EvaluationDetail detail,
                             const TextStyle& style) {
  const std::string findings = FindingsSection(evaluation, style);
  if (detail == EvaluationDetail::kFindingsOnly) return findings;
  const TableCatalogue catalogue = ListTables(evaluation.timeline);
  const Verdict verdict = Judge(evaluation, catalogue);
  const std::string changes = ChangesText(evaluation.timeline.changes, kIndent, style);
  const std::string gaps = GapsText(catalogue, kIndent, style);
  std::string text = VerdictLines(evaluation, verdict, style);
  text += Section("During the apply", InterruptionsText(evaluation.timeline.apply, kIndent, style),
                  style);
  text += Section("Findings", findings, style);
  if (!evaluation.tests.empty()) {
    const std::string counts = Wrapped(TestCounts(evaluation.tests), kIndent, style);
    text += Section(
        "Route tests",
        counts + TestResultsText(evaluation.tests, TestsShown::kNotPassed, kIndent, style), style);
  }
  text += Section("Effective routes that change, before (-) and after (+)", changes, style);
  if (evaluation.failures) {
    text += Section("Single failures after the apply",
                    FailuresText(*evaluation.failures, kIndent, style), style);
  }
  text += Section("Not known, so these answers may be different", gaps, style);
  text += Section("Taken to be so", AssumptionsText(catalogue, style), style);
  if (!changes.empty() || !gaps.empty()) {
    text +=
        Concat("\n", Wrapped("Full tables: routesight routes PLAN [--subnet ADDRESS]", 0, style));
  }
  return text;
}

}  // namespace routesight

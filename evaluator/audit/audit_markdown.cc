#include "evaluator/audit/audit_format.h"
#include "evaluator/audit/audit_words.h"
#include "evaluator/base/text.h"
#include "evaluator/render/escapes.h"

namespace routesight {

std::string BeginAuditMarkdown() {
  return "# Audit of plans\n\n"
         "| Plan | Verdict | Downtime | Subnets changed | Gaps | Made |\n"
         "|---|---|---|---:|---:|---|\n";
}

std::string AuditRowInMarkdown(const AuditRow& row, const AuditTotals&, const TextStyle&) {
  if (!row.evaluated()) {
    return Concat("| ", MarkdownCode(row.path), " | not understood: ", MarkdownText(row.error),
                  " | | | | |\n");
  }
  return Concat("| ", MarkdownCode(row.path), " | ", MarkdownText(row.verdict), " | ",
                DowntimeWords(row), " | ", row.changed_subnets, " | ", row.gaps, " | ",
                MarkdownText(row.timestamp), " |\n");
}

std::string EndAuditMarkdown(const AuditTotals& totals, const TextStyle&) {
  std::string text = Concat("\n", TotalWords(totals), ".\n");
  if (!totals.codes.empty()) {
    text += "\n| Finding | Times | Plans |\n|---|---:|---:|\n";
    for (const auto& [code, total] : totals.codes) {
      text += Concat("| ", MarkdownText(code), " ", MarkdownText(TitleOfCode(code)), " | ",
                     total.findings, " | ", total.plans, " |\n");
    }
  }
  if (!totals.months.empty()) {
    text +=
        "\n| Month | Plans | Failing | Findings | Subnets changed |\n"
        "|---|---:|---:|---:|---:|\n";
    for (const auto& [month, total] : totals.months) {
      text +=
          Concat("| ", month.empty() ? "no timestamp" : MarkdownText(month), " | ", total.plans,
                 " | ", total.failing, " | ", total.findings, " | ", total.changed_subnets, " |\n");
    }
  }
  return text;
}

}  // namespace routesight

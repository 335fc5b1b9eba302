#include "evaluator/audit/audit_report.h"
#include "evaluator/base/text.h"
#include "evaluator/render/escapes.h"

namespace routesight {
namespace {

class AuditMarkdown : public AuditReport {
 public:
  std::string Begin() override {
    return "# Audit of plans\n\n"
           "| Plan | Verdict | Downtime | Subnets changed | Gaps | Made |\n"
           "|---|---|---|---:|---:|---|\n";
  }
  std::string Row(const AuditRow& row) override {
    if (!row.evaluated()) {
      return Concat("| ", MarkdownCode(row.path), " | not understood: ", MarkdownText(row.error),
                    " | | | | |\n");
    }
    return Concat("| ", MarkdownCode(row.path), " | ", MarkdownText(row.verdict), " | ",
                  DowntimeWords(row), " | ", row.changed_subnets, " | ", row.gaps, " | ",
                  MarkdownText(row.timestamp), " |\n");
  }
  std::string End(const AuditTotals& totals) override {
    std::string text =
        Concat("\n", Counted(totals.plans, "plan"), ", ", totals.not_understood,
               " not understood, ", totals.failing, " with findings at or above the threshold.\n");
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
        text += Concat("| ", month.empty() ? "no timestamp" : MarkdownText(month), " | ",
                       total.plans, " | ", total.failing, " | ", total.findings, " | ",
                       total.changed_subnets, " |\n");
      }
    }
    return text;
  }
};

}  // namespace

std::unique_ptr<AuditReport> MakeAuditMarkdown() { return std::make_unique<AuditMarkdown>(); }

}  // namespace routesight

#include "evaluator/audit/audit_format.h"
#include "evaluator/audit/audit_words.h"
#include "evaluator/base/text.h"
#include "evaluator/report/text_table.h"

namespace routesight {
namespace {

Ink InkOf(const AuditRow& row) {
  if (!row.evaluated() || row.fails) return Ink::kRed;
  return row.worst ? Ink::kYellow : Ink::kGreen;
}

std::string WhatIsSaidOf(const AuditRow& row) {
  if (!row.evaluated()) return "not understood: " + row.error;
  std::string what = row.verdict;
  const std::string downtime = DowntimeWords(row);
  if (!downtime.empty()) what += ", down: " + downtime;
  if (row.failed_tests > 0) what += ", " + Counted(row.failed_tests, "failed route test");
  if (row.gaps > 0) what += ", " + Counted(row.gaps, "gap");
  return what;
}

}  // namespace

std::string AuditRowInText(const AuditRow& row, const AuditTotals&, const TextStyle& style) {
  return Concat(Painted(row.path, InkOf(row), style), "\n", Wrapped(WhatIsSaidOf(row), 2, style));
}

std::string EndAuditText(const AuditTotals& totals, const TextStyle& style) {
  std::string text = Concat("\n", Wrapped(TotalWords(totals), 0, style));
  std::vector<CellLine> codes = {{{"Finding"}, {""}, {"Times"}, {"Plans"}}};
  for (const auto& [code, total] : totals.codes) {
    codes.push_back({{Printable(code)},
                     {TitleOfCode(code)},
                     {std::to_string(total.findings)},
                     {std::to_string(total.plans)}});
  }
  if (codes.size() > 1) text += "\n" + AlignedLines(codes, 0, style);
  std::vector<CellLine> months = {
      {{"Month"}, {"Plans"}, {"Failing"}, {"Findings"}, {"Subnets changed"}}};
  for (const auto& [month, total] : totals.months) {
    months.push_back({{month.empty() ? "no timestamp" : Printable(month)},
                      {std::to_string(total.plans)},
                      {std::to_string(total.failing)},
                      {std::to_string(total.findings)},
                      {std::to_string(total.changed_subnets)}});
  }
  if (months.size() > 1) text += "\n" + AlignedLines(months, 0, style);
  return text;
}

}  // namespace routesight

#include "evaluator/audit/audit_report.h"
#include "evaluator/base/text.h"
#include "evaluator/report/text_table.h"

namespace routesight {
namespace {

Ink InkOf(const AuditRow& row) {
  if (!row.evaluated() || row.fails) return Ink::kRed;
  return row.worst ? Ink::kYellow : Ink::kGreen;
}

class AuditText : public AuditReport {
 public:
  explicit AuditText(const TextStyle& style) : style_(style) {}

  std::string Begin() override { return ""; }

  std::string Row(const AuditRow& row) override {
    const std::string path = Painted(row.path, InkOf(row), style_);
    if (!row.evaluated())
      return Concat(path, "\n", Wrapped("not understood: " + row.error, 2, style_));
    std::string what = row.verdict;
    const std::string downtime = DowntimeWords(row);
    if (!downtime.empty()) what += ", down " + downtime;
    if (row.gaps > 0) what += ", " + Counted(row.gaps, "gap");
    return Concat(path, "\n", Wrapped(what, 2, style_));
  }

  std::string End(const AuditTotals& totals) override {
    std::string text =
        Concat("\n", Counted(totals.plans, "plan"), ", ", totals.not_understood,
               " not understood, ", totals.failing, " with findings at or above the threshold\n");
    std::vector<CellLine> codes = {{{"Finding"}, {""}, {"Times"}, {"Plans"}}};
    for (const auto& [code, total] : totals.codes) {
      codes.push_back({{Printable(code)},
                       {TitleOfCode(code)},
                       {std::to_string(total.findings)},
                       {std::to_string(total.plans)}});
    }
    if (codes.size() > 1) text += "\n" + AlignedLines(codes, 0, style_);
    std::vector<CellLine> months = {
        {{"Month"}, {"Plans"}, {"Failing"}, {"Findings"}, {"Subnets changed"}}};
    for (const auto& [month, total] : totals.months) {
      months.push_back({{month.empty() ? "no timestamp" : Printable(month)},
                        {std::to_string(total.plans)},
                        {std::to_string(total.failing)},
                        {std::to_string(total.findings)},
                        {std::to_string(total.changed_subnets)}});
    }
    if (months.size() > 1) text += "\n" + AlignedLines(months, 0, style_);
    return text;
  }

 private:
  TextStyle style_;
};

}  // namespace

std::unique_ptr<AuditReport> MakeAuditText(const TextStyle& style) {
  return std::make_unique<AuditText>(style);
}

}  // namespace routesight

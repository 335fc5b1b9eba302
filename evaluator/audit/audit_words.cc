#include "evaluator/audit/audit_words.h"

#include "evaluator/base/text.h"
#include "evaluator/findings/finding.h"
#include "evaluator/report/text_style.h"
#include "evaluator/report/timeline_words.h"

namespace routesight {
namespace {

std::string Words(const Downtime& downtime) {
  if (!downtime.longest) return downtime.stays ? "stays down" : "";
  const LostSeconds& seconds = *downtime.longest;
  return Concat(DurationRangeText({seconds.min, seconds.typical, seconds.max}),
                downtime.stays ? ", some stays down" : "");
}

}  // namespace

std::string DowntimeWords(const AuditRow& row) {
  const std::string expected = Words(row.expected);
  const std::string possible = Words(row.possible);
  if (possible.empty()) return expected;
  return Concat(expected, expected.empty() ? "" : "; ", "possibly ", possible);
}

std::string TitleOfCode(std::string_view code) {
  const FindingKind* kind = FindFindingKind(code);
  return kind == nullptr ? "" : std::string(kind->name);
}

std::string TotalWords(const AuditTotals& totals) {
  std::string words =
      Concat(Counted(totals.plans, "plan"), ", ", totals.not_understood, " not understood, ",
             totals.failing, " with findings at or above the threshold");
  if (totals.stay_down > 0)
    words += Concat(", ", totals.stay_down, " with traffic that stays down");
  if (totals.tests_failed > 0)
    words += Concat(", ", totals.tests_failed, " with failed route tests");
  if (totals.with_gaps > 0) words += Concat(", ", totals.with_gaps, " with gaps");
  return words;
}

}  // namespace routesight

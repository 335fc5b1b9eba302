#include "evaluator/audit/audit_totals.h"

namespace routesight {
namespace {

constexpr size_t kMonthLength = 7;  // 2026-11

std::string MonthOf(const std::string& timestamp) {
  const bool has_month =
      timestamp.size() > kMonthLength && timestamp[4] == '-' && timestamp[kMonthLength] == '-';
  return has_month ? timestamp.substr(0, kMonthLength) : "";
}

}  // namespace

void AuditTotals::Add(const AuditRow& row) {
  ++plans;
  if (!row.evaluated()) {
    ++not_understood;
    return;
  }
  MonthTotal& month = months[MonthOf(row.timestamp)];
  ++month.plans;
  month.changed_subnets += row.changed_subnets;
  if (row.fails) {
    ++failing;
    ++month.failing;
  }
  if (row.expected.stays || row.possible.stays) ++stay_down;
  if (row.failed_tests > 0) ++tests_failed;
  if (row.gaps > 0) ++with_gaps;
  for (size_t i = 0; i < kSeverities; ++i) {
    findings[i] += row.findings[i];
    month.findings += row.findings[i];
  }
  for (const auto& [code, count] : row.codes) {
    codes[code].findings += count;
    ++codes[code].plans;
  }
}

}  // namespace routesight

#include "evaluator/audit/audit_format.h"
#include "evaluator/audit/audit_words.h"
#include "evaluator/base/text.h"
#include "evaluator/report/format_version.h"

namespace routesight {
namespace {

Json TotalsJson(const AuditTotals& totals) {
  Json findings = Json::object();
  for (size_t i = kSeverities; i-- > 0;) {
    findings[std::string(SeverityName(static_cast<Severity>(i)))] = totals.findings[i];
  }
  Json codes = Json::array();
  for (const auto& [code, total] : totals.codes) {
    codes.push_back({{"code", code},
                     {"name", TextOrNull(TitleOfCode(code))},
                     {"findings", total.findings},
                     {"plans", total.plans}});
  }
  Json months = Json::array();
  for (const auto& [month, total] : totals.months) {
    months.push_back({{"month", TextOrNull(month)},
                      {"plans", total.plans},
                      {"failing", total.failing},
                      {"findings", total.findings},
                      {"changed_subnets", total.changed_subnets}});
  }
  return {{"plans", totals.plans},
          {"not_understood", totals.not_understood},
          {"failing", totals.failing},
          {"stay_down", totals.stay_down},
          {"tests_failed", totals.tests_failed},
          {"with_gaps", totals.with_gaps},
          {"findings", std::move(findings)},
          {"finding_codes", std::move(codes)},
          {"months", std::move(months)}};
}

}  // namespace

std::string BeginAuditJson() {
  return Concat("{\"format_version\":\"", kReportFormatVersion, "\",\n\"plans\":[\n");
}

std::string AuditRowInJson(const AuditRow& row, const AuditTotals& before, const TextStyle&) {
  return (before.plans > 0 ? "," : "") + AuditLine(row);
}

std::string EndAuditJson(const AuditTotals& totals, const TextStyle&) {
  return Concat("],\n\"totals\":",
                TotalsJson(totals).dump(-1, ' ', false, Json::error_handler_t::replace), "}\n");
}

}  // namespace routesight

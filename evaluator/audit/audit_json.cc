#include "evaluator/audit/audit_report.h"
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
          {"with_gaps", totals.with_gaps},
          {"findings", std::move(findings)},
          {"finding_codes", std::move(codes)},
          {"months", std::move(months)}};
}

std::string OneLine(const Json& json) {
  return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

// One document, with a line per plan.
class AuditJson : public AuditReport {
 public:
  std::string Begin() override {
    return Concat("{\"format_version\":\"", kReportFormatVersion, "\",\n\"plans\":[");
  }
  std::string Row(const AuditRow& row) override {
    const char* separator = any_ ? ",\n" : "\n";
    any_ = true;
    return separator + OneLine(AuditRowJson(row));
  }
  std::string End(const AuditTotals& totals) override {
    return Concat(any_ ? "\n" : "", "],\n\"totals\":", OneLine(TotalsJson(totals)), "}\n");
  }

 private:
  bool any_ = false;
};

class AuditLines : public AuditReport {
 public:
  std::string Begin() override { return ""; }
  std::string Row(const AuditRow& row) override { return AuditLine(row); }
  std::string End(const AuditTotals&) override { return ""; }
};

}  // namespace

std::unique_ptr<AuditReport> MakeAuditJson() { return std::make_unique<AuditJson>(); }
std::unique_ptr<AuditReport> MakeAuditLines() { return std::make_unique<AuditLines>(); }

}  // namespace routesight

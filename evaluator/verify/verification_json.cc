#include "evaluator/report/format_version.h"
#include "evaluator/report/route_json.h"
#include "evaluator/verify/verification_report.h"

namespace routesight {
namespace {

std::string_view AgreementName(HopsAgreement agreement) {
  switch (agreement) {
    case HopsAgreement::kExact:
      return "exact";
    case HopsAgreement::kByCount:
      return "by_count";
    case HopsAgreement::kNotShown:
      return "not_shown";
    case HopsAgreement::kDifferent:
      return "different";
  }
  return "";
}

Json RowJson(const RouteRow& row) {
  return {{"prefix", row.prefix},
          {"source", TextOrNull(row.source)},
          {"state", TextOrNull(row.state)},
          {"next_hop_type", TextOrNull(row.next_hop_type)},
          {"next_hop_ips", row.next_hop_ips},
          {"as_path", row.as_path ? Json(*row.as_path) : Json(nullptr)}};
}

Json CountsJson(const RowCounts& counts) {
  const auto score = counts.per_mille();
  return {{"score", score ? Json(static_cast<double>(*score) / 1000) : Json(nullptr)},
          {"matches", counts.matches},
          {"by_count", counts.by_count},
          {"misses", counts.misses},
          {"extras", counts.extras}};
}

Json VerifiedRowJson(const VerifiedRow& row) {
  const bool match = row.standing == RowStanding::kMatch;
  return {{"standing", StandingName(row.standing)},
          {"route", RowJson(row.row)},
          {"predicted", row.predicted ? RowJson(*row.predicted) : Json(nullptr)},
          {"next_hops", match ? Json(AgreementName(row.hops)) : Json(nullptr)},
          {"rule", TextOrNull(row.rule())}};
}

Json RecordJson(const VerifiedRecord& record) {
  Json rows = Json::array();
  for (const VerifiedRow& row : record.rows) rows.push_back(VerifiedRowJson(row));
  Json gaps = Json::array();
  for (const Gap& gap : record.gaps) gaps.push_back(GapJson(gap));
  Json json = {{"kind", RecordName(record.kind)},
               {"owner", record.owner},
               {"peer", TextOrNull(record.peer)},
               {"observed", record.file}};
  json.update(CountsJson(CountRows(record)));
  json["left_out"] = record.left_out;
  json["complete"] = record.gaps.empty();
  json["gaps"] = std::move(gaps);
  json["rows"] = std::move(rows);
  return json;
}

Json SuggestionJson(const Suggestion& suggestion) {
  return {{"place", suggestion.place},
          {"yaml", TextOrNull(suggestion.yaml)},
          {"why", suggestion.why},
          {"explains", suggestion.explains}};
}

}  // namespace

std::string VerificationAsJson(const Verification& verification) {
  Json records = Json::array();
  for (const VerifiedRecord& record : verification.records) records.push_back(RecordJson(record));
  Json rules = Json::array();
  for (const auto& [rule, counts] : CountByRule(verification.records)) {
    rules.push_back({{"rule", TextOrNull(rule)},
                     {"matches", counts.matches},
                     {"misses", counts.misses},
                     {"extras", counts.extras}});
  }
  Json json = {{"format_version", kReportFormatVersion},
               {"plan", verification.plan},
               {"at", verification.at}};
  json.update(CountsJson(CountRows(verification.records)));
  json["by_rule"] = std::move(rules);
  json["records"] = std::move(records);
  json["suggestions"] = nullptr;
  if (verification.suggestions) {
    json["suggestions"] = Json::array();
    for (const Suggestion& suggestion : *verification.suggestions) {
      json["suggestions"].push_back(SuggestionJson(suggestion));
    }
  }
  return Written(json);
}

}  // namespace routesight

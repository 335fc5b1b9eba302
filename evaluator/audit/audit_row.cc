#include "evaluator/audit/audit_row.h"

#include <set>

#include "absl/status/status.h"
#include "evaluator/base/text.h"
#include "evaluator/render/document.h"

namespace routesight {
namespace {

constexpr std::string_view kEvaluated = "evaluated";
constexpr std::string_view kNotUnderstood = "not_understood";

size_t IndexOf(Severity severity) { return static_cast<size_t>(severity); }

void CountFindings(const Json& evaluation, Severity fail_on, AuditRow& row) {
  for (const StoredFinding& finding : FindingsIn(evaluation)) {
    if (finding.resolved()) continue;
    ++row.findings[IndexOf(finding.severity)];
    ++row.codes[finding.code];
    row.fails |= finding.severity >= fail_on;
  }
}

void MeasureDowntime(const Json& evaluation, AuditRow& row) {
  for (const Json& window : ListAt(ObjectAt(evaluation, "timeline"), "windows")) {
    if (TextAt(window, "kind") != "down") continue;
    if (!NumberAt(window, "to_step")) row.stays_down = true;
    const Json& duration = ObjectAt(window, "duration_seconds");
    const auto most = NumberAt(duration, "max");
    if (!most || (row.downtime && *most <= row.downtime->max_seconds)) continue;
    row.downtime = LongestDowntime{NumberAt(duration, "min").value_or(0),
                                   NumberAt(duration, "typical").value_or(0), *most};
  }
}

std::string TimestampIn(const Json& evaluation) {
  const Json& plans = ListAt(ObjectAt(evaluation, "inputs"), "plans");
  return plans.empty() ? "" : TextAt(plans.front(), "timestamp");
}

size_t CountAt(const Json& object, std::string_view key) {
  const double number = NumberAt(object, key).value_or(0);
  return number < 0 ? 0 : static_cast<size_t>(number);
}

absl::Status NoRow(const std::string& why) {
  return absl::InvalidArgumentError(ToAbsl(Concat("this is no row of an audit: ", why)));
}

Json FindingsJson(const SeverityCounts& counts) {
  Json json = Json::object();
  for (size_t i = kSeverities; i-- > 0;) {
    json[std::string(SeverityName(static_cast<Severity>(i)))] = counts[i];
  }
  return json;
}

Json CodesJson(const std::map<std::string, size_t>& codes) {
  Json json = Json::array();
  for (const auto& [code, count] : codes) json.push_back({{"code", code}, {"count", count}});
  return json;
}

Json DowntimeJson(const std::optional<LongestDowntime>& downtime) {
  if (!downtime) return nullptr;
  return {{"min", downtime->min_seconds},
          {"typical", downtime->typical_seconds},
          {"max", downtime->max_seconds}};
}

}  // namespace

AuditRow RowOfEvaluation(const std::string& path, const Json& evaluation, Severity fail_on) {
  AuditRow row;
  row.path = path;
  const Json& verdict = ObjectAt(evaluation, "verdict");
  row.verdict = TextAt(verdict, "headline");
  row.worst = ParseSeverity(TextAt(verdict, "worst_severity"));
  CountFindings(evaluation, fail_on, row);
  MeasureDowntime(evaluation, row);
  std::set<std::string> subnets;
  for (const Json& change : ListAt(ObjectAt(evaluation, "effective_routes"), "changes")) {
    subnets.insert(TextAt(change, "subnet"));
  }
  row.changed_subnets = subnets.size();
  row.gaps = ListAt(evaluation, "gaps").size();
  row.timestamp = TimestampIn(evaluation);
  return row;
}

AuditRow RowOfError(const std::string& path, std::string_view error) {
  AuditRow row;
  row.path = path;
  row.error = error.empty() ? "no reason is known" : error;
  return row;
}

Json AuditRowJson(const AuditRow& row) {
  Json json = {{"path", row.path}, {"status", row.evaluated() ? kEvaluated : kNotUnderstood}};
  if (!row.evaluated()) {
    json["error"] = row.error;
    for (const char* key :
         {"verdict", "worst_severity", "findings", "finding_codes", "downtime_seconds",
          "stays_down", "changed_subnets", "gaps", "timestamp", "fails"}) {
      json[key] = nullptr;
    }
    return json;
  }
  json["error"] = nullptr;
  json["verdict"] = row.verdict;
  json["worst_severity"] = row.worst ? Json(SeverityName(*row.worst)) : Json(nullptr);
  json["findings"] = FindingsJson(row.findings);
  json["finding_codes"] = CodesJson(row.codes);
  json["downtime_seconds"] = DowntimeJson(row.downtime);
  json["stays_down"] = row.stays_down;
  json["changed_subnets"] = row.changed_subnets;
  json["gaps"] = row.gaps;
  json["timestamp"] = TextOrNull(row.timestamp);
  json["fails"] = row.fails;
  return json;
}

std::string AuditLine(const AuditRow& row) {
  return AuditRowJson(row).dump(-1, ' ', false, Json::error_handler_t::replace) + "\n";
}

absl::StatusOr<AuditRow> ReadAuditLine(std::string_view line) {
  const Json json = Json::parse(line.begin(), line.end(), nullptr, /*allow_exceptions=*/false);
  if (!json.is_object()) return NoRow("found no JSON object");
  AuditRow row;
  row.path = TextAt(json, "path");
  if (row.path.empty()) return NoRow("found no path");
  const std::string status = TextAt(json, "status");
  if (status == kNotUnderstood) return RowOfError(row.path, TextAt(json, "error"));
  if (status != kEvaluated) return NoRow(Concat("found the status \"", status, "\""));
  row.verdict = TextAt(json, "verdict");
  row.worst = ParseSeverity(TextAt(json, "worst_severity"));
  const Json& findings = ObjectAt(json, "findings");
  for (size_t i = 0; i < kSeverities; ++i) {
    row.findings[i] = CountAt(findings, SeverityName(static_cast<Severity>(i)));
  }
  for (const Json& code : ListAt(json, "finding_codes")) {
    row.codes[TextAt(code, "code")] = CountAt(code, "count");
  }
  const Json& downtime = ObjectAt(json, "downtime_seconds");
  if (const auto most = NumberAt(downtime, "max")) {
    row.downtime = LongestDowntime{NumberAt(downtime, "min").value_or(0),
                                   NumberAt(downtime, "typical").value_or(0), *most};
  }
  row.stays_down = FlagAt(json, "stays_down");
  row.changed_subnets = CountAt(json, "changed_subnets");
  row.gaps = CountAt(json, "gaps");
  row.timestamp = TextAt(json, "timestamp");
  row.fails = FlagAt(json, "fails");
  return row;
}

}  // namespace routesight

#include "evaluator/audit/audit_row.h"

#include <set>

#include "absl/status/status.h"
#include "evaluator/base/text.h"
#include "evaluator/render/document.h"
#include "evaluator/report/text_style.h"

namespace routesight {
namespace {

constexpr std::string_view kEvaluated = "evaluated";
constexpr std::string_view kNotUnderstood = "not_understood";

size_t IndexOf(Severity severity) { return static_cast<size_t>(severity); }

std::string OneLine(const Json& json) {
  return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

void CountFindings(const Json& evaluation, Severity fail_on, AuditRow& row) {
  for (const StoredFinding& finding : FindingsIn(evaluation)) {
    if (finding.resolved()) continue;
    ++row.findings[IndexOf(finding.severity)];
    ++row.codes[finding.code];
    if (finding.status == "new") ++row.new_findings;
    row.fails |= finding.severity >= fail_on;
  }
}

std::optional<LostSeconds> ReadSeconds(const Json& seconds) {
  const auto max = NumberAt(seconds, "max");
  if (!max) return std::nullopt;
  return LostSeconds{NumberAt(seconds, "min").value_or(0), NumberAt(seconds, "typical").value_or(0),
                     *max};
}

Downtime DowntimeIn(const Json& windows) {
  Downtime downtime;
  for (const Json& window : windows) {
    const std::string kind = TextAt(window, "kind");
    if (kind != "down" && kind != "looping") continue;
    if (!NumberAt(window, "to_step")) downtime.stays = true;
    const auto seconds = ReadSeconds(ObjectAt(window, "duration_seconds"));
    if (!seconds || (downtime.longest && seconds->max <= downtime.longest->max)) continue;
    downtime.longest = seconds;
  }
  return downtime;
}

// Where Azure refuses an operation the apply ends, and what is lost then stays lost.
void AddRefusals(const Json& refusals, AuditRow& row) {
  for (const Json& refusal : refusals) {
    if (ListAt(refusal, "left_down").empty()) continue;
    Downtime& downtime = TextAt(refusal, "certainty") == "expected" ? row.expected : row.possible;
    downtime.stays = true;
  }
}

size_t CountFailedTests(const Json& evaluation) {
  size_t failed = 0;
  for (const Json& test : ListAt(evaluation, "tests")) {
    if (TextAt(test, "result") == "failed") ++failed;
  }
  return failed;
}

// A subnet of which also an interface changes counts once. An interface whose subnet is not known
// stands for a subnet of its own.
size_t CountChangedSubnets(const Json& evaluation) {
  std::set<std::string> subnets;
  for (const Json& change : ListAt(ObjectAt(evaluation, "effective_routes"), "changes")) {
    const std::string subnet = TextAt(change, "subnet");
    subnets.insert(subnet.empty() ? TextAt(change, "interface") : subnet);
  }
  return subnets.size();
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

Json SecondsJson(const std::optional<LostSeconds>& seconds) {
  if (!seconds) return nullptr;
  return {{"min", seconds->min}, {"typical", seconds->typical}, {"max", seconds->max}};
}

void ReadFindings(const Json& json, AuditRow& row) {
  const Json& findings = ObjectAt(json, "findings");
  for (size_t i = 0; i < kSeverities; ++i) {
    row.findings[i] = CountAt(findings, SeverityName(static_cast<Severity>(i)));
  }
  for (const Json& code : ListAt(json, "finding_codes")) {
    row.codes[TextAt(code, "code")] = CountAt(code, "count");
  }
  row.new_findings = CountAt(json, "new_findings");
}

}  // namespace

std::string RowPath(const std::string& path) {
  const std::string read = Json::parse(OneLine(path)).get<std::string>();
  return read == path ? path : Printable(path);
}

AuditRow RowOfEvaluation(const std::string& path, const Json& evaluation, Severity fail_on) {
  AuditRow row;
  row.path = RowPath(path);
  const Json& verdict = ObjectAt(evaluation, "verdict");
  const Json& timeline = ObjectAt(evaluation, "timeline");
  row.verdict = TextAt(verdict, "headline");
  row.worst = ParseSeverity(TextAt(verdict, "worst_severity"));
  CountFindings(evaluation, fail_on, row);
  row.expected = DowntimeIn(ListAt(timeline, "windows"));
  row.possible = DowntimeIn(ListAt(timeline, "possible_windows"));
  AddRefusals(ListAt(timeline, "refusals"), row);
  row.failed_tests = CountFailedTests(evaluation);
  row.changed_subnets = CountChangedSubnets(evaluation);
  row.gaps = ListAt(evaluation, "gaps").size();
  row.timestamp = TimestampIn(evaluation);
  return row;
}

AuditRow RowOfError(const std::string& path, std::string_view error) {
  AuditRow row;
  row.path = RowPath(path);
  row.error = error.empty() ? "no reason is known" : error;
  return row;
}

Json AuditRowJson(const AuditRow& row) {
  Json json = {{"path", row.path}, {"status", row.evaluated() ? kEvaluated : kNotUnderstood}};
  if (!row.evaluated()) {
    json["error"] = row.error;
    for (const char* key :
         {"verdict", "worst_severity", "findings", "finding_codes", "new_findings",
          "downtime_seconds", "stays_down", "possible_downtime_seconds", "may_stay_down",
          "failed_tests", "changed_subnets", "gaps", "timestamp", "fails"}) {
      json[key] = nullptr;
    }
    return json;
  }
  json["error"] = nullptr;
  json["verdict"] = row.verdict;
  json["worst_severity"] = row.worst ? Json(SeverityName(*row.worst)) : Json(nullptr);
  json["findings"] = FindingsJson(row.findings);
  json["finding_codes"] = CodesJson(row.codes);
  json["new_findings"] = row.new_findings;
  json["downtime_seconds"] = SecondsJson(row.expected.longest);
  json["stays_down"] = row.expected.stays;
  json["possible_downtime_seconds"] = SecondsJson(row.possible.longest);
  json["may_stay_down"] = row.possible.stays;
  json["failed_tests"] = row.failed_tests;
  json["changed_subnets"] = row.changed_subnets;
  json["gaps"] = row.gaps;
  json["timestamp"] = TextOrNull(row.timestamp);
  json["fails"] = row.fails;
  return json;
}

std::string AuditLine(const AuditRow& row) { return OneLine(AuditRowJson(row)) + "\n"; }

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
  ReadFindings(json, row);
  row.expected = {ReadSeconds(ObjectAt(json, "downtime_seconds")), FlagAt(json, "stays_down")};
  row.possible = {ReadSeconds(ObjectAt(json, "possible_downtime_seconds")),
                  FlagAt(json, "may_stay_down")};
  row.failed_tests = CountAt(json, "failed_tests");
  row.changed_subnets = CountAt(json, "changed_subnets");
  row.gaps = CountAt(json, "gaps");
  row.timestamp = TextAt(json, "timestamp");
  row.fails = FlagAt(json, "fails");
  return row;
}

}  // namespace routesight

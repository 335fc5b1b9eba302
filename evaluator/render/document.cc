#include "evaluator/render/document.h"

#include "absl/status/status.h"
#include "evaluator/base/text.h"
#include "evaluator/report/format_version.h"

namespace routesight {
namespace {

const Json kNothing;

const Json& ValueAt(const Json& object, std::string_view key) {
  if (!object.is_object()) return kNothing;
  const auto found = object.find(std::string(key));
  return found == object.end() ? kNothing : *found;
}

absl::Status NotAnEvaluation(std::string_view why) {
  return absl::InvalidArgumentError(
      ToAbsl(Concat(why, "; expected what `routesight evaluate --format json` writes")));
}

std::string_view Major(std::string_view version) { return version.substr(0, version.find('.')); }

void ReadWindow(const Json& window, StoredFinding& finding) {
  finding.has_window = !window.empty();
  if (!finding.has_window) return;
  finding.ends = ValueAt(window, "to_step").is_number();
  finding.duration = WindowDurationAt(window);
}

}  // namespace

absl::StatusOr<Json> ParseEvaluationDocument(std::string_view text) {
  Json document = Json::parse(text, nullptr, false);
  if (document.is_discarded()) return NotAnEvaluation("this is not valid JSON");
  if (!document.is_object()) return NotAnEvaluation("this is not a JSON object");
  const std::string version = TextAt(document, "format_version");
  if (version.empty()) return NotAnEvaluation("/format_version is missing");
  if (Major(version) != Major(kReportFormatVersion)) {
    return absl::InvalidArgumentError(
        ToAbsl(Concat("/format_version is ", version, "; this program reads ",
                      Major(kReportFormatVersion), ".x")));
  }
  for (const std::string_view part : {"verdict", "inputs", "topology", "effective_routes"}) {
    if (!ValueAt(document, part).is_object()) {
      return NotAnEvaluation(Concat("/", part, " is no object"));
    }
  }
  if (!ValueAt(document, "findings").is_array()) return NotAnEvaluation("/findings is no array");
  return document;
}

std::string TextAt(const Json& object, std::string_view key) {
  const Json& value = ValueAt(object, key);
  return value.is_string() ? value.get<std::string>() : std::string();
}

std::vector<std::string> TextsAt(const Json& object, std::string_view key) {
  std::vector<std::string> texts;
  for (const Json& item : ListAt(object, key)) {
    if (item.is_string()) texts.push_back(item.get<std::string>());
  }
  return texts;
}

const Json& ListAt(const Json& object, std::string_view key) {
  static const Json empty = Json::array();
  const Json& value = ValueAt(object, key);
  return value.is_array() ? value : empty;
}

const Json& ObjectAt(const Json& object, std::string_view key) {
  static const Json empty = Json::object();
  const Json& value = ValueAt(object, key);
  return value.is_object() ? value : empty;
}

std::optional<double> NumberAt(const Json& object, std::string_view key) {
  const Json& value = ValueAt(object, key);
  if (!value.is_number()) return std::nullopt;
  return value.get<double>();
}

bool FlagAt(const Json& object, std::string_view key) {
  const Json& value = ValueAt(object, key);
  return value.is_boolean() && value.get<bool>();
}

std::optional<Duration> WindowDurationAt(const Json& window) {
  const Json& duration = ObjectAt(window, "duration_seconds");
  const auto shortest = NumberAt(duration, "min");
  const auto typical = NumberAt(duration, "typical");
  const auto longest = NumberAt(duration, "max");
  if (!shortest || !typical || !longest) return std::nullopt;
  return Duration{*shortest, *typical, *longest};
}

std::vector<StoredFinding> FindingsIn(const Json& evaluation) {
  std::vector<StoredFinding> findings;
  for (const Json& item : ListAt(evaluation, "findings")) {
    StoredFinding finding;
    finding.code = TextAt(item, "code");
    finding.name = TextAt(item, "name");
    finding.severity = ParseSeverity(TextAt(item, "severity")).value_or(Severity::kHigh);
    finding.status = TextAt(item, "status");
    finding.title = TextAt(item, "title");
    finding.message = TextAt(item, "message");
    finding.resources = TextsAt(item, "resources");
    finding.subnets = TextsAt(item, "subnets");
    finding.rules = TextsAt(ObjectAt(item, "evidence"), "rules");
    finding.confidence = TextAt(item, "confidence");
    finding.remedy = TextAt(item, "remedy");
    finding.help_uri = TextAt(item, "help_uri");
    ReadWindow(ObjectAt(item, "window"), finding);
    findings.push_back(std::move(finding));
  }
  return findings;
}

std::string PlanNameIn(const Json& evaluation) {
  const Json& plans = ListAt(ObjectAt(evaluation, "inputs"), "plans");
  const std::string name = plans.empty() ? std::string() : TextAt(plans.front(), "name");
  return name.empty() ? "plan" : name;
}

}  // namespace routesight

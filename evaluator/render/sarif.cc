#include "evaluator/render/sarif.h"

#include <map>
#include <utility>
#include <vector>

#include "evaluator/base/text.h"
#include "evaluator/findings/finding.h"
#include "evaluator/render/finding_place.h"
#include "evaluator/report/text_style.h"

namespace routesight {
namespace {

constexpr std::string_view kSchema =
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";
constexpr size_t kLongestDescription = 1024;  // Characters; GitHub refuses more.

std::string_view Level(Severity severity) {
  switch (severity) {
    case Severity::kCritical:
    case Severity::kHigh:
      return "error";
    case Severity::kMedium:
      return "warning";
    case Severity::kLow:
    case Severity::kInfo:
      return "note";
  }
  return "none";
}

std::string_view ProblemSeverity(Severity severity) {
  const std::string_view level = Level(severity);
  return level == "note" ? "recommendation" : level;
}

// A path as a relative reference: what is neither unreserved nor a slash is percent-encoded.
std::string UriOf(std::string_view path) {
  constexpr std::string_view kPlain =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~/";
  while (path.starts_with("./")) path.remove_prefix(2);
  std::string uri = path.starts_with('/') ? "file://" : "";
  for (const char c : path) {
    if (kPlain.find(c) != std::string_view::npos) {
      uri += c;
    } else {
      const auto byte = static_cast<unsigned char>(c);
      uri += {'%', "0123456789ABCDEF"[byte >> 4], "0123456789ABCDEF"[byte & 15]};
    }
  }
  return uri;
}

Json TextJson(std::string_view text) { return {{"text", Printable(text)}}; }

Json Described(std::string_view text) { return TextJson(text.substr(0, kLongestDescription)); }

// Help is ours and needs no escaping.
Json HelpJson(const FindingKind& kind) {
  const FindingHelp& help = kind.help;
  std::string text = Join(std::vector{help.means, help.matters, help.example, help.fix}, "\n\n");
  std::string markdown =
      Concat(help.means, "\n\n**Why it matters.** ", help.matters, "\n\n**Example.** ",
             help.example, "\n\n**How to fix.** ", help.fix);
  if (!kind.references.empty()) {
    markdown += "\n";
    for (const std::string_view url : kind.references) markdown += Concat("\n- <", url, ">");
  }
  return {{"text", std::move(text)}, {"markdown", std::move(markdown)}};
}

Json RuleJson(const StoredFinding& finding) {
  Json rule = {{"id", finding.code},
               {"name", Printable(finding.name)},
               {"shortDescription", Described(finding.title)}};
  const FindingKind* kind = FindFindingKind(finding.code);
  if (kind != nullptr) {
    rule["fullDescription"] = Described(kind->help.means);
    rule["help"] = HelpJson(*kind);
    if (!kind->references.empty()) rule["helpUri"] = kind->references.front();
  }
  const Severity severity = kind != nullptr ? kind->severity : finding.severity;
  rule["defaultConfiguration"] = {{"level", Level(severity)}};
  rule["properties"] = {{"problem.severity", ProblemSeverity(severity)},
                        {"tags", {"azure", "network", "terraform"}}};
  return rule;
}

Json PhysicalLocation(const SourcePlace& place) {
  return {
      {"artifactLocation", {{"uri", UriOf(place.file)}}},
      {"region",
       {{"startLine", place.line}, {"startColumn", 1}, {"endLine", place.line}, {"endColumn", 2}}}};
}

Json LocationJson(const SourcePlace& place, std::string_view address) {
  Json location = {{"physicalLocation", PhysicalLocation(place)}};
  if (!address.empty()) {
    location["logicalLocations"] =
        Json::array({{{"fullyQualifiedName", Printable(address)}, {"kind", "resource"}}});
  }
  return location;
}

Json RelatedLocations(const StoredFinding& finding, const std::string& plan_name,
                      const RenderOptions& options) {
  Json locations = Json::array();
  for (size_t i = 1; i < finding.resources.size(); ++i) {
    const std::string& resource = finding.resources[i];
    const std::optional<SourcePlace> place =
        options.find_source ? options.find_source(resource) : std::nullopt;
    Json location = LocationJson(place.value_or(SourcePlace{plan_name, 1}), resource);
    location["id"] = i;
    location["message"] = TextJson(resource);
    locations.push_back(std::move(location));
  }
  return locations;
}

std::string_view BaselineState(std::string_view status) {
  if (status == "new") return "new";
  return status == "resolved" ? "absent" : "unchanged";
}

Json ResultJson(const StoredFinding& finding, size_t rule, const std::string& plan_name,
                const RenderOptions& options) {
  const std::string first = finding.resources.empty() ? "" : finding.resources.front();
  Json result = {{"ruleId", finding.code},
                 {"ruleIndex", rule},
                 {"level", Level(finding.severity)},
                 {"baselineState", BaselineState(finding.status)},
                 {"message", TextJson(WholeMessage(finding))},
                 {"locations",
                  Json::array({LocationJson(PlaceOf(finding, plan_name, options).place, first)})}};
  Json related = RelatedLocations(finding, plan_name, options);
  if (!related.empty()) result["relatedLocations"] = std::move(related);
  result["partialFingerprints"] = {
      {"primaryLocationLineHash", Concat(FingerprintOf(finding), ":1")}};
  Json basis = Json::array();
  for (const std::string& id : finding.rules) basis.push_back(Printable(id));
  result["properties"] = {{"severity", SeverityName(finding.severity)},
                          {"confidence", Printable(finding.confidence)},
                          {"rules", std::move(basis)}};
  return result;
}

}  // namespace

std::string RenderSarif(const Json& evaluation, const RenderOptions& options) {
  const std::string plan_name = PlanNameIn(evaluation);
  std::map<std::string, size_t> places;
  Json rules = Json::array();
  Json results = Json::array();
  for (const StoredFinding& finding : FindingsIn(evaluation)) {
    const auto [place, is_first] = places.emplace(finding.code, rules.size());
    if (is_first) rules.push_back(RuleJson(finding));
    results.push_back(ResultJson(finding, place->second, plan_name, options));
  }
  Json driver = {
      {"name", "routesight"},
      {"informationUri", "https://registry.terraform.io/providers/routesight/routesight"},
      {"rules", std::move(rules)}};
  Json run = {{"tool", {{"driver", std::move(driver)}}},
              {"automationDetails", {{"id", Concat("routesight/", Printable(plan_name), "/")}}},
              {"columnKind", "utf16CodeUnits"},
              {"results", std::move(results)}};
  return Written(
      {{"$schema", kSchema}, {"version", "2.1.0"}, {"runs", Json::array({std::move(run)})}});
}

}  // namespace routesight

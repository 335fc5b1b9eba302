#include "evaluator/render/gitlab.h"

#include <utility>

#include "evaluator/base/text.h"
#include "evaluator/render/finding_place.h"
#include "evaluator/report/text_style.h"

namespace routesight {
namespace {

std::string_view GitlabSeverity(Severity severity) {
  switch (severity) {
    case Severity::kCritical:
      return "blocker";
    case Severity::kHigh:
      return "critical";
    case Severity::kMedium:
      return "major";
    case Severity::kLow:
      return "minor";
    case Severity::kInfo:
      return "info";
  }
  return "info";
}

std::string_view WithoutDot(std::string_view path) {
  while (path.starts_with("./")) path.remove_prefix(2);
  return path;
}

}  // namespace

std::string RenderGitlab(const Json& evaluation, const RenderOptions& options) {
  const std::string plan_name = PlanNameIn(evaluation);
  Json entries = Json::array();
  for (const StoredFinding& finding : FindingsIn(evaluation)) {
    if (finding.resolved()) continue;
    const SourcePlace place = PlaceOf(finding, plan_name, options).place;
    entries.push_back(
        {{"description", Printable(Concat(finding.title, ": ", WholeMessage(finding)))},
         {"check_name", finding.code},
         {"fingerprint", FingerprintOf(finding)},
         {"severity", GitlabSeverity(finding.severity)},
         {"location",
          {{"path", Printable(WithoutDot(place.file))}, {"lines", {{"begin", place.line}}}}}});
  }
  return Written(entries);
}

}  // namespace routesight

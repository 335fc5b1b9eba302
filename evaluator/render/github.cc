#include "evaluator/render/github.h"

#include <vector>

#include "evaluator/base/text.h"
#include "evaluator/render/escapes.h"
#include "evaluator/render/finding_place.h"
#include "evaluator/report/text_style.h"

namespace routesight {
namespace {

// GitHub shows ten errors and ten warnings of a step and drops the rest in silence.
constexpr size_t kAnnotations = 8;

std::string_view Command(Severity severity) {
  if (severity >= Severity::kHigh) return "error";
  return severity == Severity::kMedium ? "warning" : "notice";
}

std::string Annotation(const StoredFinding& finding, const std::string& plan_name,
                       const RenderOptions& options) {
  const FindingPlace found = PlaceOf(finding, plan_name, options);
  std::string place;
  if (found.in_sources) {
    place = Concat("file=", GithubProperty(found.place.file), ",line=", found.place.line, ",");
  }
  const std::string title = Concat(finding.code, " ", finding.title);
  const std::string message = finding.resources.empty() || found.in_sources
                                  ? WholeMessage(finding)
                                  : Concat(finding.resources.front(), ": ", WholeMessage(finding));
  return Concat("::", Command(finding.severity), " ", place, "title=", GithubProperty(title),
                "::", GithubMessage(message), "\n");
}

}  // namespace

std::string RenderGithub(const Json& evaluation, const RenderOptions& options) {
  std::vector<StoredFinding> findings = FindingsIn(evaluation);
  std::erase_if(findings, &StoredFinding::resolved);
  const std::string plan_name = PlanNameIn(evaluation);
  const size_t shown = findings.size() > kAnnotations ? kAnnotations - 1 : findings.size();
  std::string lines;
  for (size_t i = 0; i < shown; ++i) lines += Annotation(findings[i], plan_name, options);
  if (shown < findings.size()) {
    lines += Concat("::", Command(findings[shown].severity),
                    " title=routesight::", Counted(findings.size() - shown, "more finding"),
                    "; the job summary and the other reports have all of them\n");
  }
  const std::string headline = TextAt(ObjectAt(evaluation, "verdict"), "headline");
  return lines + Concat("::notice title=routesight::", GithubMessage(headline), "\n");
}

}  // namespace routesight

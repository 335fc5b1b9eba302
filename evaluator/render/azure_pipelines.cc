#include "evaluator/render/azure_pipelines.h"

#include "evaluator/base/text.h"
#include "evaluator/render/escapes.h"
#include "evaluator/render/finding_place.h"

namespace routesight {
namespace {

std::string Issue(const StoredFinding& finding, const std::string& plan_name,
                  const RenderOptions& options) {
  const FindingPlace found = PlaceOf(finding, plan_name, options);
  const std::string_view type = finding.severity >= options.threshold ? "error" : "warning";
  std::string properties = Concat("type=", type, ";");
  if (found.in_sources) {
    properties += Concat("sourcepath=", AzureProperty(found.place.file),
                         ";linenumber=", found.place.line, ";columnnumber=1;");
  }
  properties += Concat("code=", AzureProperty(finding.code), ";");
  const std::string where =
      finding.resources.empty() ? "" : Concat(finding.resources.front(), ": ");
  return Concat("##vso[task.logissue ", properties, "]",
                AzureMessage(Concat(finding.title, ": ", where, WholeMessage(finding))), "\n");
}

}  // namespace

std::string RenderAzurePipelines(const Json& evaluation, const RenderOptions& options) {
  const std::string plan_name = PlanNameIn(evaluation);
  std::string lines;
  bool has_issues = false;
  bool fails = false;
  for (const StoredFinding& finding : FindingsIn(evaluation)) {
    if (finding.resolved()) continue;
    // What is only worth knowing makes no step look as if it had trouble.
    if (finding.severity < Severity::kMedium && finding.severity < options.threshold) continue;
    lines += Issue(finding, plan_name, options);
    has_issues = true;
    fails |= finding.severity >= options.threshold;
  }
  lines += Concat("##[section]routesight: ",
                  AzureMessage(TextAt(ObjectAt(evaluation, "verdict"), "headline")), "\n");
  // A step that fails says so by its exit code.
  if (has_issues && !fails) lines += "##vso[task.complete result=SucceededWithIssues;]\n";
  return lines;
}

}  // namespace routesight

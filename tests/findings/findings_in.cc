#include "tests/findings/findings_in.h"

#include <algorithm>

#include "evaluator/base/text.h"
#include "tests/support/network_text.h"
#include "tests/support/test_case.h"

namespace routesight {
namespace {

std::string Line(const Finding& finding) {
  return Concat(finding.kind->code, " ", FindingStatusName(finding.status), " ",
                Join(finding.resources, " "), "\n");
}

}  // namespace

std::vector<Finding> FindAllBetween(std::string_view before, std::string_view after) {
  Timeline timeline;
  timeline.snapshots.push_back(SnapshotOf("before", before));
  timeline.snapshots.push_back(SnapshotOf("after", after));
  return FindAll(timeline, Plan());
}

std::string CodesIn(std::string_view network) {
  std::string text;
  for (const Finding& finding : FindAllBetween("", network)) text += Line(finding);
  return text;
}

std::string Only(std::string_view code, std::string_view network) {
  std::string text;
  for (const Finding& finding : FindAllBetween("", network)) {
    if (finding.kind->code == code) text += Line(finding);
  }
  return text;
}

std::string CodesInCase(std::string_view name, std::string_view code) {
  std::string text;
  const Evaluation evaluation = EvaluatePlan(SourceDirectory() / "testdata" / name / "plan.json");
  for (const Finding& finding : evaluation.findings) {
    if (finding.kind->code != code || finding.status == FindingStatus::kResolved) continue;
    text += Concat(Join(finding.resources, " "), "\n");
  }
  return text;
}

std::string MessageOf(std::string_view code, std::string_view network) {
  std::vector<std::string> messages;
  for (const Finding& finding : FindAllBetween("", network)) {
    if (finding.kind->code == code) messages.push_back(finding.message);
  }
  return messages.size() == 1 ? messages.front() : messages.empty() ? "none" : "several";
}

}  // namespace routesight

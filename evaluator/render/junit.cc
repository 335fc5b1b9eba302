#include "evaluator/render/junit.h"

#include <set>
#include <vector>

#include "evaluator/base/text.h"
#include "evaluator/findings/finding.h"
#include "evaluator/render/document.h"
#include "evaluator/render/escapes.h"

namespace routesight {
namespace {

struct Case {
  std::string class_name;
  std::string name;
  std::string inside;  // Elements within the case; empty where it passed.
  bool failed = false;
  bool skipped = false;
};

// RS102 stands in routesight.RS1xx.
std::string ClassOf(std::string_view code) {
  return Concat("routesight.", code.substr(0, 3), "xx");
}

Case FindingCase(const StoredFinding& finding, Severity threshold) {
  Case made;
  made.class_name = ClassOf(finding.code);
  made.name = finding.resources.empty() ? finding.code
                                        : Concat(finding.code, " ", finding.resources.front());
  const std::string text = Concat(
      finding.title, "\n", finding.message, finding.remedy.empty() ? "" : "\n", finding.remedy,
      "\nresources: ", Join(finding.resources, ", "), "\nrules: ", Join(finding.rules, ", "), "\n");
  // Only what the plan brings fails, as in the program's exit code.
  made.failed = finding.status == "new" && finding.severity >= threshold;
  if (made.failed) {
    made.inside = Concat("      <failure type=\"", SeverityName(finding.severity), "\" message=\"",
                         MarkupText(finding.title), "\">", MarkupText(text), "</failure>\n");
  } else {
    made.inside = Concat("      <system-out>", SeverityName(finding.severity), ", ",
                         MarkupText(finding.status), ": ", MarkupText(text), "</system-out>\n");
  }
  return made;
}

// A kind that found nothing is a case that passed.
std::vector<Case> FindingCases(const Json& evaluation, Severity threshold) {
  std::vector<Case> cases;
  std::set<std::string> found;
  for (const StoredFinding& finding : FindingsIn(evaluation)) {
    if (finding.resolved()) continue;
    found.insert(finding.code);
    cases.push_back(FindingCase(finding, threshold));
  }
  for (const FindingKind* kind : FindingKinds()) {
    if (found.contains(std::string(kind->code))) continue;
    cases.push_back({ClassOf(kind->code), Concat(kind->code, " ", kind->name), "", false});
  }
  return cases;
}

// A route test, at one moment from one source. What is not known is neither passed nor failed.
Case RouteTestCase(const Json& result) {
  Case made;
  made.class_name = "routesight.tests";
  made.name =
      Concat(TextAt(result, "name"), " (", TextAt(result, "at"), ") from ", TextAt(result, "from"));
  const std::string verdict = TextAt(result, "result");
  std::string text = Concat("to ", TextAt(result, "to"), ", stated at ", TextAt(result, "place"),
                            "\n", Join(TextsAt(result, "reasons"), "\n"), "\n");
  for (const Json& gap : ListAt(result, "depends_on")) {
    const std::string attribute = TextAt(gap, "attribute");
    text += Concat("depends on ", TextAt(gap, "resource"), attribute.empty() ? "" : ".", attribute,
                   ": ", TextAt(gap, "effect"), "\n");
  }
  made.failed = verdict == "failed";
  made.skipped = verdict == "unknown";
  const std::string message = Join(TextsAt(result, "reasons"), "; ");
  if (made.failed) {
    made.inside = Concat("      <failure type=\"route-test\" message=\"", MarkupText(message),
                         "\">", MarkupText(text), "</failure>\n");
  } else if (made.skipped) {
    made.inside = Concat("      <skipped message=\"", MarkupText(message), "\">", MarkupText(text),
                         "</skipped>\n");
  }
  return made;
}

std::vector<Case> RouteTestCases(const Json& evaluation) {
  std::vector<Case> cases;
  for (const Json& result : ListAt(evaluation, "tests")) cases.push_back(RouteTestCase(result));
  return cases;
}

std::string Written(const Case& one) {
  const std::string head = Concat("    <testcase classname=\"", MarkupText(one.class_name),
                                  "\" name=\"", MarkupText(one.name), "\"");
  if (one.inside.empty()) return head + "/>\n";
  return Concat(head, ">\n", one.inside, "    </testcase>\n");
}

std::string Document(const Json& evaluation, const std::vector<Case>& cases) {
  size_t failures = 0;
  size_t skipped = 0;
  std::string body;
  for (const Case& one : cases) {
    failures += one.failed ? 1 : 0;
    skipped += one.skipped ? 1 : 0;
    body += Written(one);
  }
  const std::string counts =
      Concat("tests=\"", cases.size(), "\" failures=\"", failures, "\" errors=\"0\"");
  return Concat("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"routesight\" ",
                counts, ">\n  <testsuite name=\"", MarkupText(PlanNameIn(evaluation)), "\" ",
                counts, " skipped=\"", skipped, "\">\n", body, "  </testsuite>\n</testsuites>\n");
}

}  // namespace

std::string RenderJunit(const Json& evaluation, const RenderOptions& options) {
  std::vector<Case> cases = FindingCases(evaluation, options.threshold);
  for (Case& one : RouteTestCases(evaluation)) cases.push_back(std::move(one));
  return Document(evaluation, cases);
}

std::string RenderRouteTestsAsJunit(const Json& evaluation) {
  return Document(evaluation, RouteTestCases(evaluation));
}

}  // namespace routesight

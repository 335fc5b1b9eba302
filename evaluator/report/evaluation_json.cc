#include "evaluator/report/evaluation_json.h"

#include <algorithm>
#include <utility>

#include "evaluator/base/rule_catalogue.h"
#include "evaluator/report/failures_json.h"
#include "evaluator/report/format_version.h"
#include "evaluator/report/gap_numbers.h"
#include "evaluator/report/route_json.h"
#include "evaluator/report/table_catalogue.h"
#include "evaluator/report/tests_json.h"
#include "evaluator/report/timeline_json.h"
#include "evaluator/report/topology_json.h"
#include "evaluator/report/verdict.h"

namespace routesight {
namespace {

Json VerdictJson(const Verdict& verdict) {
  return {{"worst_severity", verdict.worst ? Json(SeverityName(*verdict.worst)) : Json(nullptr)},
          {"headline", verdict.headline}};
}

Json InputJson(const Plan& plan) {
  return {{"name", plan.name},
          {"kind", plan.kind == PlanKind::kPlan ? "plan" : "state"},
          {"format_version", plan.format_version},
          {"terraform_version", TextOrNull(plan.terraform_version)},
          {"timestamp", TextOrNull(plan.timestamp)},
          {"complete", plan.complete},
          {"errored", plan.errored},
          {"resources", plan.resources.size()},
          {"skipped_resources", plan.skipped_resources},
          {"deposed_objects", plan.deposed_objects}};
}

Json InputsJson(const Evaluation& evaluation) {
  Json plans = Json::array();
  for (const LinkedPlan& linked : evaluation.plans) plans.push_back(InputJson(linked.plan));
  return {{"plans", std::move(plans)}};
}

Json FlowsJson(const Finding& finding) {
  Json flows = Json::array();
  for (const Flow& flow : finding.flows) flows.push_back({{"from", flow.from}, {"to", flow.to}});
  return flows;
}

Json FindingWindowJson(const Finding& finding) {
  if (!finding.window) return nullptr;
  const FindingWindow& window = *finding.window;
  return {{"from_step", window.from_step},
          {"to_step", window.to_step ? Json(*window.to_step) : Json(nullptr)},
          {"duration_seconds", WindowDurationJson(window.duration)}};
}

Json FindingJson(const Finding& finding) {
  Json rules = Json::array();
  for (RuleId rule : finding.rules) rules.push_back(GetRule(rule).id);
  const auto& references = finding.kind->references;
  return {{"code", finding.kind->code},
          {"name", finding.kind->name},
          {"severity", SeverityName(finding.severity)},
          {"status", FindingStatusName(finding.status)},
          {"title", finding.kind->title},
          {"message", finding.message},
          {"resources", finding.resources},
          {"subnets", finding.subnets},
          {"flows", FlowsJson(finding)},
          {"window", FindingWindowJson(finding)},
          {"evidence", {{"rules", std::move(rules)}, {"routes", RoutesJson(finding.routes)}}},
          {"confidence", ConfidenceName(finding.confidence)},
          {"remedy", TextOrNull(finding.remedy)},
          {"help_uri", references.empty() ? Json(nullptr) : Json(references.front())}};
}

Json FindingsJson(const Evaluation& evaluation) {
  Json findings = Json::array();
  for (const Finding& finding : evaluation.findings) findings.push_back(FindingJson(finding));
  return findings;
}

Json AssignmentsJson(const TableCatalogue& catalogue) {
  Json assignments = Json::array();
  for (const std::vector<TableEntry>& entries : ByOwner(catalogue)) {
    Json before, after;
    for (const TableEntry& entry : entries) {
      if (entry.at == 0) before = entry.content + 1;
      if (entry.at + 1 == catalogue.moments.size()) after = entry.content + 1;
    }
    const TableEntry& last = entries.back();
    assignments.push_back({{"subnet", TextOrNull(last.subnet)},
                           {"interface", TextOrNull(last.interface_name)},
                           {"virtual_network", TextOrNull(last.virtual_network)},
                           {"before", std::move(before)},
                           {"after", std::move(after)}});
  }
  return assignments;
}

std::string_view ChangeName(TableChangeKind kind) {
  switch (kind) {
    case TableChangeKind::kAdded:
      return "added";
    case TableChangeKind::kRemoved:
      return "removed";
    case TableChangeKind::kChanged:
      return "changed";
  }
  return "";
}

// Rows with what the user calls them.
Json NamedRoutesJson(const std::vector<RouteRow>& rows) {
  Json routes = RoutesJson(rows);
  for (size_t i = 0; i < rows.size(); ++i) routes[i]["name"] = TextOrNull(rows[i].name);
  return routes;
}

Json ChangesJson(const Timeline& timeline) {
  Json changes = Json::array();
  for (const TableChange& change : timeline.changes) {
    Json rows = Json::array();
    for (const RowChange& row : change.rows) {
      rows.push_back({{"prefix", row.prefix},
                      {"before", NamedRoutesJson(row.before)},
                      {"after", NamedRoutesJson(row.after)}});
    }
    changes.push_back({{"subnet", TextOrNull(change.subnet)},
                       {"interface", TextOrNull(change.interface_name)},
                       {"virtual_network", TextOrNull(change.virtual_network)},
                       {"change", ChangeName(change.kind)},
                       {"rows", std::move(rows)}});
  }
  return changes;
}

Json GapsJson(const std::vector<Gap>& gaps, const TableCatalogue& catalogue) {
  std::vector<size_t> touched(gaps.size() + 1);
  for (const std::vector<TableEntry>& entries : ByOwner(catalogue)) {
    std::vector<size_t> numbers;
    for (const TableEntry& entry : entries) {
      for (const Gap& gap : catalogue.contents[entry.content].gaps) {
        numbers.push_back(NumberOf(gap, gaps));
      }
    }
    std::ranges::sort(numbers);
    numbers.erase(std::unique(numbers.begin(), numbers.end()), numbers.end());
    for (size_t number : numbers) ++touched[number];
  }
  Json list = Json::array();
  for (const Gap& gap : gaps) {
    const size_t number = list.size() + 1;
    Json item = {{"gap", number}};
    item.update(GapJson(gap));
    item["tables"] = touched[number];
    list.push_back(std::move(item));
  }
  return list;
}

Json LinkJson(const Plan& plan, const Link& link) {
  Json candidates = Json::array();
  for (const LinkTarget& candidate : link.candidates) {
    candidates.push_back(LinkTargetName(plan, candidate));
  }
  return {{"from", plan.Text(plan.resources[link.from].label)},
          {"attribute", link.attribute},
          {"to", link.to ? Json(LinkTargetName(plan, *link.to)) : Json(nullptr)},
          {"by", LinkBasisName(link.by)},
          {"candidates", std::move(candidates)}};
}

Json LinksJson(const Evaluation& evaluation) {
  Json list = Json::array();
  for (const auto& [plan, links] : evaluation.plans) {
    for (const Link& link : links) {
      if (!plan.resources[link.from].elsewhere) list.push_back(LinkJson(plan, link));
    }
  }
  return list;
}

Json FindingCounts(const Evaluation& evaluation, const Verdict& verdict) {
  const auto count = [&](Severity severity) {
    return std::ranges::count_if(evaluation.findings, [&](const Finding& finding) {
      return finding.status != FindingStatus::kResolved && finding.severity == severity;
    });
  };
  return {{"critical", count(Severity::kCritical)},
          {"high", count(Severity::kHigh)},
          {"medium", count(Severity::kMedium)},
          {"low", count(Severity::kLow)},
          {"info", count(Severity::kInfo)},
          {"new", verdict.new_findings},
          {"existing", verdict.findings - verdict.new_findings},
          {"resolved", verdict.resolved_findings},
          {"ignored", evaluation.ignored_findings}};
}

Json StatisticsJson(const Evaluation& evaluation, const TableCatalogue& catalogue,
                    const Verdict& verdict, size_t gaps, const Json& links) {
  const Topology& after = evaluation.timeline.after().topology;
  const auto open =
      std::ranges::count_if(links, [](const Json& link) { return link["to"].is_null(); });
  return {{"virtual_networks", after.vnets.size()},
          {"subnets", after.subnets.size()},
          {"peerings", after.peerings.size()},
          {"route_tables", after.route_tables.size()},
          {"network_interfaces", after.nics.size()},
          {"gateways", after.gateways.size()},
          {"route_servers", after.route_servers.size()},
          {"tables", catalogue.contents.size()},
          {"assignments", verdict.owners},
          {"assignments_incomplete", verdict.incomplete},
          {"changes", evaluation.timeline.changes.size()},
          {"gaps", gaps},
          {"links", links.size()},
          {"links_open", open},
          {"findings", FindingCounts(evaluation, verdict)}};
}

Json DocumentOf(const Evaluation& evaluation, const TableCatalogue& catalogue, RowsOfTables rows) {
  const std::vector<Gap> gaps = AllGaps(evaluation);
  const Verdict verdict = Judge(evaluation, catalogue);
  const Json links = LinksJson(evaluation);
  return {{"format_version", kReportFormatVersion},
          {"verdict", VerdictJson(verdict)},
          {"inputs", InputsJson(evaluation)},
          {"findings", FindingsJson(evaluation)},
          {"topology", TopologyJson(evaluation.timeline)},
          {"effective_routes",
           {{"tables", TablesJson(catalogue, gaps, evaluation.timeline, rows)},
            {"assignments", AssignmentsJson(catalogue)},
            {"changes", ChangesJson(evaluation.timeline)}}},
          {"behaviour_classes", BehaviourClassesJson(FindBehaviourClasses(evaluation.timeline))},
          {"timeline", ApplyJson(evaluation.timeline.apply)},
          {"failures", evaluation.failures ? FailuresJson(*evaluation.failures) : Json(nullptr)},
          {"tests", TestResultsJson(evaluation.tests)},
          {"gaps", GapsJson(gaps, catalogue)},
          {"assumptions", AssumptionsOf(catalogue)},
          {"links", links},
          {"statistics", StatisticsJson(evaluation, catalogue, verdict, gaps.size(), links)}};
}

}  // namespace

Json EvaluationDocument(const Evaluation& evaluation) {
  return EvaluationDocument(evaluation, RowsOfTables::kWritten);
}

Json EvaluationDocument(const Evaluation& evaluation, RowsOfTables rows) {
  return DocumentOf(evaluation, ListTablesWithoutRows(evaluation.timeline), rows);
}

DocumentWithoutRows EvaluationWithoutRows(const Evaluation& evaluation) {
  TableCatalogue catalogue = ListTablesWithoutRows(evaluation.timeline);
  Json document = DocumentOf(evaluation, catalogue, RowsOfTables::kLeftOut);
  return {std::move(document), std::move(catalogue.places)};
}

void WriteWithRows(const DocumentWithoutRows& without, const Timeline& timeline,
                   const TakeText& take) {
  JsonText text(take);
  text.BeginObject();
  for (const auto& [name, part] : without.document.items()) {
    text.Name(name);
    if (name == "effective_routes") {
      WriteEffectiveRoutes(part, timeline, without.tables, text);
    } else {
      text.Value(part);
    }
  }
  text.EndObject();
  text.Finish();
}

std::string EvaluationAsJson(const Evaluation& evaluation) {
  std::string json;
  WriteWithRows(EvaluationWithoutRows(evaluation), evaluation.timeline,
                [&](std::string_view piece) { json += piece; });
  return json;
}

}  // namespace routesight

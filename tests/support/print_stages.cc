#include "tests/support/print_stages.h"

#include <algorithm>

#include "evaluator/base/rule_catalogue.h"
#include "evaluator/base/text.h"
#include "evaluator/forwarding/print_routes.h"
#include "evaluator/render/markdown.h"
#include "evaluator/report/evaluation_json.h"
#include "evaluator/report/rib_views.h"
#include "evaluator/report/timeline_text.h"
#include "evaluator/report/why_text.h"
#include "tests/support/topology_facts.h"

namespace routesight {
namespace {

std::string RowLine(std::string_view sign, const RouteRow& row) {
  return Concat("  ", sign, " ", row.prefix, " ", row.source, " ", row.state, " ",
                row.next_hop_type, row.next_hop_ips.empty() ? "" : " ", Join(row.next_hop_ips, ","),
                "\n");
}

std::string PrintLink(const Plan& plan, const Link& link) {
  std::string text = Concat(plan.Text(plan.resources[link.from].label), " ", link.attribute, "\n");
  if (link.to) {
    return text +
           Concat("  -> ", LinkTargetName(plan, *link.to), " by ", LinkBasisName(link.by), "\n");
  }
  text += "  open\n";
  for (const LinkTarget& candidate : link.candidates) {
    text += Concat("  ? ", LinkTargetName(plan, candidate), "\n");
  }
  return text;
}

}  // namespace

std::string PrintLinks(const Evaluation& evaluation) {
  std::string text;
  for (const auto& [plan, links] : evaluation.plans) {
    for (const Link& link : links) text += PrintLink(plan, link);
  }
  return text;
}

std::string PrintTopologies(const Evaluation& evaluation) {
  std::string text;
  for (const Snapshot& snapshot : evaluation.timeline.snapshots) {
    const Topology& topology = snapshot.topology;
    TopologyFacts facts(topology);
    AddNetworkFacts(facts);
    AddGatewayFacts(facts);
    AddMachineFacts(facts);
    AddSpeakerFacts(facts);
    AddBalancingFacts(facts);
    text += Concat("== ", snapshot.at, "\n\n", std::move(facts).Text(), "\n");
  }
  return text;
}

std::string PrintBothTables(const Evaluation& evaluation) {
  std::string text;
  for (const Snapshot& snapshot : evaluation.timeline.snapshots) {
    text += Concat("== ", snapshot.at, "\n\n",
                   PrintRoutes(snapshot.topology, snapshot.ribs, snapshot.fibs));
  }
  return text;
}

std::string PrintChanges(const Evaluation& evaluation) {
  std::string text;
  for (const TableChange& change : evaluation.timeline.changes) {
    const char* kind = change.kind == TableChangeKind::kAdded     ? "added"
                       : change.kind == TableChangeKind::kRemoved ? "removed"
                                                                  : "changed";
    text += Concat(kind, " ", change.subnet.empty() ? change.interface_name : change.subnet, "\n");
    for (const RowChange& row : change.rows) {
      for (const RouteRow& before : row.before) text += RowLine("-", before);
      for (const RouteRow& after : row.after) text += RowLine("+", after);
    }
  }
  return text;
}

std::string PrintGaps(const Evaluation& evaluation) {
  std::string text;
  for (const Snapshot& snapshot : evaluation.timeline.snapshots) {
    text += Concat("== ", snapshot.at, "\n");
    std::vector<Gap> gaps(snapshot.ribs.gaps.begin(), snapshot.ribs.gaps.end());
    std::sort(gaps.begin(), gaps.end());
    for (const Gap& gap : gaps) {
      text += Concat(GapKindName(gap.kind), " ", gap.resource, gap.attribute.empty() ? "" : ".",
                     gap.attribute, ": ", gap.effect, "\n");
    }
  }
  return text;
}

std::string PrintPath(const Evaluation& evaluation, const std::string& from,
                      const std::string& to) {
  const absl::StatusOr<PathAnswers> answers =
      AnswerPathQuery(evaluation.timeline, {from, to, {"before", "after"}});
  if (!answers.ok()) return Concat(from, " -> ", to, ": ", FromAbsl(answers.status().message()));
  return WhyAsText(*answers, TextStyle());
}

std::string PrintFindings(const Evaluation& evaluation) {
  std::string text;
  for (const Finding& finding : evaluation.findings) {
    text += Concat(finding.kind->code, " ", SeverityName(finding.severity), " ",
                   FindingStatusName(finding.status), " ", Join(finding.resources, " "), "\n  ",
                   finding.message, "\n");
    for (const RuleId rule : finding.rules) text += Concat("  rule ", GetRule(rule).id, "\n");
    for (const std::string& subnet : finding.subnets) text += Concat("  subnet ", subnet, "\n");
  }
  return text;
}

std::string PrintMarkdown(const Evaluation& evaluation) {
  return RenderMarkdown(EvaluationDocument(evaluation), RenderOptions());
}

std::string PrintRibs(const Evaluation& evaluation) {
  return RibsAsText(ListRibs(evaluation.timeline), {});
}

std::string PrintTimeline(const Evaluation& evaluation) {
  return TimelineAsText(evaluation.timeline.apply, {});
}

}  // namespace routesight

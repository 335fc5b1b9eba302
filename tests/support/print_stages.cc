#include "tests/support/print_stages.h"

#include "evaluator/base/rule_catalogue.h"
#include "evaluator/base/text.h"
#include "evaluator/forwarding/print_routes.h"

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

}  // namespace routesight

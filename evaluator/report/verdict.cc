#include "evaluator/report/verdict.h"

#include <algorithm>
#include <vector>

#include "absl/strings/ascii.h"
#include "evaluator/base/text.h"
#include "evaluator/report/text_style.h"

namespace routesight {
namespace {

std::string FindingsPart(const Verdict& verdict) {
  std::vector<std::string> parts;
  if (verdict.worst) parts.push_back(Concat(verdict.new_findings, " new"));
  if (verdict.resolved_findings > 0)
    parts.push_back(Concat(verdict.resolved_findings, " resolved"));
  if (verdict.ignored_findings > 0) parts.push_back(Concat(verdict.ignored_findings, " ignored"));
  if (!verdict.worst) {
    return parts.empty() ? "No findings" : Concat("No findings (", Join(parts, ", "), ")");
  }
  return Concat(absl::AsciiStrToUpper(ToAbsl(SeverityName(*verdict.worst))), ": ",
                Counted(verdict.findings, "finding"), " (", Join(parts, ", "), ")");
}

size_t CountChanges(const Timeline& timeline, TableChangeKind kind) {
  return static_cast<size_t>(std::ranges::count(timeline.changes, kind, &TableChange::kind));
}

std::vector<std::string> ChangesParts(const Timeline& timeline) {
  size_t subnets = 0;
  size_t interfaces = 0;
  for (const TableChange& change : timeline.changes) {
    if (change.kind != TableChangeKind::kChanged) continue;
    ++(change.interface_name.empty() ? subnets : interfaces);
  }
  std::vector<std::string> parts;
  if (subnets > 0) {
    parts.push_back(Concat(Counted(subnets, "subnet"), subnets == 1 ? " changes" : " change"));
  }
  if (interfaces > 0) {
    parts.push_back(
        Concat(Counted(interfaces, "interface"), interfaces == 1 ? " changes" : " change"));
  }
  const size_t added = CountChanges(timeline, TableChangeKind::kAdded);
  const size_t removed = CountChanges(timeline, TableChangeKind::kRemoved);
  if (added > 0) parts.push_back(Concat(Counted(added, "table"), " new"));
  if (removed > 0) parts.push_back(Concat(Counted(removed, "table"), " removed"));
  if (parts.empty()) parts.emplace_back("no effective routes change");
  return parts;
}

std::string Headline(const Verdict& verdict, const Timeline& timeline) {
  std::vector<std::string> parts = {FindingsPart(verdict)};
  std::ranges::move(ChangesParts(timeline), std::back_inserter(parts));
  if (verdict.owners == 0) parts.emplace_back("no subnets in this plan");
  if (verdict.incomplete > 0) {
    parts.push_back(
        Concat(verdict.incomplete, " of ", Counted(verdict.owners, "table"), " incomplete"));
  }
  return Join(parts, ", ");
}

}  // namespace

Verdict Judge(const Evaluation& evaluation, const TableCatalogue& catalogue) {
  Verdict verdict;
  verdict.ignored_findings = evaluation.ignored_findings;
  for (const Finding& finding : evaluation.findings) {
    if (finding.status == FindingStatus::kResolved) {
      ++verdict.resolved_findings;
      continue;
    }
    ++verdict.findings;
    if (finding.status == FindingStatus::kNew) ++verdict.new_findings;
    verdict.worst = std::max(verdict.worst.value_or(Severity::kInfo), finding.severity);
  }
  for (const std::vector<TableEntry>& entries : ByOwner(catalogue)) {
    ++verdict.owners;
    const bool complete = std::ranges::all_of(entries, [&](const TableEntry& entry) {
      return catalogue.contents[entry.content].complete();
    });
    if (!complete) ++verdict.incomplete;
  }
  verdict.headline = Headline(verdict, evaluation.timeline);
  return verdict;
}

}  // namespace routesight

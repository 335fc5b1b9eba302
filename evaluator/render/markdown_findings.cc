#include "evaluator/render/markdown_findings.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "absl/strings/ascii.h"
#include "evaluator/base/text.h"
#include "evaluator/render/escapes.h"
#include "evaluator/report/text_style.h"

namespace routesight {
namespace {

constexpr size_t kTold = 3;  // Findings of one kind that are told one by one.
constexpr std::string_view kRefused = "operation-refused";

using Findings = std::vector<StoredFinding>;

// Findings of one kind and severity, in the order of the document: worst first.
std::vector<Findings> ByKind(const Findings& findings) {
  std::vector<Findings> kinds;
  for (const StoredFinding& finding : findings) {
    const auto known = std::ranges::find_if(kinds, [&](const Findings& kind) {
      return kind.front().code == finding.code && kind.front().severity == finding.severity;
    });
    if (known == kinds.end()) {
      kinds.push_back({finding});
    } else {
      known->push_back(finding);
    }
  }
  return kinds;
}

std::string Where(const std::vector<std::string>& resources, const RenderOptions& options) {
  std::string place = NamesInCell(resources);
  if (!options.find_source || resources.empty()) return place;
  const auto source = options.find_source(resources.front());
  return source ? Concat(place, "<br>", MarkdownCode(Concat(source->file, ":", source->line)))
                : place;
}

std::string HowLong(const StoredFinding& finding) {
  if (!finding.duration) return finding.ends ? "not known" : "does not end";
  return DurationRangeText(*finding.duration);
}

std::string RowText(const StoredFinding& finding, size_t more, std::vector<std::string> resources,
                    const RenderOptions& options) {
  const std::string severity = absl::AsciiStrToUpper(ToAbsl(SeverityName(finding.severity)));
  std::string row = Concat("| **", severity, "** | ");
  if (finding.has_window) row += Concat(MarkdownText(HowLong(finding)), " | ");
  row += Concat("**", MarkdownText(finding.code), " ", MarkdownText(finding.title), "**<br>",
                MarkdownText(finding.message));
  if (more > 0) row += Concat("<br>*and ", more, " more of this kind*");
  if (!finding.remedy.empty()) row += Concat("<br>*Fix:* ", MarkdownText(finding.remedy));
  return Concat(row, " | ", Where(resources, options), " |\n");
}

std::vector<MarkdownRow> RowsOf(const Findings& findings, const RenderOptions& options) {
  std::vector<MarkdownRow> rows;
  for (const Findings& kind : ByKind(findings)) {
    if (kind.size() <= kTold) {
      for (const StoredFinding& one : kind)
        rows.push_back({RowText(one, 0, one.resources, options)});
      continue;
    }
    std::vector<std::string> guilty;
    for (const StoredFinding& one : kind) {
      if (!one.resources.empty()) guilty.push_back(one.resources.front());
    }
    rows.push_back(
        {RowText(kind.front(), kind.size() - 1, std::move(guilty), options), kind.size()});
  }
  return rows;
}

MarkdownSection Section(std::string name, const Findings& findings, const RenderOptions& options) {
  const bool timed = !findings.empty() && findings.front().has_window;
  const std::string_view head = timed
                                    ? "| Severity | How long | What | Where |\n|---|---|---|---|\n"
                                    : "| Severity | Finding | Where |\n|---|---|---|\n";
  return {std::move(name), std::string(head), RowsOf(findings, options), "", "finding"};
}

Findings WithStatus(const Json& evaluation, std::string_view status) {
  Findings findings = FindingsIn(evaluation);
  std::erase_if(findings, [&](const StoredFinding& one) { return one.status != status; });
  return findings;
}

template <typename Predicate>
Findings TakeFrom(Findings& findings, Predicate predicate) {
  Findings taken;
  std::ranges::copy_if(findings, std::back_inserter(taken), predicate);
  std::erase_if(findings, predicate);
  return taken;
}

void AddOpen(std::string name, std::string_view title, const Findings& findings,
             const RenderOptions& options, std::vector<MarkdownSection>& sections) {
  if (findings.empty()) return;
  MarkdownSection section = Section(std::move(name), findings, options);
  section.begin = Concat("#### ", title, "\n\n", section.begin);
  sections.push_back(std::move(section));
}

}  // namespace

void AddNewFindings(const Json& evaluation, const RenderOptions& options,
                    std::vector<MarkdownSection>& sections) {
  Findings rest = WithStatus(evaluation, "new");
  const Findings refused =
      TakeFrom(rest, [](const StoredFinding& one) { return one.name == kRefused; });
  Findings timed = TakeFrom(rest, [](const StoredFinding& one) { return one.has_window; });
  AddOpen("downtime", "Down during the apply", timed, options, sections);
  AddOpen("what Azure refuses", "What Azure refuses", refused, options, sections);
  AddOpen("new findings", "What this plan brings", rest, options, sections);
}

void AddOldFindings(const Json& evaluation, const RenderOptions& options,
                    std::vector<MarkdownSection>& sections) {
  const Findings existing = WithStatus(evaluation, "existing");
  if (!existing.empty()) {
    const std::string summary = Concat(Counted(existing.size(), "finding"), " that ",
                                       existing.size() == 1 ? "was" : "were", " there before");
    sections.push_back(Collapsed(summary, Section("existing findings", existing, options)));
  }
  const Findings resolved = WithStatus(evaluation, "resolved");
  if (!resolved.empty()) {
    sections.push_back(Collapsed(Concat(Counted(resolved.size(), "finding"), " resolved"),
                                 Section("resolved findings", resolved, options)));
  }
}

}  // namespace routesight

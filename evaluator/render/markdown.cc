#include "evaluator/render/markdown.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "absl/strings/ascii.h"
#include "evaluator/base/text.h"
#include "evaluator/render/change_classes.h"
#include "evaluator/render/document.h"
#include "evaluator/render/escapes.h"
#include "evaluator/render/mermaid.h"
#include "evaluator/report/text_style.h"

namespace routesight {
namespace {

constexpr size_t kRowsOfTable = 40;  // Of an open table.
constexpr size_t kRowsOfClass = 12;  // Prefixes of one class of changes.
constexpr size_t kNamesInCell = 3;

// A part of the comment that is kept or dropped as a whole.
struct Section {
  std::string name;  // As the note on what was left out calls it.
  std::string text;
};

size_t CodeUnits(std::string_view text) {
  size_t units = 0;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if ((byte & 0xc0) != 0x80) units += byte >= 0xf0 ? 2 : 1;
  }
  return units;
}

std::string Upper(std::string_view word) { return absl::AsciiStrToUpper(ToAbsl(word)); }

std::string Names(const std::vector<std::string>& names) {
  std::vector<std::string> shown;
  for (size_t i = 0; i < std::min(names.size(), kNamesInCell); ++i) {
    shown.push_back(MarkdownCode(names[i]));
  }
  std::string joined = Join(shown, "<br>");
  if (names.size() > kNamesInCell) {
    joined += Concat("<br>and ", names.size() - kNamesInCell, " more");
  }
  return joined;
}

std::string Details(std::string_view summary, std::string_view body) {
  return Concat("<details><summary>", MarkupText(summary), "</summary>\n\n", body,
                "\n</details>\n");
}

std::string MoreRows(size_t all, std::string_view what) {
  return all <= kRowsOfTable
             ? ""
             : Concat("\n", all - kRowsOfTable, " more ", what, " are in the full report.\n");
}

std::string Place(const StoredFinding& finding, const RenderOptions& options) {
  std::string place = Names(finding.resources);
  if (!options.find_source || finding.resources.empty()) return place;
  const auto source = options.find_source(finding.resources.front());
  return source ? Concat(place, "<br>", MarkdownCode(Concat(source->file, ":", source->line)))
                : place;
}

std::string FindingTable(const std::vector<StoredFinding>& findings, const RenderOptions& options) {
  std::string table = "| Severity | Finding | Where |\n|---|---|---|\n";
  for (size_t i = 0; i < std::min(findings.size(), kRowsOfTable); ++i) {
    const StoredFinding& finding = findings[i];
    table +=
        Concat("| **", Upper(SeverityName(finding.severity)), "** | **", MarkdownText(finding.code),
               " ", MarkdownText(finding.title), "**<br>", MarkdownText(finding.message));
    if (!finding.remedy.empty()) table += Concat("<br>*Fix:* ", MarkdownText(finding.remedy));
    table += Concat(" | ", Place(finding, options), " |\n");
  }
  return table + MoreRows(findings.size(), "findings");
}

std::vector<StoredFinding> WithStatus(const Json& evaluation, std::string_view status) {
  std::vector<StoredFinding> findings = FindingsIn(evaluation);
  std::erase_if(findings, [&](const StoredFinding& one) { return one.status != status; });
  return findings;
}

void AddFindings(const Json& evaluation, const RenderOptions& options,
                 std::vector<Section>& sections) {
  const auto fresh = WithStatus(evaluation, "new");
  if (!fresh.empty()) {
    sections.push_back(
        {"new findings", Concat("#### What this plan brings\n\n", FindingTable(fresh, options))});
  }
}

void AddOldFindings(const Json& evaluation, const RenderOptions& options,
                    std::vector<Section>& sections) {
  const auto existing = WithStatus(evaluation, "existing");
  if (!existing.empty()) {
    sections.push_back({"existing findings",
                        Details(Concat(Counted(existing.size(), "finding"), " that ",
                                       existing.size() == 1 ? "was" : "were", " there before"),
                                FindingTable(existing, options))});
  }
  const auto resolved = WithStatus(evaluation, "resolved");
  if (!resolved.empty()) {
    sections.push_back(
        {"resolved findings", Details(Concat(Counted(resolved.size(), "finding"), " resolved"),
                                      FindingTable(resolved, options))});
  }
}

std::string ClassRows(const ChangeClass& one) {
  std::string rows;
  for (size_t i = 0; i < std::min(one.rows->size(), kRowsOfClass); ++i) {
    const Json& row = (*one.rows)[i];
    const Json before = ListAt(row, "before");
    const Json after = ListAt(row, "after");
    rows += Concat("| ", i == 0 ? Names(one.owners) : std::string(), " | ",
                   MarkdownCode(TextAt(row, "prefix")), " | ", MarkdownText(NextHopWords(before)),
                   " | ", MarkdownText(NextHopWords(after)), " |\n");
  }
  if (one.rows->size() > kRowsOfClass) {
    rows += Concat("| | ", one.rows->size() - kRowsOfClass, " more prefixes | | |\n");
  }
  return rows;
}

void AddChanges(const Json& evaluation, std::vector<Section>& sections) {
  const std::vector<ChangeClass> classes = ChangeClassesIn(evaluation);
  std::string table;
  std::string others;
  size_t shown = 0;
  size_t changed = 0;
  for (const ChangeClass& one : classes) {
    if (one.change != "changed") {
      others += Concat(Counted(one.owners.size(), "table"), " ", MarkdownText(one.change), ": ",
                       Names(one.owners), "\n\n");
      continue;
    }
    ++changed;
    if (shown < kRowsOfTable) table += ClassRows(one);
    shown += std::min(one.rows->size(), kRowsOfClass);
  }
  if (!table.empty()) {
    sections.push_back(
        {"route changes",
         Concat("#### Effective routes that change\n\n| Subnets | Prefix | Before | After |\n",
                "|---|---|---|---|\n", table)});
  }
  if (!others.empty()) {
    sections.push_back({"tables that come and go", Details("Tables that come and go", others)});
  }
}

void AddUnknowns(const Json& evaluation, std::vector<Section>& sections) {
  std::string body;
  size_t touching = 0;
  const Json& gaps = ListAt(evaluation, "gaps");
  std::string table = "| What is not known | Of | Effect | Tables |\n|---|---|---|---|\n";
  for (const Json& gap : gaps) {
    const double tables = NumberAt(gap, "tables").value_or(0);
    if (tables <= 0) continue;
    if (++touching > kRowsOfTable) continue;
    table += Concat("| ", MarkdownCode(TextAt(gap, "attribute")), " | ",
                    MarkdownCode(TextAt(gap, "resource")), " | ",
                    MarkdownText(TextAt(gap, "effect")), " | ", tables, " |\n");
  }
  if (touching > 0) body += table + MoreRows(touching, "gaps");
  const std::vector<std::string> assumptions = TextsAt(evaluation, "assumptions");
  if (!assumptions.empty()) body += "\nTaken to be so:\n\n";
  for (size_t i = 0; i < std::min(assumptions.size(), kRowsOfTable); ++i) {
    body += Concat("- ", MarkdownText(assumptions[i]), "\n");
  }
  body += MoreRows(assumptions.size(), "assumptions");
  if (body.empty()) return;
  const std::string summary = touching > 0
                                  ? Concat("Not known: ", Counted(touching, "gap"),
                                           touching == 1 ? " touches tables" : " touch tables")
                                  : "Assumptions";
  sections.push_back({"unknowns", Details(summary, body)});
}

void AddDiagram(const Json& evaluation, std::vector<Section>& sections) {
  const auto diagram = TopologyDiagram(evaluation, MermaidLimits());
  if (!diagram) return;
  sections.push_back(
      {"diagram", Details("Networks and peerings", Concat("```mermaid\n", *diagram, "```\n"))});
}

std::string Headline(const Json& evaluation) {
  const std::string headline = TextAt(ObjectAt(evaluation, "verdict"), "headline");
  return Concat("### routesight: ", MarkdownText(headline), "\n");
}

std::string Coverage(const Json& evaluation) {
  const Json& statistics = ObjectAt(evaluation, "statistics");
  const auto count = [&](std::string_view key) {
    return static_cast<size_t>(std::max(0.0, NumberAt(statistics, key).value_or(0)));
  };
  return Concat("\n<sub>", Counted(count("assignments"), "effective-route table"), " of ",
                Counted(count("subnets"), "subnet"), " in ",
                Counted(count("virtual_networks"), "virtual network"), "; ",
                count("assignments_incomplete"),
                " incomplete. To see it all: ", "<code>routesight evaluate PLAN</code></sub>\n");
}

std::string LeftOut(const std::vector<std::string>& names) {
  return names.empty() ? ""
                       : Concat("\n**Left out, because the comment would be too long:** ",
                                Join(names, ", "), ".\n");
}

}  // namespace

std::string MarkdownComment(const Json& evaluation, const RenderOptions& options, size_t budget) {
  std::vector<Section> sections;
  AddFindings(evaluation, options, sections);
  AddChanges(evaluation, sections);
  AddUnknowns(evaluation, sections);
  AddOldFindings(evaluation, options, sections);
  AddDiagram(evaluation, sections);

  std::vector<std::string> all_names;
  for (const Section& section : sections) all_names.push_back(section.name);
  std::string comment = Headline(evaluation);
  const std::string coverage = Coverage(evaluation);
  const size_t reserved = CodeUnits(comment) + CodeUnits(coverage) + CodeUnits(LeftOut(all_names));
  size_t used = reserved;
  std::vector<std::string> left_out;
  for (const Section& section : sections) {
    const size_t size = CodeUnits(section.text) + 1;
    if (used + size > budget) {
      left_out.push_back(section.name);
      continue;
    }
    comment += Concat("\n", section.text);
    used += size;
  }
  return Concat(comment, LeftOut(left_out), coverage);
}

std::string RenderMarkdown(const Json& evaluation, const RenderOptions& options) {
  return MarkdownComment(evaluation, options, kGithubCommentBudget);
}

}  // namespace routesight

#include "evaluator/render/markdown.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "evaluator/base/text.h"
#include "evaluator/render/change_classes.h"
#include "evaluator/render/document.h"
#include "evaluator/render/escapes.h"
#include "evaluator/render/markdown_apply.h"
#include "evaluator/render/markdown_findings.h"
#include "evaluator/render/markdown_section.h"
#include "evaluator/render/markdown_tests.h"
#include "evaluator/render/mermaid.h"
#include "evaluator/report/text_style.h"

namespace routesight {
namespace {

constexpr size_t kRowsOfClass = 12;  // Prefixes of one class of changes.
constexpr size_t kOpenClasses = 10;  // More classes than these are opened by who wants them.

MarkdownRow ClassRow(const ChangeClass& one) {
  MarkdownRow row;
  for (size_t i = 0; i < std::min(one.rows->size(), kRowsOfClass); ++i) {
    const Json& prefix = (*one.rows)[i];
    row.text += Concat("| ", i == 0 ? NamesInCell(one.owners) : std::string(), " | ",
                       MarkdownCode(TextAt(prefix, "prefix")), " | ",
                       MarkdownText(NextHopWords(ListAt(prefix, "before"))), " | ",
                       MarkdownText(NextHopWords(ListAt(prefix, "after"))), " |\n");
  }
  if (one.rows->size() > kRowsOfClass) {
    row.text += Concat("| | ", one.rows->size() - kRowsOfClass, " more prefixes | | |\n");
  }
  return row;
}

void AddChanges(const Json& evaluation, std::vector<MarkdownSection>& sections) {
  MarkdownSection changed{"route changes",
                          "| Subnets | Prefix | Before | After |\n|---|---|---|---|\n",
                          {},
                          "",
                          "change"};
  MarkdownSection others{"tables that come and go", "", {}, "", "group"};
  for (const ChangeClass& one : ChangeClassesIn(evaluation)) {
    if (one.change == "changed") {
      changed.rows.push_back(ClassRow(one));
    } else {
      others.rows.push_back(
          {Concat("- ", Counted(one.owners.size(), "table"), " ", MarkdownText(one.change), ": ",
                  NamesInCell(one.owners), "\n")});
    }
  }
  if (changed.rows.size() > kOpenClasses) {
    sections.push_back(Collapsed(
        Concat("Effective routes that change, in ", changed.rows.size(), " ways"), changed));
  } else if (!changed.rows.empty()) {
    changed.begin = Concat("#### Effective routes that change\n\n", changed.begin);
    sections.push_back(std::move(changed));
  }
  if (!others.rows.empty()) sections.push_back(Collapsed("Tables that come and go", others));
}

void AddUnknowns(const Json& evaluation, std::vector<MarkdownSection>& sections) {
  MarkdownSection gaps{"unknowns",
                       "| What is not known | Of | Effect | Tables |\n|---|---|---|---|\n",
                       {},
                       "",
                       "gap"};
  for (const Json& gap : ListAt(evaluation, "gaps")) {
    const double tables = NumberAt(gap, "tables").value_or(0);
    if (tables <= 0) continue;
    gaps.rows.push_back({Concat("| ", MarkdownCode(TextAt(gap, "attribute")), " | ",
                                MarkdownCode(TextAt(gap, "resource")), " | ",
                                MarkdownText(TextAt(gap, "effect")), " | ", tables, " |\n")});
  }
  const size_t count = gaps.rows.size();
  if (count > 0) {
    sections.push_back(Collapsed(Concat("Not known: ", Counted(count, "gap"),
                                        count == 1 ? " touches tables" : " touch tables"),
                                 gaps));
  }
  MarkdownSection assumptions{"assumptions", "", {}, "", "assumption"};
  for (const std::string& assumption : TextsAt(evaluation, "assumptions")) {
    assumptions.rows.push_back({Concat("- ", MarkdownText(assumption), "\n")});
  }
  if (!assumptions.rows.empty()) sections.push_back(Collapsed("Taken to be so", assumptions));
}

void AddDiagram(const Json& evaluation, std::vector<MarkdownSection>& sections) {
  const auto diagram = TopologyDiagram(evaluation, MermaidLimits());
  if (!diagram) return;
  sections.push_back(
      Collapsed("Networks and peerings",
                {"diagram", Concat("```mermaid\n", *diagram, "```\n"), {}, "", "diagram"}));
}

std::string Headline(const Json& evaluation) {
  const std::string headline = TextAt(ObjectAt(evaluation, "verdict"), "headline");
  return Concat("### routesight: ", MarkdownText(headline), "\n");
}

// What makes a plan say less than it seems to.
std::string Reservations(const Json& evaluation) {
  const Json& plans = ListAt(ObjectAt(evaluation, "inputs"), "plans");
  if (plans.empty()) return "";
  std::string text;
  if (FlagAt(plans.front(), "errored")) {
    text += "\nThe plan ended with an error: what it did not reach is not in it.\n";
  }
  if (plans.front().contains("complete") && !FlagAt(plans.front(), "complete")) {
    text +=
        "\nThe plan is not complete (-target or deferred changes): what it leaves out is taken to "
        "stay as it is.\n";
  }
  return text;
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

}  // namespace

std::string MarkdownComment(const Json& evaluation, const RenderOptions& options, size_t budget) {
  std::vector<MarkdownSection> sections;
  AddNewFindings(evaluation, options, sections);
  AddRouteTests(evaluation, sections);
  AddChanges(evaluation, sections);
  AddUnknowns(evaluation, sections);
  AddOldFindings(evaluation, options, sections);
  AddSaferPlans(evaluation, sections);
  AddBehaviourClasses(evaluation, sections);
  if (!NothingToComment(evaluation)) AddDiagram(evaluation, sections);

  const std::string top =
      Concat(Headline(evaluation), Reservations(evaluation), DowntimeSentence(evaluation));
  const std::string coverage = Coverage(evaluation);
  const size_t reserved = CodeUnits(top) + CodeUnits(coverage);
  return Concat(top, FittedSections(sections, budget - std::min(budget, reserved)), coverage);
}

bool NothingToComment(const Json& evaluation) {
  const std::vector<StoredFinding> findings = FindingsIn(evaluation);
  return std::ranges::all_of(findings, &StoredFinding::resolved) &&
         ListAt(ObjectAt(evaluation, "effective_routes"), "changes").empty() &&
         !TrafficFaresOtherwise(evaluation) && RouteTestsPass(evaluation);
}

std::string RenderMarkdown(const Json& evaluation, const RenderOptions& options) {
  return MarkdownComment(evaluation, options, kGithubCommentBudget);
}

}  // namespace routesight

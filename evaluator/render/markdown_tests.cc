#include "evaluator/render/markdown_tests.h"

#include <algorithm>
#include <string>
#include <tuple>
#include <utility>

#include "evaluator/base/text.h"
#include "evaluator/render/escapes.h"
#include "evaluator/report/text_style.h"

namespace routesight {
namespace {

// A test at one moment with one result, from all sources for which that is so.
struct SourcesAlike {
  const Json* first = nullptr;
  std::vector<std::string> from;
};

bool Passed(const Json& result) { return TextAt(result, "result") == "passed"; }

auto KindOf(const Json& result) {
  return std::tuple(TextAt(result, "result"), TextAt(result, "name"), TextAt(result, "at"),
                    TextAt(result, "to"));
}

std::vector<SourcesAlike> Alike(const Json& tests, std::string_view wanted) {
  std::vector<SourcesAlike> groups;
  for (const Json& result : tests) {
    if (TextAt(result, "result") != wanted) continue;
    auto group = std::ranges::find_if(
        groups, [&](const SourcesAlike& known) { return KindOf(*known.first) == KindOf(result); });
    if (group == groups.end()) group = groups.insert(group, {&result, {}});
    group->from.push_back(TextAt(result, "from"));
  }
  return groups;
}

std::string Moment(const Json& result) {
  const std::string at = TextAt(result, "at");
  return at == "any_single_failure" ? "any single failure" : MarkdownText(at);
}

MarkdownRow RowOf(const SourcesAlike& group, std::string_view word) {
  const Json& result = *group.first;
  std::string why;
  for (const std::string& reason : TextsAt(result, "reasons")) {
    why += Concat(why.empty() ? "" : "<br>", MarkdownText(reason));
  }
  for (const Json& gap : ListAt(result, "depends_on")) {
    const std::string attribute = TextAt(gap, "attribute");
    const std::string place =
        Concat(TextAt(gap, "resource"), attribute.empty() ? "" : ".", attribute);
    why += Concat(why.empty() ? "" : "<br>", "depends on ", MarkdownCode(place));
  }
  return {Concat("| **", word, "** | ", MarkdownText(TextAt(result, "name")), " | ", Moment(result),
                 " | ", NamesInCell(group.from), "<br>to ", MarkdownCode(TextAt(result, "to")),
                 " | ", why, " |\n"),
          group.from.size()};
}

}  // namespace

void AddRouteTests(const Json& evaluation, std::vector<MarkdownSection>& sections) {
  const Json& tests = ListAt(evaluation, "tests");
  if (tests.empty()) return;
  MarkdownSection section{"route tests", "#### Route tests\n\n", {}, "", "result"};
  for (const auto& [result, word] :
       {std::pair<std::string_view, std::string_view>("failed", "FAILED"),
        {"unknown", "NOT KNOWN"}}) {
    for (const SourcesAlike& group : Alike(tests, result)) {
      section.rows.push_back(RowOf(group, word));
    }
  }
  if (section.rows.empty()) {
    section.begin += Concat("All pass: ", tests.size(), ".\n");
  } else {
    const auto passed = std::ranges::count_if(tests, Passed);
    section.begin += "| Result | Test | When | Traffic | Why |\n|---|---|---|---|---|\n";
    section.end = Concat("\n", passed, " of ", tests.size(), " pass.\n");
  }
  sections.push_back(std::move(section));
}

bool AnyRouteTestFails(const Json& evaluation) {
  return std::ranges::any_of(ListAt(evaluation, "tests"), [](const Json& result) {
    return TextAt(result, "result") == "failed";
  });
}

bool RouteTestsPass(const Json& evaluation) {
  return std::ranges::all_of(ListAt(evaluation, "tests"), Passed);
}

}  // namespace routesight

#include "evaluator/report/tests_text.h"

#include <algorithm>

#include "absl/strings/ascii.h"
#include "evaluator/base/text.h"

namespace routesight {
namespace {

Ink InkOf(TestVerdict verdict) {
  switch (verdict) {
    case TestVerdict::kPassed:
      return Ink::kGreen;
    case TestVerdict::kFailed:
      return Ink::kRed;
    case TestVerdict::kUnknown:
      return Ink::kYellow;
  }
  return Ink::kPlain;
}

std::string GapInWords(const Gap& gap) {
  return Concat(gap.resource, gap.attribute.empty() ? "" : ".", gap.attribute, ": ", gap.effect);
}

std::string ResultText(const TestResult& result, size_t indent, const TextStyle& style) {
  const std::string verdict = absl::AsciiStrToUpper(ToAbsl(TestVerdictName(result.verdict)));
  std::string text =
      Concat(std::string(indent, ' '), Painted(verdict, InkOf(result.verdict), style), " ",
             Painted(result.name, Ink::kBold, style), " (", TestMomentName(result.at), ")\n");
  if (result.verdict == TestVerdict::kPassed) return text;
  text += Wrapped(Concat("from ", result.from, " to ", result.to.ToString()), indent + 2, style);
  for (const std::string& reason : result.reasons) text += Wrapped(reason, indent + 2, style);
  for (const Gap& gap : result.depends_on) {
    text += Wrapped(Concat("depends on ", GapInWords(gap)), indent + 2, style);
  }
  return text + Wrapped(Concat("stated at ", result.place.file, ":", result.place.line), indent + 2,
                        style);
}

// A scalar between single quotes, in which YAML knows no escapes but the doubled quote.
std::string Quoted(std::string_view text) {
  std::string quoted = "'";
  for (const char c : text) quoted += c == '\'' ? std::string("''") : std::string(1, c);
  return quoted + "'";
}

}  // namespace

std::string TestResultsText(const std::vector<TestResult>& results, TestsShown shown, size_t indent,
                            const TextStyle& style) {
  std::string text;
  for (const TestVerdict verdict :
       {TestVerdict::kFailed, TestVerdict::kUnknown, TestVerdict::kPassed}) {
    if (verdict == TestVerdict::kPassed && shown == TestsShown::kNotPassed) continue;
    for (const TestResult& result : results) {
      if (result.verdict == verdict) text += ResultText(result, indent, style);
    }
  }
  return text;
}

std::string TestCounts(const std::vector<TestResult>& results) {
  const auto count = [&](TestVerdict verdict) {
    return std::ranges::count(results, verdict, &TestResult::verdict);
  };
  const auto failed = count(TestVerdict::kFailed);
  const auto unknown = count(TestVerdict::kUnknown);
  return Concat(Counted(results.size(), "route test result"), ": ", count(TestVerdict::kPassed),
                " passed, ", failed, " failed, ", unknown, " not known");
}

std::string DraftAsYaml(const TestDraft& draft) {
  std::string text =
      "# Drafted by routesight from the network as it is: what is known to arrive, and how.\n"
      "# Keep what is meant to be so, delete the rest.\n";
  if (draft.left_out > 0) {
    text += Concat("# There is no room for ", draft.left_out, " more.\n");
  }
  text += draft.tests.empty() ? "version: 1\ntests: []\n" : "version: 1\ntests:\n";
  for (const RouteTest& test : draft.tests) {
    std::vector<std::string> expect{"delivered: true"};
    std::vector<std::string> via;
    for (const std::string& name : test.expect.via) via.push_back(Quoted(name));
    if (!via.empty()) expect.push_back(Concat("via: [", Join(via, ", "), "]"));
    if (test.expect.symmetric) expect.emplace_back("symmetric: true");
    text += Concat("  - name: ", Quoted(test.name), "\n    from: ", Quoted(test.from.text),
                   "\n    to: ", test.to.ToString(), "\n    expect: {", Join(expect, ", "),
                   "}\n    at: [before, after]\n");
  }
  return text;
}

}  // namespace routesight

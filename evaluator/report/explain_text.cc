#include "evaluator/report/explain_text.h"

#include "evaluator/base/rule_catalogue.h"
#include "evaluator/base/text.h"
#include "evaluator/report/text_table.h"

namespace routesight {
namespace {

constexpr size_t kIndent = 2;

// A titled part; each line of `body` is a paragraph. Empty for an empty body.
std::string Part(std::string_view title, std::string_view body, const TextStyle& style) {
  if (body.empty()) return "";
  std::string part = Concat("\n", Painted(title, Ink::kBold, style), "\n");
  while (!body.empty()) {
    const size_t end = body.find('\n');
    part += Wrapped(body.substr(0, end), kIndent, style);
    body.remove_prefix(end == std::string_view::npos ? body.size() : end + 1);
  }
  return part;
}

}  // namespace

std::string ExplainRule(const Rule& rule, const TextStyle& style) {
  return Concat(Painted(rule.id, Ink::kBold, style), "\n", Wrapped(rule.statement, 0, style),
                Part("Left open", rule.open, style),
                Part("Basis", ConfidenceName(rule.basis), style),
                Part("Source", rule.source, style));
}

std::string ExplainFindingKind(const FindingKind& kind, const TextStyle& style) {
  std::string text = Concat(Painted(Concat(kind.code, " ", kind.name), Ink::kBold, style), " (",
                            SeverityName(kind.severity), ")\n", Wrapped(kind.title, 0, style),
                            Part("What it means", kind.help.means, style),
                            Part("Why it matters", kind.help.matters, style),
                            Part("Example", kind.help.example, style),
                            Part("How to fix it", kind.help.fix, style));
  return text + Part("References", Join(kind.references, "\n"), style);
}

std::optional<std::string> Explain(std::string_view name, const TextStyle& style) {
  if (const Rule* rule = FindRule(name)) return ExplainRule(*rule, style);
  if (const FindingKind* kind = FindFindingKind(name)) return ExplainFindingKind(*kind, style);
  return std::nullopt;
}

std::string ListExplanations(const TextStyle& style) {
  std::vector<CellLine> kinds;
  for (const FindingKind* kind : FindingKinds()) {
    kinds.push_back({{std::string(kind->code), Ink::kBold},
                     {std::string(SeverityName(kind->severity))},
                     {Concat(kind->name, ": ", kind->title)}});
  }
  std::vector<CellLine> rules;
  for (const Rule& rule : kRules) {
    rules.push_back({{std::string(rule.id), Ink::kBold}, {std::string(rule.statement)}});
  }
  return Concat(Painted("Findings", Ink::kBold, style), "\n", AlignedLines(kinds, kIndent, style),
                "\n", Painted("Rules", Ink::kBold, style), "\n",
                AlignedLines(rules, kIndent, style));
}

std::vector<std::string_view> ExplainableNames() {
  std::vector<std::string_view> names;
  for (const FindingKind* kind : FindingKinds()) {
    names.push_back(kind->code);
    names.push_back(kind->name);
  }
  for (const Rule& rule : kRules) names.push_back(rule.id);
  return names;
}

}  // namespace routesight

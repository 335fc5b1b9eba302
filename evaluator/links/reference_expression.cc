#include "evaluator/links/reference_expression.h"

#include <algorithm>
#include <utility>

namespace routesight {
namespace {

// Reads the key whose opening bracket stands at `at`, and moves `at` behind the closing one.
ReferenceStep ReadKey(std::string_view text, size_t& at) {
  ReferenceStep step{"", StepKind::kKey};
  bool quoted = false;
  for (++at; at < text.size(); ++at) {
    if (!quoted && text[at] == ']') break;
    if (text[at] == '"') {
      quoted = !quoted;
    } else if (quoted && text[at] == '\\' && at + 1 < text.size()) {
      ++at;
      step.text += text[at] == 'n' ? '\n' : text[at] == 't' ? '\t' : text[at];
    } else {
      step.text += text[at];
    }
  }
  at = std::min(at + 1, text.size());
  return step;
}

// Whether `longer` goes on from `shorter` with further steps.
bool Extends(std::string_view longer, std::string_view shorter) {
  return longer.size() > shorter.size() && longer.substr(0, shorter.size()) == shorter &&
         (longer[shorter.size()] == '.' || longer[shorter.size()] == '[');
}

// Whether a term can stand inside an index without being what the expression is about.
bool CanBeIndex(ReferenceKind kind) {
  switch (kind) {
    case ReferenceKind::kManaged:
    case ReferenceKind::kData:
    case ReferenceKind::kModule:
      return false;
    case ReferenceKind::kVariable:
    case ReferenceKind::kLocal:
    case ReferenceKind::kEachKey:
    case ReferenceKind::kEachValue:
    case ReferenceKind::kCountIndex:
    case ReferenceKind::kOther:
      return true;
  }
  return false;
}

// The first words of a reference: how many steps they take, and what they say.
struct Head {
  ReferenceKind kind;
  size_t steps;
};

Head ReadHead(const std::vector<ReferenceStep>& steps) {
  const std::string_view first = steps.front().text;
  const std::string_view second = steps.size() > 1 ? std::string_view(steps[1].text) : "";
  if (first == "each") {
    return {second == "key" ? ReferenceKind::kEachKey : ReferenceKind::kEachValue, 2};
  }
  if (first == "count") return {ReferenceKind::kCountIndex, 2};
  if (first == "var") return {ReferenceKind::kVariable, 2};
  if (first == "local") return {ReferenceKind::kLocal, 2};
  if (first == "module") return {ReferenceKind::kModule, 2};
  if (first == "data") return {ReferenceKind::kData, 3};
  if (first == "path" || first == "terraform" || first == "self") return {ReferenceKind::kOther, 2};
  return {ReferenceKind::kManaged, 2};
}

}  // namespace

std::vector<ReferenceStep> ParseSteps(std::string_view text) {
  std::vector<ReferenceStep> steps;
  for (size_t at = 0; at < text.size();) {
    if (text[at] == '[') {
      steps.push_back(ReadKey(text, at));
    } else {
      if (text[at] == '.') ++at;
      const size_t end = std::min(text.find_first_of(".[", at), text.size());
      steps.push_back({std::string(text.substr(at, end - at)), StepKind::kAttribute});
      at = end;
    }
  }
  return steps;
}

ReferenceTerm ParseReference(std::string_view text) {
  ReferenceTerm term;
  std::vector<ReferenceStep> steps = ParseSteps(text);
  if (steps.empty()) return term;
  const Head head = ReadHead(steps);
  if (steps.size() < head.steps) return term;
  term.kind = head.kind;
  // The words of the head contain no escapes, so they are found again in the text itself.
  size_t at = 0;
  for (size_t i = 0; i < head.steps; ++i) {
    const std::string_view word = text.substr(at, steps[i].text.size());
    if (i + 2 == head.steps) term.type = word;
    if (i + 1 == head.steps) term.name = word;
    at += word.size() + 1;
  }
  steps.erase(steps.begin(), steps.begin() + static_cast<std::ptrdiff_t>(head.steps));
  term.steps = std::move(steps);
  return term;
}

ReferenceExpression ParseExpression(const Plan& plan, std::span<const Symbol> references) {
  ReferenceExpression expression;
  std::string_view previous;
  for (const Symbol reference : references) {
    const std::string_view text = plan.Text(reference);
    const bool repeats = Extends(previous, text);
    previous = text;
    if (!repeats) expression.push_back(ParseReference(text));
  }
  size_t end = expression.size();
  for (size_t i = expression.size(); i-- > 0;) {
    expression[i].index_end = end;
    if (!CanBeIndex(expression[i].kind)) end = i;
  }
  return expression;
}

}  // namespace routesight

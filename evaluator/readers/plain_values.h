// TextList, numbers and words of a plan as values that may be unknown or absent. What must not be
// shown is unknown.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <utility>

#include "evaluator/base/plan_value.h"
#include "evaluator/base/text.h"
#include "evaluator/plan/json_view.h"
#include "evaluator/topology/machine_drafts.h"

namespace routesight {

// Empty texts are absent: after a refresh a state has them for arguments that were left out.
PlanValue<std::string> ReadText(JsonView value);
// The text, or nothing while it is not known.
std::string KnownText(JsonView value);
PlanValue<int64_t> ReadInteger(JsonView value);
// Sorted. An empty list is absent; with one unknown element the whole is.
PlanValue<TextList> ReadTexts(JsonView list);
// What a single text and a list of further ones say together.
PlanValue<TextList> ReadTexts(JsonView single, JsonView list);

template <typename Meaning>
using Word = std::pair<std::string_view, Meaning>;

// What a word means, ignoring case; unknown for one that is not among `words`.
template <typename Meaning, size_t kCount>
PlanValue<Meaning> ReadWord(JsonView value, const Word<Meaning> (&words)[kCount]) {
  const PlanValue<std::string> text = ReadText(value);
  if (text.absent()) return {};
  if (text.known()) {
    for (const auto& [word, meaning] : words) {
      if (SameName(word, text.value())) return meaning;
    }
  }
  return PlanValue<Meaning>::Unknown();
}

PlanValue<Sku> ReadSku(JsonView value);
PlanValue<Allocation> ReadAllocation(JsonView value);

}  // namespace routesight

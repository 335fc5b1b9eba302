#include "evaluator/configuration/match_selector.h"

#include <re2/re2.h>

#include "evaluator/base/text.h"

namespace routesight {
namespace {

bool IsArmId(std::string_view name) { return name.starts_with('/'); }

}  // namespace

bool Matches(const Selector& selector, std::string_view name) {
  if (selector.kind != Selector::Kind::kPattern) {
    return IsArmId(name) ? SameName(selector.text, name) : selector.text == name;
  }
  const re2::StringPiece text(name.data(), name.size());
  return RE2::PartialMatch(text, RE2(selector.text, RE2::Quiet));
}

}  // namespace routesight

#include "evaluator/base/symbol.h"

#include "evaluator/base/check.h"

namespace routesight {

Symbol SymbolTable::Intern(std::string_view text) {
  if (const auto found = symbols_.find(text); found != symbols_.end()) return found->second;
  const Symbol symbol{static_cast<uint32_t>(texts_.size())};
  symbols_.emplace(texts_.emplace_back(text), symbol);
  return symbol;
}

Symbol SymbolTable::Find(std::string_view text) const {
  const auto found = symbols_.find(text);
  return found == symbols_.end() ? Symbol{} : found->second;
}

std::string_view SymbolTable::Text(Symbol symbol) const {
  if (!symbol.has_value()) return {};
  RS_CHECK(symbol.value < texts_.size());
  return texts_[symbol.value];
}

}  // namespace routesight

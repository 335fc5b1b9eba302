#include "evaluator/base/symbol.h"

#include <utility>

#include "evaluator/base/check.h"

namespace routesight {

SymbolTable::SymbolTable(std::shared_ptr<const SymbolTable> base)
    : base_(std::move(base)), base_size_(base_ == nullptr ? 0 : base_->size()) {}

SymbolTable::SymbolTable(const SymbolTable& other) : SymbolTable(other.base_) {
  for (const std::string& text : other.texts_) Intern(text);
}

Symbol SymbolTable::Intern(std::string_view text) {
  if (const Symbol known = Find(text); known.has_value()) return known;
  const Symbol symbol{static_cast<uint32_t>(size())};
  symbols_.emplace(texts_.emplace_back(text), symbol);
  return symbol;
}

Symbol SymbolTable::Find(std::string_view text) const {
  const size_t hash = symbols_.hash_function()(text);
  for (const SymbolTable* table = this; table != nullptr; table = table->base_.get()) {
    const auto found = table->symbols_.find(text, hash);
    if (found != table->symbols_.end()) return found->second;
  }
  return {};
}

std::string_view SymbolTable::Text(Symbol symbol) const {
  if (!symbol.has_value()) return {};
  RS_CHECK(symbol.value < size());
  const SymbolTable* table = this;
  while (symbol.value < table->base_size_) table = table->base_.get();
  return table->texts_[symbol.value - table->base_size_];
}

const std::shared_ptr<const SymbolTable>& SymbolTable::Share() {
  if (!texts_.empty()) {
    *this = SymbolTable(std::make_shared<const SymbolTable>(std::move(*this)));
  }
  return base_;
}

}  // namespace routesight

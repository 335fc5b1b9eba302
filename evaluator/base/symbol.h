// Interned strings. A Symbol is one 32-bit number; equal symbols of one table are equal texts.
#pragma once

#include <cstddef>
#include <deque>
#include <memory>
#include <string>
#include <string_view>

#include "absl/container/flat_hash_map.h"
#include "evaluator/base/id.h"

namespace routesight {

struct SymbolTag;
using Symbol = Id<SymbolTag>;

// Owns the texts. Views that it gives live as long as the table and those that begin with it, also
// when it is moved.
class SymbolTable {
 public:
  SymbolTable() = default;
  // Begins with all that the other has, under the same symbols.
  explicit SymbolTable(std::shared_ptr<const SymbolTable> base);
  SymbolTable(const SymbolTable& other);  // With the same symbols.
  SymbolTable& operator=(const SymbolTable& other) { return *this = SymbolTable(other); }
  SymbolTable(SymbolTable&&) = default;
  SymbolTable& operator=(SymbolTable&&) = default;

  Symbol Intern(std::string_view text);
  // The symbol of `text` if it was interned before, else none.
  Symbol Find(std::string_view text) const;
  // The text; empty for none.
  std::string_view Text(Symbol symbol) const;
  template <typename Use>
  void ForEachText(Use use) const {
    if (base_ != nullptr) base_->ForEachText(use);
    for (const std::string& text : texts_) use(std::string_view(text));
  }
  size_t size() const { return base_size_ + texts_.size(); }

  // All that is here by now, for other tables to begin with.
  const std::shared_ptr<const SymbolTable>& Share();
  // What it began with, or shared last; null if that is nothing.
  const std::shared_ptr<const SymbolTable>& base() const { return base_; }

 private:
  std::shared_ptr<const SymbolTable> base_;
  size_t base_size_ = 0;
  std::deque<std::string> texts_;  // Of the symbols from `base_size_` on.
  absl::flat_hash_map<std::string_view, Symbol> symbols_;
};

}  // namespace routesight

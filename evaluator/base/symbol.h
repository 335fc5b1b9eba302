// Interned strings. A Symbol is one 32-bit number; equal symbols of one table are equal texts.
#pragma once

#include <deque>
#include <string>
#include <string_view>

#include "absl/container/flat_hash_map.h"
#include "evaluator/base/id.h"

namespace routesight {

struct SymbolTag;
using Symbol = Id<SymbolTag>;

// Owns the texts. Views that it gives live as long as the table, also when it is moved.
class SymbolTable {
 public:
  SymbolTable() = default;
  SymbolTable(SymbolTable&&) = default;
  SymbolTable& operator=(SymbolTable&&) = default;

  Symbol Intern(std::string_view text);
  // The symbol of `text` if it was interned before, else none.
  Symbol Find(std::string_view text) const;
  // The text; empty for none.
  std::string_view Text(Symbol symbol) const;
  template <typename Use>
  void ForEachText(Use use) const {
    for (const std::string& text : texts_) use(std::string_view(text));
  }

 private:
  std::deque<std::string> texts_;
  absl::flat_hash_map<std::string_view, Symbol> symbols_;
};

}  // namespace routesight

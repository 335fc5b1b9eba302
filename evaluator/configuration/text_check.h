// Looks at texts from outside before they are used or shown.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace routesight {

// The first byte of a text that no configuration may have.
struct TextTrouble {
  int line = 1;  // Line and column count from 1, columns in bytes.
  int column = 1;
  std::string message;  // What was found and what was expected.
};

// Checks that `text` is UTF-8 and has no control characters but tab, line feed and carriage return.
std::optional<TextTrouble> FindTextTrouble(std::string_view text);

// `text` on one line of moderate length: control characters escaped, a long text shortened.
std::string OneLine(std::string_view text);
// The same between quotation marks.
std::string Quoted(std::string_view text);

}  // namespace routesight

#include "evaluator/configuration/text_check.h"

#include <cstddef>
#include <cstdint>

#include "evaluator/base/text.h"

namespace routesight {
namespace {

constexpr size_t kLongestQuote = 80;

// The length in bytes of the character at the start of `text`, 0 when it is not UTF-8.
size_t CharacterLength(std::string_view text) {
  const auto byte = [&](size_t i) { return static_cast<unsigned char>(text[i]); };
  if (byte(0) < 0x80) return 1;
  const size_t length = byte(0) >= 0xf0 ? 4 : byte(0) >= 0xe0 ? 3 : 2;
  if (byte(0) < 0xc2 || byte(0) > 0xf4 || text.size() < length) return 0;
  uint32_t code = byte(0) & (0xff >> (length + 1));
  for (size_t i = 1; i < length; ++i) {
    if ((byte(i) & 0xc0) != 0x80) return 0;
    code = code << 6 | (byte(i) & 0x3f);
  }
  const bool overlong = (length == 3 && code < 0x800) || (length == 4 && code < 0x10000);
  const bool surrogate = code >= 0xd800 && code <= 0xdfff;
  return overlong || surrogate || code > 0x10ffff ? 0 : length;
}

std::string Hex(char c) {
  constexpr std::string_view kDigits = "0123456789abcdef";
  const auto byte = static_cast<unsigned char>(c);
  return {kDigits[byte >> 4], kDigits[byte & 0xf]};
}

bool IsForbiddenControl(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return (byte < 0x20 && c != '\t' && c != '\n' && c != '\r') || byte == 0x7f;
}

}  // namespace

std::optional<TextTrouble> FindTextTrouble(std::string_view text) {
  TextTrouble trouble;
  for (size_t i = 0; i < text.size();) {
    const size_t length = CharacterLength(text.substr(i));
    if (length == 0) {
      trouble.message = Concat("found the byte 0x", Hex(text[i]), ", expected UTF-8");
      return trouble;
    }
    if (IsForbiddenControl(text[i])) {
      trouble.message = Concat("found the control character 0x", Hex(text[i]), ", expected text");
      return trouble;
    }
    trouble.column = text[i] == '\n' ? 1 : trouble.column + static_cast<int>(length);
    if (text[i] == '\n') ++trouble.line;
    i += length;
  }
  return {};
}

std::string OneLine(std::string_view text) {
  size_t end = text.size();
  if (end > kLongestQuote) {
    end = kLongestQuote;
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xc0) == 0x80) --end;
  }
  std::string line;
  for (const char c : text.substr(0, end)) {
    if (c == '\n') {
      line += "\\n";
    } else if (c == '\t' || c == '\r' || IsForbiddenControl(c)) {
      line += "\\x" + Hex(c);
    } else {
      line += c;
    }
  }
  return Concat(line, end < text.size() ? "…" : "");
}

std::string Quoted(std::string_view text) { return Concat("\"", OneLine(text), "\""); }

}  // namespace routesight

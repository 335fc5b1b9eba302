#include "evaluator/report/text_style.h"

#include <algorithm>
#include <vector>

#include "evaluator/base/text.h"

namespace routesight {
namespace {

// The narrowest room in which breaking a text into lines still helps.
constexpr size_t kNarrowest = 24;

struct Character {
  char32_t code = 0;
  size_t length = 0;  // In bytes; 0 if the text does not begin with a character in UTF-8.
};

Character FirstCharacter(std::string_view text) {
  const auto byte = [&](size_t i) { return static_cast<unsigned char>(text[i]); };
  const unsigned char first = byte(0);
  if (first < 0x80) return {first, 1};
  const size_t length = first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : 2;
  if (first < 0xc2 || first > 0xf4 || text.size() < length) return {};
  char32_t code = first & (0x7fu >> length);
  for (size_t i = 1; i < length; ++i) {
    if ((byte(i) & 0xc0) != 0x80) return {};
    code = code << 6 | (byte(i) & 0x3fu);
  }
  constexpr char32_t kSmallest[] = {0, 0, 0x80, 0x800, 0x10000};
  const bool surrogate = code >= 0xd800 && code <= 0xdfff;
  if (code < kSmallest[length] || code > 0x10ffff || surrogate) return {};
  return {code, length};
}

// Control characters, characters without width, and those that turn the direction of writing.
bool ActsOnATerminal(char32_t code) {
  return code < 0x20 || (code >= 0x7f && code <= 0x9f) || (code >= 0x200b && code <= 0x200f) ||
         (code >= 0x2028 && code <= 0x202e) || (code >= 0x2060 && code <= 0x206f) ||
         code == 0xfeff || (code >= 0xe0000 && code <= 0xe0fff);
}

std::string Hex(char32_t number, size_t digits) {
  std::string hex(digits, '0');
  for (size_t i = digits; i > 0; --i, number >>= 4) hex[i - 1] = "0123456789abcdef"[number & 15];
  return hex;
}

std::string WrittenOut(char32_t code) {
  if (code < 0x80) return Concat("\\x", Hex(code, 2));
  return code < 0x10000 ? Concat("\\u", Hex(code, 4)) : Concat("\\U", Hex(code, 8));
}

std::string_view EscapeSequence(Ink ink) {
  switch (ink) {
    case Ink::kPlain:
      return "";
    case Ink::kBold:
      return "\x1b[1m";
    case Ink::kDim:
      return "\x1b[2m";
    case Ink::kRed:
      return "\x1b[31m";
    case Ink::kYellow:
      return "\x1b[33m";
    case Ink::kGreen:
      return "\x1b[32m";
  }
  return "";
}

}  // namespace

std::string Printable(std::string_view text) {
  std::string printable;
  printable.reserve(text.size());
  while (!text.empty()) {
    const Character character = FirstCharacter(text);
    const size_t length = std::max<size_t>(character.length, 1);
    if (character.length == 0) {
      printable += Concat("\\x", Hex(static_cast<unsigned char>(text[0]), 2));
    } else if (ActsOnATerminal(character.code)) {
      printable += WrittenOut(character.code);
    } else {
      printable += text.substr(0, length);
    }
    text.remove_prefix(length);
  }
  return printable;
}

size_t DisplayWidth(std::string_view printable) {
  return static_cast<size_t>(std::ranges::count_if(
      printable, [](char c) { return (static_cast<unsigned char>(c) & 0xc0) != 0x80; }));
}

std::string Painted(std::string_view text, Ink ink, const TextStyle& style) {
  if (style.colours == Colours::kOff || ink == Ink::kPlain || text.empty()) return Printable(text);
  return Concat(EscapeSequence(ink), Printable(text), "\x1b[0m");
}

std::string Wrapped(std::string_view text, size_t indent, const TextStyle& style) {
  const std::string printable = Printable(text);
  const bool breaks = style.width >= indent + kNarrowest;
  std::string wrapped(indent, ' ');
  size_t column = indent;
  std::string_view rest = printable;
  while (!rest.empty()) {
    const std::string_view word = rest.substr(0, rest.find(' '));
    rest.remove_prefix(std::min(word.size() + 1, rest.size()));
    const size_t width = DisplayWidth(word);
    if (column > indent && breaks && column + 1 + width > style.width) {
      wrapped += Concat("\n", std::string(indent, ' '));
      column = indent;
    } else if (column > indent) {
      wrapped += ' ';
      ++column;
    }
    wrapped += word;
    column += width;
  }
  return wrapped + "\n";
}

std::string Counted(size_t count, std::string_view singular) {
  if (count == 0) return Concat("no ", singular, "s");
  return Concat(count, " ", singular, count == 1 ? "" : "s");
}

}  // namespace routesight

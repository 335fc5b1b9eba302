// How text for a terminal looks, and the one door through which names and messages get into it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace routesight {

enum class Colours : uint8_t { kOff, kOn };

// Meaning never rests on ink alone: whatever is inked says the same in words.
enum class Ink : uint8_t { kPlain, kBold, kDim, kRed, kYellow, kGreen };

struct TextStyle {
  Colours colours = Colours::kOff;
  size_t width = 0;  // Columns of the terminal; 0 where lines may have any length.
};

// `text` with everything written out that would act on a terminal: control characters as \x1b,
// invisible characters and those that turn the direction of writing as \u202e, and bytes that are
// no UTF-8 as \xff.
std::string Printable(std::string_view text);

// The columns that a printable text takes, counted as one per character.
size_t DisplayWidth(std::string_view printable);

// The printable form of `text` in that ink.
std::string Painted(std::string_view text, Ink ink, const TextStyle& style);

// The printable form of `text` as lines that begin `indent` columns to the right, broken at spaces
// where the style has a width. Ends with a line feed.
std::string Wrapped(std::string_view text, size_t indent, const TextStyle& style);

// "no findings", "1 finding", "2 findings".
std::string Counted(size_t count, std::string_view singular);

}  // namespace routesight

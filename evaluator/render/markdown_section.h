// The parts that a Markdown comment is made of, and how they are cut to a host's limit.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace routesight {

// A row of a table, or several that belong together.
struct MarkdownRow {
  std::string text;
  size_t items = 1;  // How many things it tells of.
};

// A heading and a table. Rows are kept from the first on, so the most dangerous comes first.
struct MarkdownSection {
  std::string name;  // As the note on what was left out calls it.
  std::string begin;
  std::vector<MarkdownRow> rows;
  std::string end;
  std::string item;  // What a row tells of: finding
};

// A section that opens when a reader wants it.
MarkdownSection Collapsed(std::string_view summary, MarkdownSection section);

// What a text counts for on the hosts: UTF-16 code units.
size_t CodeUnits(std::string_view text);

// The sections, one behind the other, in at most `budget` units: each gets as many rows as fit
// behind those before it. What is left out is said at the end.
std::string FittedSections(const std::vector<MarkdownSection>& sections, size_t budget);

// The first names as code, below each other, and how many more there are.
std::string NamesInCell(const std::vector<std::string>& names);

}  // namespace routesight

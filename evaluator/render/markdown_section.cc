#include "evaluator/render/markdown_section.h"

#include <algorithm>

#include "evaluator/base/text.h"
#include "evaluator/render/escapes.h"
#include "evaluator/report/text_style.h"

namespace routesight {
namespace {

constexpr size_t kMostRows = 40;  // Nobody reads more of a table in a comment.
constexpr size_t kNamesInCell = 3;

std::string TextOf(const MarkdownSection& section, size_t rows) {
  std::string text = section.begin;
  for (size_t i = 0; i < rows; ++i) text += section.rows[i].text;
  size_t left = 0;
  for (size_t i = rows; i < section.rows.size(); ++i) left += section.rows[i].items;
  if (left > 0) {
    text += Concat("\n", left, " more ", section.item, left == 1 ? " is" : "s are",
                   " in the other reports of this evaluation.\n");
  }
  return text + section.end;
}

std::string LeftOut(const std::vector<std::string>& names) {
  if (names.empty()) return "";
  return Concat("\n**Left out, because the comment would be too long:** ", Join(names, ", "),
                ". The other reports of this evaluation have it.\n");
}

std::string LeftOutAll(const std::vector<MarkdownSection>& sections) {
  std::vector<std::string> names;
  for (const MarkdownSection& section : sections) names.push_back(section.name);
  return LeftOut(names);
}

}  // namespace

MarkdownSection Collapsed(std::string_view summary, MarkdownSection section) {
  section.begin =
      Concat("<details><summary>", MarkupText(summary), "</summary>\n\n", section.begin);
  section.end += "\n</details>\n";
  return section;
}

size_t CodeUnits(std::string_view text) {
  size_t units = 0;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if ((byte & 0xc0) != 0x80) units += byte >= 0xf0 ? 2 : 1;
  }
  return units;
}

std::string FittedSections(const std::vector<MarkdownSection>& sections, size_t budget) {
  std::string all;
  std::vector<std::string> left_out;
  size_t used = CodeUnits(LeftOutAll(sections));
  for (const MarkdownSection& section : sections) {
    size_t rows = std::min(section.rows.size(), kMostRows);
    std::string text = Concat("\n", TextOf(section, rows));
    while (rows > 1 && used + CodeUnits(text) > budget) {
      text = Concat("\n", TextOf(section, --rows));
    }
    if (used + CodeUnits(text) > budget) {
      left_out.push_back(section.name);
      continue;
    }
    used += CodeUnits(text);
    all += text;
  }
  return all + LeftOut(left_out);
}

std::string NamesInCell(const std::vector<std::string>& names) {
  std::vector<std::string> shown;
  for (size_t i = 0; i < std::min(names.size(), kNamesInCell); ++i) {
    shown.push_back(MarkdownCode(names[i]));
  }
  std::string joined = Join(shown, "<br>");
  if (names.size() > kNamesInCell) {
    joined += Concat("<br>and ", names.size() - kNamesInCell, " more");
  }
  return joined;
}

}  // namespace routesight

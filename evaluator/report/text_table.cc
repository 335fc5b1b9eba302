#include "evaluator/report/text_table.h"

#include <algorithm>
#include <string_view>

#include "evaluator/base/text.h"

namespace routesight {
namespace {

constexpr size_t kBetweenColumns = 2;

// Where each column begins.
std::vector<size_t> ColumnStarts(const std::vector<CellLine>& lines, size_t indent) {
  std::vector<size_t> widths;
  for (const CellLine& line : lines) {
    widths.resize(std::max(widths.size(), line.size()));
    for (size_t i = 0; i < line.size(); ++i) {
      widths[i] = std::max(widths[i], DisplayWidth(Printable(line[i].text)));
    }
  }
  std::vector<size_t> starts;
  size_t start = indent;
  for (size_t width : widths) {
    starts.push_back(start);
    start += width + kBetweenColumns;
  }
  return starts;
}

std::string Spaces(size_t count) { return std::string(count, ' '); }

// The lines of `text` when it begins at column `start`.
std::vector<std::string> Broken(std::string_view text, size_t start, const TextStyle& style) {
  std::string wrapped = Wrapped(text, start, style);
  std::vector<std::string> lines;
  for (size_t from = 0; from < wrapped.size();) {
    const size_t end = wrapped.find('\n', from);
    lines.push_back(wrapped.substr(from + start, end - from - start));
    from = end + 1;
  }
  return lines;
}

std::string Line(const CellLine& line, const std::vector<size_t>& starts, const TextStyle& style) {
  std::string printed;
  size_t column = 0;
  for (size_t i = 0; i < line.size(); ++i) {
    if (line[i].text.empty()) continue;
    printed += Spaces(starts[i] - column);
    if (i + 1 < starts.size()) {
      printed += Painted(line[i].text, line[i].ink, style);
      column = starts[i] + DisplayWidth(Printable(line[i].text));
      continue;
    }
    std::string_view between;
    const std::string next_line = Concat("\n", Spaces(starts[i]));
    for (const std::string& part : Broken(line[i].text, starts[i], style)) {
      printed += Concat(between, Painted(part, line[i].ink, style));
      between = next_line;
    }
  }
  return printed + "\n";
}

}  // namespace

std::string AlignedLines(const std::vector<CellLine>& lines, size_t indent,
                         const TextStyle& style) {
  const std::vector<size_t> starts = ColumnStarts(lines, indent);
  std::string printed;
  for (const CellLine& line : lines) printed += Line(line, starts, style);
  return printed;
}

}  // namespace routesight

// Lines of cells that stand below each other in columns.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "evaluator/report/text_style.h"

namespace routesight {

struct Cell {
  std::string text;
  Ink ink = Ink::kPlain;
};

using CellLine = std::vector<Cell>;

// The lines with every column as wide as its widest cell and two spaces between columns, beginning
// `indent` columns to the right. Where the style has a width, the last column is broken at spaces
// to fit it. A line may have fewer cells than others.
std::string AlignedLines(const std::vector<CellLine>& lines, size_t indent, const TextStyle& style);

}  // namespace routesight

// Effective routes for somebody in a hurry at a terminal: what changes first, equal tables once.
#pragma once

#include <string>

#include "evaluator/report/table_catalogue.h"
#include "evaluator/report/text_style.h"

namespace routesight {

std::string RoutesAsText(const TableCatalogue& catalogue, const TextStyle& style);

// What is not known about a table or a network, one gap below the other.
std::string GapLines(const std::vector<Gap>& gaps, size_t indent, const TextStyle& style);

}  // namespace routesight

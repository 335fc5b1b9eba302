// What could not be known, told once per kind of effect.
#pragma once

#include <cstddef>
#include <string>

#include "evaluator/report/table_catalogue.h"
#include "evaluator/report/text_style.h"

namespace routesight {

// The gaps that touch a table, those that touch most tables first. Empty without any.
std::string GapsText(const TableCatalogue& catalogue, size_t indent, const TextStyle& style);

}  // namespace routesight

// What changes in the tables of subnets, told once for all subnets in which it is the same.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "evaluator/report/text_style.h"
#include "evaluator/timeline/timeline.h"

namespace routesight {

// Of very many rows the first ones and how many more there are. Empty without changes.
std::string ChangesText(const std::vector<TableChange>& changes, size_t indent,
                        const TextStyle& style);

// The names with commas between them; of a long list the first ones and how many more there are.
std::string Abridged(const std::vector<std::string>& names);
// Likewise, of a list that itself leaves some out.
std::string Abridged(const std::vector<std::string>& names, size_t left_out);

}  // namespace routesight

// Where a table of effective routes sends one address. Tables and rows have the form of the JSON
// reports.
#pragma once

#include <nlohmann/json.hpp>
#include <optional>

#include "evaluator/base/ip_address.h"

namespace routesight {

// `table` is a list of rows, or an object with `routes` and `complete`. Gives the members of the
// active row with the longest prefix around the address, or nulls if there is none, and two more:
// `others`, active rows that may carry it as well, and `complete`, which is false if there are any
// or the table is not complete, and null if nothing says whether it is. Empty for anything else.
std::optional<nlohmann::json> FindNextHop(const nlohmann::json& table, IpAddress address);

}  // namespace routesight

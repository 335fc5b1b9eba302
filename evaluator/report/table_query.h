// Picks the tables that a user asks for by name.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "evaluator/report/table_catalogue.h"
#include "evaluator/timeline/timeline.h"

namespace routesight {

// Names are Terraform addresses or ARM ids. Without any name all tables are meant.
struct TableQuery {
  std::vector<std::string> subnets;
  std::vector<std::string> interfaces;  // Means the table that each has, if only its subnet's.
  std::optional<std::string> at;        // before, after, a step; absent: before and after.
};

// The tables of `timeline` that the query asks for, of which there may be none at the moment asked
// for. Fails for a name that exists at no moment, with names that may have been meant, and for an
// interface in no known subnet.
absl::StatusOr<TableCatalogue> SelectTables(const Timeline& timeline, const TableQuery& query);

}  // namespace routesight

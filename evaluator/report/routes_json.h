// Effective routes as JSON, in the fixed shape of `routes --format json`.
#pragma once

#include <string>

#include "evaluator/report/table_catalogue.h"

namespace routesight {

std::string RoutesAsJson(const TableCatalogue& catalogue);

}  // namespace routesight

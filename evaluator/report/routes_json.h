// Effective routes as JSON, in the shape that product.md fixes for `routes --format json`.
#pragma once

#include <string>

#include "evaluator/report/table_catalogue.h"

namespace routesight {

std::string RoutesAsJson(const TableCatalogue& catalogue);

}  // namespace routesight

// One table in the JSON shape of `az network nic show-effective-route-table`.
#pragma once

#include <string>

#include "evaluator/report/table_catalogue.h"

namespace routesight {

std::string RoutesAsAzureJson(const TableContent& table);

}  // namespace routesight

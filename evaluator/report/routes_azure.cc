#include "evaluator/report/routes_azure.h"

#include "evaluator/report/route_json.h"

namespace routesight {

// https://learn.microsoft.com/rest/api/virtualnetwork/network-interfaces/get-effective-route-table
// Only user-defined routes have a name. `hasBgpOverride` stands in what the command prints, but
// nobody documents what sets it.
std::string RoutesAsAzureJson(const TableContent& table) {
  Json routes = Json::array();
  for (const RouteRow& row : table.routes) {
    routes.push_back({{"addressPrefix", Json::array({row.prefix})},
                      {"disableBgpRoutePropagation", table.propagation_disabled},
                      {"hasBgpOverride", false},
                      {"name", TextOrNull(row.name)},
                      {"nextHopIpAddress", row.next_hop_ips},
                      {"nextHopType", row.next_hop_type},
                      {"source", row.source},
                      {"state", row.state}});
  }
  return Written({{"value", std::move(routes)}});
}

}  // namespace routesight

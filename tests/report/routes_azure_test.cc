#include "evaluator/report/routes_azure.h"

#include <catch2/catch.hpp>

#include "evaluator/report/route_json.h"
#include "evaluator/report/table_query.h"
#include "tests/report/sample_evaluation.h"

namespace routesight {

TEST_CASE("a table has the shape of az network nic show-effective-route-table") {
  const TableCatalogue tables =
      *SelectTables(SampleEvaluation().timeline, {{"azurerm_subnet.a"}, {}, "after"});
  const std::string printed = RoutesAsAzureJson(tables.contents[tables.entries[0].content]);
  CHECK(Json::parse(printed) == Json::parse(R"({"value": [
    {"addressPrefix": ["0.0.0.0/0"], "disableBgpRoutePropagation": true, "hasBgpOverride": false,
     "name": "to-firewall", "nextHopIpAddress": ["10.0.0.4"], "nextHopType": "VirtualAppliance",
     "source": "User", "state": "Active"},
    {"addressPrefix": ["0.0.0.0/0"], "disableBgpRoutePropagation": true, "hasBgpOverride": false,
     "name": null, "nextHopIpAddress": [], "nextHopType": "Internet",
     "source": "Default", "state": "Invalid"},
    {"addressPrefix": ["10.0.0.0/16"], "disableBgpRoutePropagation": true, "hasBgpOverride": false,
     "name": null, "nextHopIpAddress": [], "nextHopType": "VnetLocal",
     "source": "Default", "state": "Active"}]})"));
}

}  // namespace routesight

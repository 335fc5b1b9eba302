#include "evaluator/report/routes_json.h"

#include <catch2/catch.hpp>

#include "evaluator/report/route_json.h"
#include "evaluator/report/table_query.h"
#include "tests/report/sample_evaluation.h"

namespace routesight {
namespace {

std::string RoutesOf(const TableQuery& query) {
  return RoutesAsJson(*SelectTables(SampleEvaluation().timeline, query));
}

}  // namespace

TEST_CASE("routes as JSON have the fixed shape") {
  CHECK(RoutesOf({{"azurerm_subnet.a"}, {}, "after"}) == R"({
  "format_version": "1.0",
  "tables": [
    {
      "subnet": "azurerm_subnet.a",
      "subnet_id": "/subscriptions/S/subnets/A",
      "virtual_network": "azurerm_virtual_network.hub",
      "interfaces": [
        "azurerm_network_interface.vm"
      ],
      "at": "after",
      "complete": true,
      "routes": [
        {
          "prefix": "0.0.0.0/0",
          "source": "User",
          "state": "Active",
          "next_hop_type": "VirtualAppliance",
          "next_hop_ips": [
            "10.0.0.4"
          ],
          "rule": "UDR-02",
          "defeated_by": null,
          "as_path": null
        },
        {
          "prefix": "0.0.0.0/0",
          "source": "Default",
          "state": "Invalid",
          "next_hop_type": "Internet",
          "next_hop_ips": [],
          "rule": "SYS-02",
          "defeated_by": {
            "prefix": "0.0.0.0/0",
            "source": "User",
            "next_hop_type": "VirtualAppliance",
            "rule": "SEL-02"
          },
          "as_path": null
        },
        {
          "prefix": "10.0.0.0/16",
          "source": "Default",
          "state": "Active",
          "next_hop_type": "VnetLocal",
          "next_hop_ips": [],
          "rule": "SYS-01",
          "defeated_by": null,
          "as_path": null
        }
      ],
      "hidden": [
        {
          "prefix": "192.168.0.0/16",
          "source": "VirtualNetworkGateway",
          "state": "Invalid",
          "next_hop_type": "VirtualNetworkGateway",
          "next_hop_ips": [],
          "rule": "GW-02",
          "defeated_by": {
            "prefix": null,
            "source": null,
            "next_hop_type": null,
            "rule": "UDR-05"
          },
          "as_path": null
        }
      ],
      "assumptions": []
    }
  ]
}
)");
}

TEST_CASE("an incomplete table carries its gaps, an interface's own table its name") {
  const Json document = Json::parse(RoutesOf({{}, {"azurerm_network_interface.lost"}, {}}));
  CHECK(document["tables"] == Json::parse(R"([{
    "subnet": null, "subnet_id": null, "virtual_network": null,
    "interface": "azurerm_network_interface.lost",
    "interfaces": ["azurerm_network_interface.lost"],
    "at": "after", "complete": false, "routes": [], "hidden": [],
    "gaps": [{"kind": "unknown_value", "resource": "azurerm_network_interface.lost",
              "attribute": "ip_configuration.0.subnet_id", "effect": "no route is certain",
              "candidates": []}],
    "assumptions": []}])"));
}

TEST_CASE("no tables are an empty list") {
  CHECK(RoutesOf({{"azurerm_subnet.new"}, {}, "before"}) ==
        "{\n  \"format_version\": \"1.0\",\n  \"tables\": []\n}\n");
}

TEST_CASE("a name that is no UTF-8 does not break the document") {
  CHECK(Json::parse(Written({{"name", "a\xff"}}))["name"] == "a\xef\xbf\xbd");
}

TEST_CASE("no piece of a large document is large") {
  Json rows = Json::array();
  for (int i = 0; i < 10'000; ++i) rows.push_back({{"prefix", "10.0.0.0/16"}});
  size_t longest = 0;
  size_t whole = 0;
  WriteInPieces({{"effective_routes", {{"tables", rows}}}}, [&](std::string_view piece) {
    longest = std::max(longest, piece.size());
    whole += piece.size();
  });
  CHECK(whole > 400'000);
  CHECK(longest < 100'000);
}

}  // namespace routesight

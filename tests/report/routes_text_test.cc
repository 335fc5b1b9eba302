#include "evaluator/report/routes_text.h"

#include <catch2/catch.hpp>

#include "evaluator/report/table_query.h"
#include "tests/report/sample_evaluation.h"

namespace routesight {
namespace {

std::string Print(const Evaluation& evaluation, const TableQuery& query) {
  return RoutesAsText(*SelectTables(evaluation.timeline, query), {});
}

}  // namespace

TEST_CASE("tables of both moments: changes first, equal tables once") {
  CHECK(Print(SampleEvaluation(), {}) ==
        R"(azurerm_network_interface.lost (in no known subnet)
  new: effective routes after
  Incomplete: one thing is not known.
    azurerm_network_interface.lost.ip_configuration.0.subnet_id: no route is certain

azurerm_subnet.a
azurerm_subnet.b
  changes from before (-) to after (+)
     PREFIX       SOURCE   STATE    NEXT HOP TYPE     RULE    NEXT HOPS
  -  0.0.0.0/0    Default  Active   Internet          SYS-02
  +  0.0.0.0/0    User     Active   VirtualAppliance  UDR-02  10.0.0.4; route "to-firewall"
  +  0.0.0.0/0    Default  Invalid  Internet          SYS-02  beaten by User 0.0.0.0/0 VirtualAppliance, SEL-02
     10.0.0.0/16  Default  Active   VnetLocal         SYS-01
  Lost, and not in Azure's view:
  +  192.168.0.0/16  VirtualNetworkGateway  Invalid  VirtualNetworkGateway  GW-02  removed by UDR-05

azurerm_subnet.new
  new: effective routes after
    PREFIX       SOURCE   STATE   NEXT HOP TYPE  RULE    NEXT HOPS
    0.0.0.0/0    Default  Active  Internet       SYS-02
    10.0.0.0/16  Default  Active  VnetLocal      SYS-01
  Incomplete: one thing is not known.
    azurerm_subnet_route_table_association.new.route_table_id: user-defined routes may be missing
      may be azurerm_route_table.x or azurerm_route_table.y

azurerm_subnet.old
  removed: effective routes before
    PREFIX       SOURCE   STATE   NEXT HOP TYPE  RULE    NEXT HOPS
    0.0.0.0/0    Default  Active  Internet       SYS-02
    10.0.0.0/16  Default  Active  VnetLocal      SYS-01
)");
}

TEST_CASE("tables of one moment") {
  CHECK(Print(SampleEvaluation(), {{"azurerm_subnet.b"}, {}, "before"}) ==
        R"(azurerm_subnet.b
  effective routes before
    PREFIX       SOURCE   STATE   NEXT HOP TYPE  RULE    NEXT HOPS
    0.0.0.0/0    Default  Active  Internet       SYS-02
    10.0.0.0/16  Default  Active  VnetLocal      SYS-01
)");
  CHECK(Print(SampleEvaluation(), {{"azurerm_subnet.old"}, {}, "after"}) ==
        "No table after the apply.\n");
}

TEST_CASE("tables that stay as they are say so") {
  CHECK(Print(QuietEvaluation(), {{"azurerm_subnet.a"}, {}, {}})
            .starts_with("azurerm_subnet.a\n  the same before and after\n"));
}

}  // namespace routesight

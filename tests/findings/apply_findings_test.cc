// Findings about what a plan changes: switches, circuits, kinds of ways, and what is written twice.
#include <catch2/catch.hpp>

#include "evaluator/base/text.h"
#include "tests/findings/findings_in.h"
#include "tests/support/network_text.h"
#include "tests/support/plan_json.h"

namespace routesight {
namespace {

std::string Network(std::string_view more) {
  return Concat(R"(
  network hub 10.0.0.0/16
  subnet gw of hub 10.0.9.0/27 as GatewaySubnet
  gateway vpn in gw
  site office 192.168.0.0/16
  connection c of vpn to office
)",
                more, "\n");
}

std::string With(std::string_view app) {
  return Network(Concat("subnet app of hub 10.0.1.0/24 ", app));
}

// "RS116 new t", one line each, of the findings of that code.
std::string Between(std::string_view code, std::string_view before, std::string_view after) {
  std::string text;
  for (const Finding& finding : FindAllBetween(before, after)) {
    if (finding.kind->code != code) continue;
    text += Concat(code, " ", SeverityName(finding.severity), " ", Join(finding.resources, " "),
                   ": ", finding.message, "\n");
  }
  return text;
}

}  // namespace

TEST_CASE("RS116: propagation goes off, and nothing else leads to on-premises") {
  CHECK(Between("RS116", With("table t\ntable t"), With("table t\ntable t propagation off")) ==
        "RS116 critical t: t switches propagation off, and its subnets lose the routes of gateways "
        "and route servers to 192.168.0.0/16. Nothing else leads to 192.168.0.0/16.\n");
}

TEST_CASE("DOWN-19: with propagation the routes of gateways come back at once") {
  CHECK(Between("RS116", With("table t\ntable t propagation off"), With("table t\ntable t")) ==
        "RS116 medium t: t switches propagation on, and its subnets get routes of gateways and "
        "route servers to 192.168.0.0/16.\n");
}

TEST_CASE("RS116: what a route of the table takes over is not lost") {
  const std::string_view route = "\nroute dc in t 192.168.0.0/16 VirtualAppliance 10.0.2.4";
  CHECK(Between("RS116", With("table t\ntable t"),
                With(Concat("table t\ntable t propagation off", route)))
            .starts_with("RS116 medium t: "));
}

TEST_CASE("RS116 near miss: no gateway, no change, not known, and the table of the gateways") {
  const std::string_view alone = "network n 10.0.0.0/16\nsubnet app of n 10.0.1.0/24 table t\n";
  CHECK(Between("RS116", Concat(alone, "table t"), Concat(alone, "table t propagation off")) == "");
  const std::string off = With("table t\ntable t propagation off");
  CHECK(Between("RS116", off, off) == "");
  CHECK(Between("RS116", With("table t\ntable t"), With("table t\ntable t propagation unknown")) ==
        "");
  const std::string gateways = R"(
    network hub 10.0.0.0/16
    subnet gw of hub 10.0.9.0/27 as GatewaySubnet table t
    gateway vpn in gw
    site office 192.168.0.0/16
    connection c of vpn to office
    table t)";
  CHECK(Between("RS116", gateways, gateways + " propagation off") == "");
}

TEST_CASE("RS117: a service endpoint comes, and another one goes") {
  const std::string found =
      Between("RS117", With("endpoint Microsoft.Storage"), With("endpoint Microsoft.Sql"));
  CHECK(found.starts_with("RS117 medium app: app gets a service endpoint for Microsoft.Sql"));
  CHECK(found.find("it loses its service endpoint for Microsoft.Storage") != std::string::npos);
}

TEST_CASE("DOWN-20: an endpoint that goes makes the service see public addresses") {
  CHECK(Between("RS117", With("endpoint Microsoft.Storage"), With("")).find("public addresses") !=
        std::string::npos);
}

TEST_CASE("RS117 near miss: the same endpoints, and a subnet that is new or goes") {
  CHECK(Between("RS117", With("endpoint Microsoft.Sql"), With("endpoint Microsoft.Sql")) == "");
  CHECK(Between("RS117", Network(""), With("endpoint Microsoft.Sql")) == "");
  CHECK(Between("RS117", With("endpoint Microsoft.Sql"), Network("")) == "");
}

TEST_CASE("RS118: a smaller bandwidth replaces the circuit under a gateway") {
  CHECK(CodesInCase("findings-apply-done-wrong", "RS118") ==
        "azurerm_express_route_circuit.ams azurerm_virtual_network_gateway_connection.ams\n");
}

TEST_CASE("DOWN-26: the connections of a replaced circuit wait for its provider") {
  // The replaced connection follows from the circuit, and is not told by itself.
  CHECK(CodesInCase("findings-apply-done-wrong", "RS110") == "");
}

TEST_CASE("RS118 near miss: a larger bandwidth keeps it") {
  CHECK(CodesInCase("findings-apply-done-right", "RS118") == "");
}

TEST_CASE("RS313: what went through a gateway goes elsewhere after the apply") {
  CHECK(CodesInCase("apply-connection-replaced-second-path", "RS313") == "");
  CHECK(CodesInCase("findings-way-changed", "RS313") != "");
}

TEST_CASE("RS313 near miss: traffic that stays on ways of its kind") {
  CHECK(CodesInCase("findings-apply-done-right", "RS313") == "");
  CHECK(CodesInCase("apply-appliance-interface-tagged", "RS313") == "");
}

TEST_CASE("RS511: routes in blocks and beside them") {
  CHECK(CodesInCase("findings-addresses-done-wrong", "RS511") ==
        "azurerm_route_table.app\nazurerm_virtual_network.hub\n");
}

TEST_CASE("RS511 near miss: blocks only in one table, resources only in another") {
  CHECK(CodesInCase("findings-addresses-done-right", "RS511") == "");
}

}  // namespace routesight

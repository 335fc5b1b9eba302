// Which circuits carry routes: one gateway, one circuit, one site behind it.
#include <catch2/catch.hpp>
#include <sstream>

#include "evaluator/base/text.h"
#include "tests/support/plan_json.h"

namespace routesight {
namespace {

using Catch::Matchers::Contains;

std::string Id(std::string_view path) {
  return Concat("/subscriptions/s/resourceGroups/r/providers/Microsoft.Network/", path);
}

std::string Named(std::string_view name, std::string_view path, std::string_view more) {
  return Concat(R"("name":")", name, R"(","resource_group_name":"r","id":")", Id(path), R"(",)",
                more);
}

constexpr std::string_view kCircuit = "azurerm_express_route_circuit.dc";

std::string Circuit(std::string_view state) {
  return Standing(kCircuit, Named("dc", "expressRouteCircuits/dc",
                                  Concat(R"("service_provider_provisioning_state":")", state,
                                         R"(","service_provider_name":"Equinix")")));
}

std::string PeeringValues(std::string_view more) {
  return Named("x", "expressRouteCircuits/dc/peerings/AzurePrivatePeering",
               Concat(R"("express_route_circuit_name":"dc","peering_type":"AzurePrivatePeering",)",
                      R"("peer_asn":65100,"vlan_id":100)", more));
}

constexpr std::string_view kPeering = "azurerm_express_route_circuit_peering.dc";

std::string Peering(std::string_view more) { return Standing(kPeering, PeeringValues(more)); }

constexpr std::string_view kSite = R"(
version: 1
assume:
  on_premises:
    - name: dc
      asn: 65100
      reached_through:
        - {connection: azurerm_virtual_network_gateway_connection.dc, links: [primary, secondary]}
      announces: [{prefixes: [192.168.0.0/20]}]
)";

// Stands where something else is left out.
std::string Unrelated(std::string_view name) {
  return Standing(
      Concat("azurerm_virtual_network.", name),
      Named(name, Concat("virtualNetworks/", name), R"("address_space":["10.9.0.0/16"])"));
}

Evaluation EvaluatedWith(std::string_view yaml, std::string_view circuit,
                         std::string_view peering) {
  return EvaluateWithFile(
      yaml,
      {Standing("azurerm_virtual_network.hub",
                Named("hub", "virtualNetworks/hub", R"("address_space":["10.0.0.0/16"])")),
       Standing("azurerm_subnet.gw",
                Named("GatewaySubnet", "virtualNetworks/hub/subnets/GatewaySubnet",
                      R"("virtual_network_name":"hub","address_prefixes":["10.0.3.0/27"])")),
       Standing("azurerm_subnet.app",
                Named("app", "virtualNetworks/hub/subnets/app",
                      R"("virtual_network_name":"hub","address_prefixes":["10.0.1.0/24"])")),
       Standing("azurerm_virtual_network_gateway.er",
                Named("er", "virtualNetworkGateways/er",
                      Concat(R"("type":"ExpressRoute","sku":"ErGw1AZ","active_active":false,)",
                             R"("remote_vnet_traffic_enabled":false,)",
                             R"("ip_configuration":[{"name":"a","subnet_id":")",
                             Id("virtualNetworks/hub/subnets/GatewaySubnet"), R"("}])"))),
       Standing("azurerm_virtual_network_gateway_connection.dc",
                Named("dc", "connections/dc",
                      Concat(R"("type":"ExpressRoute","routing_weight":0,)",
                             R"("virtual_network_gateway_id":")", Id("virtualNetworkGateways/er"),
                             R"(","express_route_circuit_id":")", Id("expressRouteCircuits/dc"),
                             R"(")"))),
       circuit.empty() ? Unrelated("one") : std::string(circuit),
       peering.empty() ? Unrelated("two") : std::string(peering)});
}

Evaluation Evaluated(std::string_view circuit, std::string_view peering) {
  return EvaluatedWith(kSite, circuit, peering);
}

// What the table says of ExpressRoute: its route, what was taken to be so, what is not known.
std::string SaidAt(std::string_view at, const Evaluation& evaluation) {
  std::string said = "\n";
  std::istringstream table(TableAt(evaluation, at, "azurerm_subnet.app"));
  for (std::string line; std::getline(table, line);) {
    if (line.starts_with("active  192.168.0.0/20")) said += "192.168.0.0/20\n";
    if (line.starts_with("assumed") || line.starts_with("gap")) said += Concat(line, "\n");
  }
  for (const Finding& finding : evaluation.findings) {
    const bool then = (at == "after") == (finding.status != FindingStatus::kResolved);
    if (std::string_view(finding.kind->code) == "RS404" && then) {
      said += Concat("RS404 ", finding.message, "\n");
    }
  }
  return said;
}

TEST_CASE("ER-03: a provisioned circuit with a private peering carries routes") {
  CHECK(SaidAt("after", Evaluated(Circuit("Provisioned"), Peering(""))) == "\n192.168.0.0/20\n");
}

TEST_CASE("RS404: a circuit that is not provisioned carries none, and tables say why") {
  for (const char* state : {"NotProvisioned", "Provisioning", "Deprovisioning"}) {
    CHECK(SaidAt("after", Evaluated(Circuit(state), Peering(""))) == R"(
assumed: azurerm_express_route_circuit.dc stays as it is, not provisioned by its service provider: no route passes over it (ER-03)
RS404 azurerm_virtual_network_gateway_connection.dc leads to azurerm_express_route_circuit.dc, which its service provider has not provisioned: no route passes over it.
)");
  }
}

TEST_CASE("ER-03: what nobody announces over a circuit without routes is no gap") {
  CHECK_THAT(SaidAt("after", EvaluatedWith("version: 1\n", Circuit("NotProvisioned"), Peering(""))),
             !Contains("gap"));
  CHECK_THAT(SaidAt("after", EvaluatedWith("version: 1\n", Circuit("Provisioned"), Peering(""))),
             Contains("gap not_stated"));
}

TEST_CASE("ER-03: a new circuit is taken to be provisioned, and tables say so") {
  const std::string created =
      Created(kCircuit,
              R"("name":"dc","resource_group_name":"r","service_provider_name":"Equinix",
                           "id":"/subscriptions/s/resourceGroups/r/providers/Microsoft.Network/)"
              R"(expressRouteCircuits/dc")",
              R"("service_provider_provisioning_state":true)");
  CHECK(SaidAt("after", Evaluated(created, Peering(""))) == R"(
192.168.0.0/20
assumed: azurerm_express_route_circuit.dc is provisioned by its service provider; until then no route passes over it (ER-03)
)");
}

TEST_CASE("ER-03: a circuit on an own port has no provider to wait for") {
  const std::string created =
      Created(kCircuit,
              Named("dc", "expressRouteCircuits/dc",
                    Concat(R"("express_route_port_id":")", Id("expressRoutePorts/port"), R"(")")),
              R"("service_provider_provisioning_state":true)");
  CHECK(SaidAt("after", Evaluated(created, Peering(""))) == "\n192.168.0.0/20\n");
}

TEST_CASE("ER-03: a private peering that nobody shows is taken to be there, and tables say so") {
  CHECK(SaidAt("after", Evaluated(Circuit("Provisioned"), "")) == R"(
192.168.0.0/20
assumed: azurerm_express_route_circuit.dc has a private peering that somebody else manages, such as its service provider (ER-03)
)");
}

TEST_CASE("ER-03: a circuit that is in no file is taken to be ready, and tables say so") {
  CHECK_THAT(SaidAt("after", Evaluated("", "")),
             Contains("192.168.0.0/20\nassumed: ") &&
                 Contains("which is in no file at hand, is provisioned and has a private peering"));
}

TEST_CASE("RS404: without the private peering that the plan deletes there are no routes") {
  const std::string before = Concat("{", PeeringValues(""), "}");
  const Evaluation deleted =
      Evaluated(Circuit("Provisioned"), Changed(kPeering, R"(["delete"])", before, "null"));
  CHECK(SaidAt("before", deleted) == "\n192.168.0.0/20\n");
  CHECK(SaidAt("after", deleted) == R"(
assumed: nobody else gives azurerm_express_route_circuit.dc a private peering: no route passes over it (ER-03)
RS404 azurerm_virtual_network_gateway_connection.dc leads to azurerm_express_route_circuit.dc, which has no private peering: no route passes over it.
)");
  const Evaluation created =
      Evaluated(Circuit("Provisioned"), Changed(kPeering, R"(["create"])", "null", before));
  CHECK_THAT(SaidAt("before", created), !Contains("192.168.0.0/20\n") && Contains("RS404"));
  CHECK(SaidAt("after", created) == "\n192.168.0.0/20\n");
}

TEST_CASE("ER-03: a data source lists all peerings of its circuit") {
  const auto listed = [](std::string_view peerings) {
    return Standing("data.azurerm_express_route_circuit.dc",
                    Named("dc", "expressRouteCircuits/dc",
                          Concat(R"("service_provider_provisioning_state":"Provisioned",)",
                                 R"("peerings":[)", peerings, "]")));
  };
  CHECK_THAT(SaidAt("after", Evaluated(listed(R"({"peering_type":"MicrosoftPeering"})"), "")),
             !Contains("192.168.0.0/20\n") && Contains("which has no private peering"));
  CHECK(SaidAt("after", Evaluated(listed(R"({"peering_type":"AzurePrivatePeering"})"), "")) ==
        "\n192.168.0.0/20\n");
}

TEST_CASE("ER-03: a private peering for IPv6 alone carries no IPv4 routes") {
  CHECK(SaidAt("after", Evaluated(Circuit("Provisioned"), Peering(R"(,"ipv4_enabled":false)"))) ==
        "\n");
  CHECK(SaidAt("after", Evaluated(Circuit("Provisioned"), Peering(R"(,"ipv4_enabled":true)"))) ==
        "\n192.168.0.0/20\n");
}

TEST_CASE("RS404 near miss: a circuit that is not known to be unusable is no finding") {
  CHECK_THAT(SaidAt("after", Evaluated(Circuit("Provisioned"), "")), !Contains("RS404"));
}

}  // namespace
}  // namespace routesight

// Two circuits of one gateway, a site behind each.
#include <catch2/catch.hpp>

#include "evaluator/base/text.h"
#include "tests/support/plan_json.h"
#include "tests/support/print_stages.h"

namespace routesight {
namespace {

using Catch::Matchers::Contains;

std::string Id(std::string_view path) {
  return Concat("/subscriptions/s/resourceGroups/r/providers/Microsoft.Network/", path);
}

std::string There(std::string_view address, std::string_view path, std::string_view more) {
  return Standing(address,
                  Concat(R"("name":")", path.substr(path.rfind('/') + 1),
                         R"(","resource_group_name":"r","id":")", Id(path), R"(",)", more));
}

std::string Circuit(std::string_view name) {
  return There(Concat("azurerm_express_route_circuit.", name),
               Concat("expressRouteCircuits/", name),
               R"("service_provider_provisioning_state":"Provisioned")");
}

std::string Peering(std::string_view circuit) {
  return There(Concat("azurerm_express_route_circuit_peering.", circuit),
               Concat("expressRouteCircuits/", circuit, "/peerings/AzurePrivatePeering"),
               Concat(R"("express_route_circuit_name":")", circuit,
                      R"(","peering_type":"AzurePrivatePeering","peer_asn":65100,"vlan_id":1)"));
}

std::string Connection(std::string_view circuit) {
  return There(
      Concat("azurerm_virtual_network_gateway_connection.", circuit),
      Concat("connections/", circuit),
      Concat(R"("type":"ExpressRoute","routing_weight":0,)", R"("virtual_network_gateway_id":")",
             Id("virtualNetworkGateways/er"), R"(","express_route_circuit_id":")",
             Id("expressRouteCircuits/"), circuit, R"(")"));
}

constexpr std::string_view kSites = R"(
version: 1
assume:
  on_premises:
    - name: eastern
      asn: 65100
      reached_through: [azurerm_virtual_network_gateway_connection.east]
      announces: [{prefixes: [192.168.0.0/20]}]
    - name: western
      asn: 65200
      reached_through: [azurerm_virtual_network_gateway_connection.west]
      announces: [{prefixes: [192.168.16.0/20]}]
)";

// All that is known where `joined` stands beside gateway, circuits and sites.
std::string RibsWith(const std::string& joined) {
  return PrintRibs(EvaluateWithFile(
      kSites,
      {There("azurerm_virtual_network.hub", "virtualNetworks/hub",
             R"("address_space":["10.0.0.0/16"])"),
       There("azurerm_subnet.gw", "virtualNetworks/hub/subnets/GatewaySubnet",
             R"("virtual_network_name":"hub","address_prefixes":["10.0.3.0/27"])"),
       There("azurerm_virtual_network_gateway.er", "virtualNetworkGateways/er",
             Concat(R"("type":"ExpressRoute","sku":"ErGw1AZ","active_active":false,)",
                    R"("remote_vnet_traffic_enabled":false,"ip_configuration":[{"name":"a",)",
                    R"("subnet_id":")", Id("virtualNetworks/hub/subnets/GatewaySubnet"), R"("}])")),
       Circuit("east"), Circuit("west"), Peering("east"), Peering("west"), Connection("east"),
       Connection("west"), joined}));
}

TEST_CASE("ER-04: Global Reach joins the sites of two circuits, and gateways see nothing of it") {
  const std::string reach =
      There("azurerm_express_route_circuit_connection.reach",
            "expressRouteCircuits/east/peerings/AzurePrivatePeering/connections/reach",
            Concat(R"("address_prefix_ipv4":"192.168.255.0/29","peering_id":")",
                   Id("expressRouteCircuits/east/peerings/AzurePrivatePeering"),
                   R"(","peer_peering_id":")",
                   Id("expressRouteCircuits/west/peerings/AzurePrivatePeering"), R"(")"));
  const std::string unrelated = There("azurerm_virtual_network.other", "virtualNetworks/other",
                                      R"("address_space":["10.9.0.0/16"])");
  const auto heard = [](const std::string& ribs, std::string_view speaker, std::string_view peer) {
    const size_t block = ribs.find(Concat("\n", speaker, " after"));
    const size_t at = ribs.find(Concat("learned from ", peer), block);
    const size_t advertised = ribs.find("advertised to", at);
    return ribs.substr(at, advertised - at);
  };
  const std::string edge = "azurerm_express_route_circuit.west#primary";
  const std::string joined = RibsWith(reach);
  CHECK_THAT(heard(joined, "western", edge), Contains("192.168.0.0/20"));
  CHECK_THAT(heard(RibsWith(unrelated), "western", edge), !Contains("192.168.0.0/20"));
  CHECK_THAT(heard(joined, "azurerm_virtual_network_gateway.er", edge),
             Contains("192.168.16.0/20") && !Contains("192.168.0.0/20"));
}

}  // namespace
}  // namespace routesight

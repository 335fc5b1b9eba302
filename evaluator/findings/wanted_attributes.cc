#include "evaluator/findings/wanted_attributes.h"

namespace routesight {

std::vector<WantedAttributes> AttributesThatFindingsWant() {
  return {
      {"azurerm_express_route_circuit", {"timeouts"}},
      {"azurerm_firewall", {"timeouts"}},
      {"azurerm_public_ip", {"zones"}},
      {"azurerm_route_server", {"timeouts"}},
      {"azurerm_route_server_bgp_connection", {"timeouts"}},
      {"azurerm_virtual_hub", {"timeouts"}},
      {"azurerm_virtual_hub_bgp_connection", {"timeouts"}},
      {"azurerm_virtual_network_gateway", {"timeouts"}},
      {"azurerm_virtual_network_gateway_connection", {"timeouts"}},
      {"azurerm_virtual_network_peering", {"local_subnet_names"}},
  };
}

}  // namespace routesight

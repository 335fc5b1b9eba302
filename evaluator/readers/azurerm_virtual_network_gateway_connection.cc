#include "evaluator/base/text.h"
#include "evaluator/readers/reader.h"

namespace routesight {
namespace {

ConnectionType ReadType(std::string_view word) {
  if (SameName(word, "IPsec")) return ConnectionType::kIpsec;
  if (SameName(word, "Vnet2Vnet")) return ConnectionType::kVnetToVnet;
  if (SameName(word, "ExpressRoute")) return ConnectionType::kExpressRoute;
  return ConnectionType::kUnknown;
}

void Read(const ResourceReader& connection, TopologyBuilder& builder) {
  auto draft = connection.NewDraft<ConnectionDraft>();
  draft.type = ReadType(connection["type"].Text());
  draft.gateway = connection.Link("virtual_network_gateway_id");
  draft.peer_gateway = connection.Link("peer_virtual_network_gateway_id");
  draft.local_network_gateway = connection.Link("local_network_gateway_id");
  const PlanValue<bool> bgp = ResourceReader::Bool(connection["bgp_enabled"]);
  draft.bgp_enabled =
      bgp.absent() || (bgp.unknown() && !connection.IsConfigured("bgp_enabled")) ? false : bgp;
  builder.Add(std::move(draft));
}

constexpr std::string_view kAttributes[] = {"bgp_enabled", "local_network_gateway_id",
                                            "peer_virtual_network_gateway_id",
                                            "virtual_network_gateway_id"};

}  // namespace

const Reader kReadAzurermVirtualNetworkGatewayConnection = {
    "azurerm_virtual_network_gateway_connection", kAttributes, Read};

}  // namespace routesight

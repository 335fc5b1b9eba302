#include "evaluator/base/text.h"
#include "evaluator/readers/reader.h"
#include "evaluator/readers/stated_values.h"

namespace routesight {
namespace {

ConnectionType ReadType(std::string_view word) {
  if (SameName(word, "IPsec")) return ConnectionType::kIpsec;
  if (SameName(word, "Vnet2Vnet")) return ConnectionType::kVnetToVnet;
  if (SameName(word, "ExpressRoute")) return ConnectionType::kExpressRoute;
  return ConnectionType::kUnknown;
}

void ReadTrafficSelectors(const ResourceReader& connection, ConnectionDraft& draft) {
  const JsonView blocks = connection["traffic_selector_policy"];
  std::vector<Gap> no_route_depends_on_them;
  const auto read = [&](size_t i, std::string_view attribute) {
    return connection.Prefixes(blocks.At(i)[attribute],
                               Concat("traffic_selector_policy.", i, ".", attribute),
                               "which traffic passes is not known", no_route_depends_on_them);
  };
  for (size_t i = 0; i < blocks.size(); ++i) {
    draft.traffic_selectors.push_back(
        {read(i, "local_address_cidrs"), read(i, "remote_address_cidrs")});
  }
}

// Only whether there is a key; its value is a secret.
bool HasKey(JsonView key) { return key.IsUnknown() || !key.Text().empty(); }

void Read(const ResourceReader& connection, TopologyBuilder& builder) {
  auto draft = connection.NewDraft<ConnectionDraft>();
  draft.type = ReadType(connection["type"].Text());
  draft.gateway = connection.Link("virtual_network_gateway_id");
  draft.peer_gateway = connection.Link("peer_virtual_network_gateway_id");
  draft.local_network_gateway = connection.Link("local_network_gateway_id");
  draft.circuit = connection.Link("express_route_circuit_id");
  draft.bgp_enabled = SwitchOrOff(connection, "bgp_enabled");
  draft.routing_weight =
      UnlessFilledIn(connection, "routing_weight", NumberIn(connection["routing_weight"]));
  draft.fast_path = SwitchOrOff(connection, "express_route_gateway_bypass");
  draft.private_link_fast_path = SwitchOrOff(connection, "private_link_fast_path_enabled");
  draft.policy_based_selectors = SwitchOrOff(connection, "use_policy_based_traffic_selectors");
  draft.over_private_address = SwitchOrOff(connection, "local_azure_ip_address_enabled");
  draft.authorized = HasKey(connection["authorization_key"]);
  const JsonView custom = OnlyBlock(connection["custom_bgp_addresses"]);
  for (const std::string_view instance : {"primary", "secondary"}) {
    const PlanValue<std::string> address = TextIn(custom[instance]);
    if (!address.absent()) draft.custom_bgp_addresses.push_back(address);
  }
  ReadTrafficSelectors(connection, draft);
  draft.ingress_nat_rules = LinksIn(connection, "ingress_nat_rule_ids");
  draft.egress_nat_rules = LinksIn(connection, "egress_nat_rule_ids");
  builder.Add(std::move(draft));
}

constexpr std::string_view kAttributes[] = {"authorization_key",
                                            "bgp_enabled",
                                            "custom_bgp_addresses",
                                            "egress_nat_rule_ids",
                                            "express_route_circuit_id",
                                            "express_route_gateway_bypass",
                                            "ingress_nat_rule_ids",
                                            "local_azure_ip_address_enabled",
                                            "local_network_gateway_id",
                                            "peer_virtual_network_gateway_id",
                                            "private_link_fast_path_enabled",
                                            "routing_weight",
                                            "traffic_selector_policy",
                                            "use_policy_based_traffic_selectors",
                                            "virtual_network_gateway_id"};

}  // namespace

const Reader kReadAzurermVirtualNetworkGatewayConnection = {
    "azurerm_virtual_network_gateway_connection", kAttributes, Read};

}  // namespace routesight

#include "evaluator/base/text.h"
#include "evaluator/readers/reader.h"

namespace routesight {
namespace {

// What Azure does when the attribute is left out; the provider shows it as unknown then.
PlanValue<bool> BoolOrOff(const ResourceReader& gateway, std::string_view attribute) {
  const PlanValue<bool> value = ResourceReader::Bool(gateway[attribute]);
  if (value.absent() || (value.unknown() && !gateway.IsConfigured(attribute))) return false;
  return value;
}

GatewayType ReadType(std::string_view word) {
  if (SameName(word, "Vpn")) return GatewayType::kVpn;
  if (SameName(word, "ExpressRoute")) return GatewayType::kExpressRoute;
  return GatewayType::kUnknown;
}

void Read(const ResourceReader& gateway, TopologyBuilder& builder) {
  auto draft = gateway.NewDraft<GatewayDraft>();
  draft.type = ReadType(gateway["type"].Text());
  draft.active_active = BoolOrOff(gateway, "active_active");
  draft.bgp_enabled = BoolOrOff(gateway, "bgp_enabled");
  const JsonView blocks = gateway["ip_configuration"];
  for (size_t i = 0; i < blocks.size(); ++i) {
    const std::string path = Concat("ip_configuration.", i, ".");
    draft.subnets.push_back(gateway.Link(blocks.At(i)["subnet_id"], path + "subnet_id"));
    draft.public_ips.push_back(
        gateway.Link(blocks.At(i)["public_ip_address_id"], path + "public_ip_address_id"));
  }
  if (blocks.IsUnknown()) draft.subnets.push_back(gateway.Link(blocks, "ip_configuration"));
  const JsonView bgp = gateway["bgp_settings"];
  const JsonView peerings = bgp.size() > 0 ? bgp.At(0)["peering_addresses"] : JsonView();
  for (size_t i = 0; i < peerings.size(); ++i) {
    const JsonView addresses = peerings.At(i)["default_addresses"];
    if (addresses.size() > 0 && addresses.At(0).IsText()) {
      draft.instance_addresses.emplace_back(addresses.At(0).Text());
    }
  }
  const JsonView clients = gateway["vpn_client_configuration"];
  for (size_t i = 0; i < clients.size(); ++i) {
    const auto pools = gateway.Prefixes(
        clients.At(i)["address_space"], Concat("vpn_client_configuration.", i, ".address_space"),
        "the route to point-to-site clients is missing", draft.gaps);
    draft.client_pools.insert(draft.client_pools.end(), pools.begin(), pools.end());
  }
  builder.Add(std::move(draft));
}

constexpr std::string_view kAttributes[] = {"active_active", "bgp_enabled", "bgp_settings",
                                            "ip_configuration", "vpn_client_configuration"};

}  // namespace

const Reader kReadAzurermVirtualNetworkGateway = {"azurerm_virtual_network_gateway", kAttributes,
                                                  Read};

}  // namespace routesight

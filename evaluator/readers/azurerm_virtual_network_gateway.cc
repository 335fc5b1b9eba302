#include <algorithm>

#include "evaluator/base/text.h"
#include "evaluator/readers/reader.h"
#include "evaluator/readers/stated_values.h"

namespace routesight {
namespace {

GatewayType ReadType(std::string_view word) {
  if (SameName(word, "Vpn")) return GatewayType::kVpn;
  if (SameName(word, "ExpressRoute")) return GatewayType::kExpressRoute;
  return GatewayType::kUnknown;
}

void ReadIpConfigurations(const ResourceReader& gateway, GatewayDraft& draft) {
  const JsonView blocks = gateway["ip_configuration"];
  for (size_t i = 0; i < blocks.size(); ++i) {
    const std::string path = Concat("ip_configuration.", i, ".");
    draft.subnets.push_back(gateway.Link(blocks.At(i)["subnet_id"], path + "subnet_id"));
    draft.public_ips.push_back(
        gateway.Link(blocks.At(i)["public_ip_address_id"], path + "public_ip_address_id"));
    draft.ip_configurations.push_back({std::string(blocks.At(i)["name"].Text()), {}, {}});
  }
  if (blocks.IsUnknown()) draft.subnets.push_back(gateway.Link(blocks, "ip_configuration"));
}

// The addresses of one instance, which its ip_configuration's name joins with that block.
void ReadPeeringAddresses(JsonView peering, size_t place, GatewayDraft& draft) {
  const std::vector<std::string> defaults = KnownTexts(peering["default_addresses"]);
  if (!defaults.empty()) draft.instance_addresses.push_back(defaults.front());
  const std::string_view name = peering["ip_configuration_name"].Text();
  auto& blocks = draft.ip_configurations;
  auto block = std::find_if(blocks.begin(), blocks.end(), [&](const auto& candidate) {
    return !name.empty() && SameName(candidate.name, name);
  });
  if (block == blocks.end()) {
    if (place >= blocks.size()) return;
    block = blocks.begin() + static_cast<std::ptrdiff_t>(place);
  }
  block->apipa = KnownTexts(peering["apipa_addresses"]);
  block->tunnel_ends = KnownTexts(peering["tunnel_ip_addresses"]);
}

// A data source has the addresses of all instances in one text.
void ReadJoinedAddresses(std::string_view joined, GatewayDraft& draft) {
  while (!joined.empty()) {
    const size_t comma = std::min(joined.find(','), joined.size());
    if (comma > 0) draft.instance_addresses.emplace_back(joined.substr(0, comma));
    joined.remove_prefix(std::min(comma + 1, joined.size()));
  }
}

void ReadBgp(const ResourceReader& gateway, GatewayDraft& draft) {
  const JsonView bgp = gateway["bgp_settings"];
  draft.asn = bgp.IsUnknown() ? UnlessFilledIn(gateway, "bgp_settings", PlanValue<Asn>::Unknown())
                              : AsnIn(OnlyBlock(bgp)["asn"]);
  const JsonView peerings = OnlyBlock(bgp)["peering_addresses"];
  for (size_t i = 0; i < peerings.size(); ++i) ReadPeeringAddresses(peerings.At(i), i, draft);
  if (!gateway.managed()) {
    ReadJoinedAddresses(TextIn(OnlyBlock(bgp)["peering_address"]).known()
                            ? OnlyBlock(bgp)["peering_address"].Text()
                            : std::string_view(),
                        draft);
  }
}

std::vector<Prefix> PrefixesOfBlocks(const ResourceReader& gateway, std::string_view blocks,
                                     std::string_view attribute, std::string_view effect,
                                     std::vector<Gap>& gaps) {
  std::vector<Prefix> all;
  const JsonView list = gateway[blocks];
  for (size_t i = 0; i < list.size(); ++i) {
    const auto prefixes = gateway.Prefixes(list.At(i)[attribute],
                                           Concat(blocks, ".", i, ".", attribute), effect, gaps);
    all.insert(all.end(), prefixes.begin(), prefixes.end());
  }
  std::sort(all.begin(), all.end());
  return all;
}

void Read(const ResourceReader& gateway, TopologyBuilder& builder) {
  auto draft = gateway.NewDraft<GatewayDraft>();
  draft.type = ReadType(gateway["type"].Text());
  draft.active_active = SwitchOrOff(gateway, "active_active");
  draft.bgp_enabled = SwitchOrOff(gateway, "bgp_enabled");
  ReadIpConfigurations(gateway, draft);
  ReadBgp(gateway, draft);
  draft.client_pools =
      PrefixesOfBlocks(gateway, "vpn_client_configuration", "address_space",
                       "the route to point-to-site clients is missing", draft.gaps);
  std::vector<Gap> no_route_depends_on_them;  // GW-07
  draft.custom_routes = PrefixesOfBlocks(gateway, "custom_route", "address_prefixes",
                                         "a route of clients is missing", no_route_depends_on_them);
  draft.vpn_type = WordIn<VpnType>(gateway["vpn_type"], {{"RouteBased", VpnType::kRouteBased},
                                                         {"PolicyBased", VpnType::kPolicyBased}});
  draft.sku = gateway["sku"].IsSensitive() ? std::string_view() : gateway["sku"].Text();
  draft.default_site = gateway.Link("default_local_network_gateway_id");
  draft.remote_vnet_traffic = SwitchOrOff(gateway, "remote_vnet_traffic_enabled");
  draft.virtual_wan_traffic = SwitchOrOff(gateway, "virtual_wan_traffic_enabled");
  draft.nat_translates_routes = SwitchOrOff(gateway, "bgp_route_translation_for_nat_enabled");
  draft.minimum_scale_unit =
      UnlessFilledIn(gateway, "minimum_scale_unit", NumberIn(gateway["minimum_scale_unit"]));
  draft.maximum_scale_unit =
      UnlessFilledIn(gateway, "maximum_scale_unit", NumberIn(gateway["maximum_scale_unit"]));
  builder.Add(std::move(draft));
}

constexpr std::string_view kAttributes[] = {"active_active",
                                            "bgp_enabled",
                                            "bgp_route_translation_for_nat_enabled",
                                            "bgp_settings",
                                            "custom_route",
                                            "default_local_network_gateway_id",
                                            "ip_configuration",
                                            "maximum_scale_unit",
                                            "minimum_scale_unit",
                                            "remote_vnet_traffic_enabled",
                                            "sku",
                                            "virtual_wan_traffic_enabled",
                                            "vpn_client_configuration",
                                            "vpn_type"};

}  // namespace

const Reader kReadAzurermVirtualNetworkGateway = {"azurerm_virtual_network_gateway", kAttributes,
                                                  Read};

}  // namespace routesight

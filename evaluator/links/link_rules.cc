#include "evaluator/links/link_rules.h"

#include <algorithm>
#include <iterator>
#include <string>

#include "evaluator/base/text.h"

namespace routesight {
namespace {

struct ReservedName {
  std::string_view type;
  std::string_view attribute;
  std::string_view subnet;
};

// https://learn.microsoft.com/azure/virtual-network/virtual-network-for-azure-services
constexpr ReservedName kReservedNames[] = {
    {"azurerm_bastion_host", "ip_configuration.subnet_id", "AzureBastionSubnet"},
    {"azurerm_firewall", "ip_configuration.subnet_id", "AzureFirewallSubnet"},
    {"azurerm_firewall", "management_ip_configuration.subnet_id", "AzureFirewallManagementSubnet"},
    {"azurerm_route_server", "subnet_id", "RouteServerSubnet"},
    {"azurerm_virtual_hub_ip", "subnet_id", "RouteServerSubnet"},
    {"azurerm_virtual_network_gateway", "ip_configuration.subnet_id", "GatewaySubnet"},
};

struct Place {
  std::string_view type;
  std::string_view attribute;
};

// Subnets with a reserved name are for their service alone; these are not such a service.
constexpr Place kWorkloads[] = {
    {"azurerm_lb", "frontend_ip_configuration.subnet_id"},
    {"azurerm_linux_virtual_machine_scale_set", "network_interface.ip_configuration.subnet_id"},
    {"azurerm_network_interface", "ip_configuration.subnet_id"},
    {"azurerm_orchestrated_virtual_machine_scale_set",
     "network_interface.ip_configuration.subnet_id"},
    {"azurerm_private_endpoint", "subnet_id"},
    {"azurerm_windows_virtual_machine_scale_set", "network_interface.ip_configuration.subnet_id"},
};

// Both ends are in one region.
constexpr Place kSameRegion[] = {
    {"azurerm_bastion_host", "ip_configuration.public_ip_address_id"},
    {"azurerm_bastion_host", "ip_configuration.subnet_id"},
    {"azurerm_express_route_gateway", "virtual_hub_id"},
    {"azurerm_firewall", "ip_configuration.public_ip_address_id"},
    {"azurerm_firewall", "ip_configuration.subnet_id"},
    {"azurerm_firewall", "management_ip_configuration.subnet_id"},
    {"azurerm_lb", "frontend_ip_configuration.public_ip_address_id"},
    {"azurerm_lb", "frontend_ip_configuration.subnet_id"},
    {"azurerm_linux_virtual_machine", "network_interface_ids"},
    {"azurerm_network_interface", "ip_configuration.public_ip_address_id"},
    {"azurerm_network_interface", "ip_configuration.subnet_id"},
    {"azurerm_private_endpoint", "subnet_id"},
    {"azurerm_route_server", "public_ip_address_id"},
    {"azurerm_route_server", "subnet_id"},
    {"azurerm_virtual_network_gateway", "ip_configuration.public_ip_address_id"},
    {"azurerm_virtual_network_gateway", "ip_configuration.subnet_id"},
    {"azurerm_virtual_network_gateway_connection", "virtual_network_gateway_id"},
    {"azurerm_vpn_gateway", "virtual_hub_id"},
    {"azurerm_windows_virtual_machine", "network_interface_ids"},
};

template <typename Table>
bool Lists(const Table& table, const LinkAttribute& link) {
  return std::any_of(std::begin(table), std::end(table), [&](const Place& place) {
    return place.type == link.type && place.attribute == link.attribute;
  });
}

bool IsReserved(std::string_view name) {
  return std::any_of(std::begin(kReservedNames), std::end(kReservedNames),
                     [&](const ReservedName& reserved) { return SameName(reserved.subnet, name); });
}

bool NameFits(const LinkTargets& targets, const LinkSite& site, const LinkTarget& target) {
  const std::string_view wanted = ReservedSubnetName(*site.link);
  if (wanted.empty() && !Lists(kWorkloads, *site.link)) return true;
  const std::string_view name = targets.Name(target);
  if (name.empty()) return true;
  return wanted.empty() ? !IsReserved(name) : SameName(name, wanted);
}

bool AddressFits(const LinkTargets& targets, const LinkSite& site, const LinkTarget& target) {
  if (!Lists(kWorkloads, *site.link)) return true;
  const auto address = IpAddress::Parse(site.holder["private_ip_address"].Text());
  const std::vector<Prefix> prefixes = targets.Prefixes(target);
  if (!address || prefixes.empty()) return true;
  return std::any_of(prefixes.begin(), prefixes.end(),
                     [&](const Prefix& prefix) { return prefix.Contains(*address); });
}

bool RegionFits(const LinkTargets& targets, const LinkSite& site, const LinkTarget& target) {
  if (!Lists(kSameRegion, *site.link)) return true;
  const std::string here = targets.Location({site.from, {}});
  const std::string there = targets.Location(target);
  return here.empty() || there.empty() || here == there;
}

bool IsNotOwnNetwork(const LinkTargets& targets, const LinkSite& site, const LinkTarget& target) {
  return site.link->type != "azurerm_virtual_network_peering" ||
         site.link->attribute != "remote_virtual_network_id" ||
         targets.NetworkOf(site.from) != target.resource;
}

// https://learn.microsoft.com/azure/vpn-gateway/vpn-gateway-about-vpngateways
bool GatewayTypeFits(const LinkTargets& targets, const LinkSite& site, const LinkTarget& target) {
  if (site.link->type != "azurerm_virtual_network_gateway_connection" ||
      site.link->targets.front() != "azurerm_virtual_network_gateway") {
    return true;
  }
  const std::string_view connection = targets.After({site.from, {}})["type"].Text();
  const std::string_view gateway = targets.After(target)["type"].Text();
  if (connection.empty() || gateway.empty()) return true;
  return SameName(connection, "ExpressRoute") == SameName(gateway, "ExpressRoute");
}

}  // namespace

std::string_view ReservedSubnetName(const LinkAttribute& link) {
  for (const ReservedName& reserved : kReservedNames) {
    if (reserved.type == link.type && reserved.attribute == link.attribute) return reserved.subnet;
  }
  return {};
}

bool IsPossible(const LinkTargets& targets, const LinkSite& site, const LinkTarget& target) {
  return IsNotOwnNetwork(targets, site, target) && NameFits(targets, site, target) &&
         AddressFits(targets, site, target) && GatewayTypeFits(targets, site, target) &&
         RegionFits(targets, site, target);
}

bool IsUnknownSource(const LinkTargets& targets, const LinkAttribute& link,
                     const LinkTarget& target) {
  const JsonView values = targets.After(target);
  // An inline subnet of a network whose subnets are not known has no values.
  if (values.IsNull() || values["id"].IsUnknown()) return true;
  switch (link.form) {
    case LinkForm::kId:
      return false;
    case LinkForm::kName:
      return values["name"].IsUnknown();
    case LinkForm::kAddress:
      return values["ip_address"].ContainsUnknown() ||
             values["private_ip_address"].ContainsUnknown() ||
             values["private_ip_addresses"].ContainsUnknown() ||
             values["ip_configuration"].ContainsUnknown() ||
             values["frontend_ip_configuration"].ContainsUnknown() ||
             values["virtual_hub"].ContainsUnknown();
  }
  return true;
}

}  // namespace routesight

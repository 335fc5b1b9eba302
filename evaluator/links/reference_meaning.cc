#include "evaluator/links/reference_meaning.h"

#include <algorithm>
#include <array>
#include <iterator>

namespace routesight {
namespace {

constexpr std::string_view kNetwork = "azurerm_virtual_network";
constexpr std::string_view kInlineSubnet = "azurerm_virtual_network.subnet";

constexpr std::string_view kPlainAttributes[] = {
    "address_prefixes", "address_space", "location", "name", "resource_group_name", "tags",
};

// The attributes that hold an address of the resources that links by address point at.
constexpr std::string_view kAddressAttributes[] = {
    "frontend_ip_configuration", "ip_address",           "ip_configuration",
    "private_ip_address",        "private_ip_addresses", "virtual_hub",
};

// The id of these resources is the id of the subnet.
constexpr std::string_view kSubnetAssociations[] = {
    "azurerm_subnet_nat_gateway_association",
    "azurerm_subnet_network_security_group_association",
    "azurerm_subnet_route_table_association",
};

// Machines repeat the address of their network interfaces.
constexpr std::string_view kMachines[] = {"azurerm_linux_virtual_machine",
                                          "azurerm_windows_virtual_machine"};

template <typename Range>
bool Has(const Range& range, std::string_view wanted) {
  return std::find(std::begin(range), std::end(range), wanted) != std::end(range);
}

std::string_view FirstSegment(std::string_view path) { return path.substr(0, path.find('.')); }

// The path without the places in lists: ip_configuration.0.subnet_id gives
// ip_configuration.subnet_id.
std::string WithoutPlaces(std::string_view path) {
  std::string result;
  while (!path.empty()) {
    const std::string_view segment = FirstSegment(path);
    path.remove_prefix(std::min(path.size(), segment.size() + 1));
    if (!segment.empty() && segment.find_first_not_of("0123456789") == segment.npos) continue;
    if (!result.empty()) result += '.';
    result += segment;
  }
  return result;
}

bool IsValueFor(LinkForm form, std::string_view attribute) {
  switch (form) {
    case LinkForm::kId:
      return attribute == "id";
    case LinkForm::kName:
      return attribute == "name";
    case LinkForm::kAddress:
      return Has(kAddressAttributes, attribute);
  }
  return false;
}

MeantReference MeaningOfTarget(const LinkAttribute& link, std::string_view attribute) {
  const bool value = attribute.empty() || IsValueFor(link.form, FirstSegment(attribute));
  return {value ? ReferenceMeaning::kTarget : ReferenceMeaning::kMention, {}};
}

// A part of a resource, azurerm_virtual_hub.default_route_table_id: meant when the part is named,
// or when what was named is lost.
MeantReference MeaningOfPart(std::string_view part, std::string_view attribute) {
  const bool named = attribute.empty() || FirstSegment(attribute) == part;
  return {named ? ReferenceMeaning::kTarget : ReferenceMeaning::kNothing, {}};
}

MeantReference MeaningOfNetwork(std::string_view attribute) {
  if (attribute.empty() || FirstSegment(attribute) == "subnet") {
    return {ReferenceMeaning::kSubnets, {}};
  }
  return {attribute == "id" ? ReferenceMeaning::kSubnetMention : ReferenceMeaning::kNothing, {}};
}

bool Overlap(const LinkAttribute& a, const LinkAttribute& b) {
  return std::any_of(a.targets.begin(), a.targets.end(),
                     [&](std::string_view target) { return Has(b.targets, target); });
}

}  // namespace

bool IsPlainAttribute(std::string_view attribute) { return Has(kPlainAttributes, attribute); }

bool MayPointAt(const LinkAttribute& link, std::string_view type) {
  return std::any_of(link.targets.begin(), link.targets.end(),
                     [&](std::string_view target) { return FirstSegment(target) == type; });
}

MeantReference MeaningFor(const LinkAttribute& link, std::string_view type,
                          std::string_view attribute) {
  const bool subnet_named = type == kNetwork && FirstSegment(attribute) == "subnet";
  for (const std::string_view target : link.targets) {
    if (target == type && !subnet_named) return MeaningOfTarget(link, attribute);
  }
  for (const std::string_view target : link.targets) {
    if (FirstSegment(target) != type || target == type) continue;
    if (target == kInlineSubnet) return MeaningOfNetwork(attribute);
    return MeaningOfPart(target.substr(type.size() + 1), attribute);
  }
  if (link.form == LinkForm::kAddress && Has(kMachines, type) &&
      attribute.substr(0, 18) == "private_ip_address") {
    return {ReferenceMeaning::kAnotherLink, "network_interface_ids"};
  }
  if (Has(kSubnetAssociations, type) && attribute == "id" && Has(link.targets, "azurerm_subnet")) {
    return {ReferenceMeaning::kAnotherLink, "subnet_id"};
  }
  const std::string path = WithoutPlaces(attribute);
  for (const LinkAttribute& other : LinkAttributesOf(type)) {
    if (other.attribute == path && Overlap(link, other)) {
      return {ReferenceMeaning::kAnotherLink, std::string(attribute)};
    }
  }
  return {};
}

}  // namespace routesight

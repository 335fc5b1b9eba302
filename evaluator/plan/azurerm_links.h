// Facts about the azurerm provider, as tables: which attributes point at which resources, and how
// the ARM id of a resource is composed of attributes that are known when a plan is made.
#pragma once

#include <span>
#include <string_view>

namespace routesight {

// How a link attribute names its target.
enum class LinkForm : unsigned char {
  kId,       // By ARM id, or a list of them.
  kName,     // By the name of the target.
  kAddress,  // By a private IP address of the target.
};

enum class LinkCount : unsigned char { kOne, kMany };

// Where the value of a link attribute comes from.
enum class LinkOrigin : unsigned char {
  kConfiguration,            // Of the configuration alone: an unknown value is configured.
  kConfigurationOrProvider,  // Of the provider when the configuration leaves it out.
  kProvider,                 // It repeats what another resource states.
  kWriteOnly,                // Of the configuration, and null in every plan.
};

struct LinkAttribute {
  std::string_view type;       // azurerm_network_interface
  std::string_view attribute;  // ip_configuration.subnet_id; blocks without their index.
  LinkForm form;
  // Types, or a part of one: azurerm_virtual_network.subnet is an inline subnet.
  std::span<const std::string_view> targets;
  LinkCount count = LinkCount::kOne;
  LinkOrigin origin = LinkOrigin::kConfiguration;
};

// Sorted by type, then attribute.
std::span<const LinkAttribute> LinkAttributes();
// Those of one type.
std::span<const LinkAttribute> LinkAttributesOf(std::string_view type);

struct ArmIdTemplate {
  std::string_view type;
  std::string_view
      form;  // "/subscriptions/{subscription}/resourceGroups/{resource_group_name}/…/{name}"
};

// Sorted by type.
std::span<const ArmIdTemplate> ArmIdTemplates();
// Empty if the type has none.
std::string_view ArmIdTemplateOf(std::string_view type);

}  // namespace routesight

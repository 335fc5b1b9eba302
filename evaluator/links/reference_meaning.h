// What a reference to an attribute of a resource means for a link: the resource itself, subnets of
// it, or nothing.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "evaluator/plan/azurerm_links.h"

namespace routesight {

enum class ReferenceMeaning : uint8_t {
  kNothing,
  kTarget,         // The resource is what the link points at.
  kMention,        // The resource is named, by an attribute that cannot be the link's value alone.
  kSubnets,        // A subnet of the virtual network.
  kSubnetMention,  // A subnet of it, perhaps: the network is named by its id.
  kAnotherLink,    // The value of another link attribute of that resource: `linked_attribute`.
};

struct MeantReference {
  ReferenceMeaning meaning = ReferenceMeaning::kNothing;
  std::string linked_attribute;  // network_interface_ids
};

// `attribute` is the path behind the resource, `ip_configuration.0.subnet_id`; empty if it was
// lost.
MeantReference MeaningFor(const LinkAttribute& link, std::string_view type,
                          std::string_view attribute);

// Whether the link may point at a resource of the type, or at a part of one.
bool MayPointAt(const LinkAttribute& link, std::string_view type);

// Whether an attribute is one that the plan practically always knows.
bool IsPlainAttribute(std::string_view attribute);

}  // namespace routesight

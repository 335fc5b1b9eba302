// What the link attributes point at that the plan leaves unknown, found from known values and from
// the references in the plan's configuration (TF-01). A link is decided or it is open; it is never
// guessed.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "evaluator/base/symbol.h"
#include "evaluator/plan/plan.h"

namespace routesight {

// A resource, or a subnet that is written inline in a virtual network.
struct LinkTarget {
  ResourceId resource;
  Symbol inline_subnet;  // The subnet's name; none when the resource itself is meant.

  friend auto operator<=>(const LinkTarget&, const LinkTarget&) = default;
};

// The target's label, or `<network label>#subnet:<name>`.
std::string LinkTargetName(const Plan& plan, const LinkTarget& target);

// How a link was decided.
enum class LinkBasis : uint8_t {
  kOpen,          // It was not.
  kPriorValue,    // The value before the apply, whose target stays.
  kReference,     // The configuration names the instance.
  kKey,           // The configuration names the resource, and the instance has the same key.
  kName,          // Equal names or ids.
  kType,          // Only one of the referenced resources has a type that fits.
  kReservedName,  // GatewaySubnet, RouteServerSubnet and the like.
  kElimination,   // All other candidates are impossible.
  kSibling,       // The neighbouring blocks of the same resource say so.
  kAssociation,   // The other side states it.
  kPinned,        // The configuration file states it.
};

// The word for it in reports: "reference", "key", "reserved-name", …
std::string_view LinkBasisName(LinkBasis basis);

struct Link {
  ResourceId from;
  std::string attribute;  // ip_configuration.0.subnet_id
  std::optional<LinkTarget> to;
  LinkBasis by = LinkBasis::kOpen;
  std::vector<LinkTarget> candidates;  // Of an open link, sorted.
};

// A pin of the configuration file: `address.attribute` must point at `target`.
struct LinkPin {
  // module.spoke["a"].azurerm_virtual_network_peering.hub.remote_virtual_network_id
  std::string_view link;
  // module.hub.azurerm_virtual_network.this, or of an inline subnet that and #subnet:app behind it.
  std::string_view target;
};

// All link attributes that are unknown after the apply, sorted by resource and attribute. A list
// that is unknown as a whole gives one entry per target.
std::vector<Link> ResolveLinks(const Plan& plan, std::span<const LinkPin> pins);

}  // namespace routesight

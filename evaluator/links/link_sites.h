// The places in a plan where a link attribute is unknown after the apply, and what the
// configuration says there.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "evaluator/plan/azurerm_links.h"
#include "evaluator/plan/plan.h"

namespace routesight {

struct LinkSite {
  ResourceId from;
  const LinkAttribute* link = nullptr;
  std::string path;   // ip_configuration.0.subnet_id
  JsonView holder;    // The block, or the whole resource, that has the attribute.
  size_t place = 0;   // Of the unknown element in a list of `places`.
  size_t places = 0;  // Zero when the attribute is no list, or unknown as a whole.
  // The expressions that may give the value; several when a `dynamic` block shifts the places.
  std::vector<const ConfiguredAttribute*> expressions;
  bool hidden = false;  // The value may also come from a `dynamic` block, which no plan contains.
};

// Unknown attributes and write-only ones that the configuration sets. Sorted by resource.
std::vector<LinkSite> FindLinkSites(const Plan& plan);

// The resources that have an unknown attribute of which only the provider makes the value.
std::vector<LinkSite> FindComputedLinkSites(const Plan& plan);

}  // namespace routesight

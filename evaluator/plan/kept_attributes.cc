#include "evaluator/plan/kept_attributes.h"

#include <algorithm>

#include "evaluator/plan/azurerm_aliases.h"
#include "evaluator/plan/azurerm_links.h"

namespace routesight {
namespace {

// What identifies a resource or narrows down what a link can mean, whatever its type.
constexpr std::string_view kIdentifying[] = {
    "address_prefixes",
    "address_space",
    "id",
    "ip_configuration",
    "location",
    "name",
    "private_ip_address",
    "private_ip_addresses",
    "resource_group_name",
    "subnet",
    "type",
    "virtual_network_name",
};

std::string_view FirstSegment(std::string_view path) { return path.substr(0, path.find('.')); }

}  // namespace

KeptAttributes::KeptAttributes(std::span<const WantedAttributes> wanted) {
  for (const WantedAttributes& want : wanted) {
    for (const std::string_view attribute : want.attributes) Add(want.type, attribute);
  }
  for (const LinkAttribute& link : LinkAttributes()) {
    Add(link.type, FirstSegment(link.attribute));
    for (const std::string_view target : link.targets) Add(FirstSegment(target), "id");
  }
  for (const ArmIdTemplate& id : ArmIdTemplates()) {
    std::string_view form = id.form;
    for (size_t open = form.find('{'); open != form.npos; open = form.find('{')) {
      const size_t close = form.find('}', open);
      Add(id.type, form.substr(open + 1, close - open - 1));
      form.remove_prefix(close);
    }
  }
}

void KeptAttributes::Add(std::string_view type, std::string_view attribute) {
  auto& attributes = by_type_[type];
  if (std::find(attributes.begin(), attributes.end(), attribute) == attributes.end()) {
    attributes.push_back(attribute);
  }
}

bool KeptAttributes::Keeps(std::string_view type, std::string_view attribute) const {
  const auto kept = by_type_.find(type);
  if (kept == by_type_.end()) return false;
  const std::string_view name = NewAttributeName(type, attribute);
  return std::find(kept->second.begin(), kept->second.end(), name) != kept->second.end() ||
         std::find(std::begin(kIdentifying), std::end(kIdentifying), name) !=
             std::end(kIdentifying);
}

}  // namespace routesight

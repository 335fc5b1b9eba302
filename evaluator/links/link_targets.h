// What the plan knows about the things that links point at: their names, places, prefixes, and
// which subnets a virtual network has.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "evaluator/base/prefix.h"
#include "evaluator/links/references.h"
#include "evaluator/plan/plan.h"

namespace routesight {

class LinkTargets {
 public:
  // `plan` must outlive this.
  explicit LinkTargets(const Plan& plan);

  // The values after the apply: of the resource, or of the inline subnet in it.
  JsonView After(const LinkTarget& target) const;
  std::string_view Name(const LinkTarget& target) const;  // Empty if unknown.
  // In lower case without spaces, as regions compare; of a subnet that of its network. Empty if
  // unknown.
  std::string Location(const LinkTarget& target) const;
  std::vector<Prefix> Prefixes(const LinkTarget& subnet) const;  // Empty if unknown.

  // The network that a resource names by virtual_network_name and resource_group_name; none if the
  // plan has none or several.
  ResourceId NetworkOf(ResourceId child) const;
  // All subnets of a network, inline ones and resources, sorted.
  std::vector<LinkTarget> SubnetsOf(ResourceId network) const;

  // What has that ARM id before or after the apply; `resource` is none if the plan has nothing.
  LinkTarget FindById(std::string_view id) const;

 private:
  void AddIds();
  void AddId(JsonView id, const LinkTarget& target);

  const Plan& plan_;
  absl::flat_hash_map<std::string, std::vector<ResourceId>> networks_;  // By group and name.
  absl::flat_hash_map<std::string, std::vector<ResourceId>> subnets_;   // Likewise.
  absl::flat_hash_map<std::string, LinkTarget> by_id_;                  // In lower case.
};

}  // namespace routesight

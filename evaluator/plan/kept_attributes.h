// Which attributes of which resource types are kept of a plan: what readers want, and what finding
// links needs.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "evaluator/plan/plan.h"

namespace routesight {

class KeptAttributes {
 public:
  explicit KeptAttributes(std::span<const WantedAttributes> wanted);

  bool KeepsType(std::string_view type) const { return by_type_.contains(type); }
  // Whether the top-level attribute, by its new or old name, is kept of the type.
  bool Keeps(std::string_view type, std::string_view attribute) const;

 private:
  void Add(std::string_view type, std::string_view attribute);

  absl::flat_hash_map<std::string_view, std::vector<std::string_view>> by_type_;
};

}  // namespace routesight

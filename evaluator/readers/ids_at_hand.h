// Which ARM ids there are at a moment, in all plans that are read together, and which of them are
// known only in part: then nobody can tell whether a reference means them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "evaluator/plan/arm_ids.h"
#include "evaluator/plan/plan.h"
#include "evaluator/topology/reference.h"

namespace routesight {

class IdsAtHand {
 public:
  // A resource that is there with these values.
  void Add(const Plan& plan, const ArmIds& arm_ids, const Resource& resource, ValueId values);

  // TF-07: An id that no resource has, but that one may have whose id is known only in part, is an
  // open reference to it.
  Reference Settle(Reference reference) const;
  // What may be the same object as that data source, or as that managed resource; open when
  // something may. `id` as ArmIds::PatternOf has it.
  Reference TwinOf(std::string_view id, ResourceMode mode) const;

 private:
  struct Entry {
    std::string id;  // In lower case, with "~" for what is not known.
    std::string label;
    ResourceMode mode = ResourceMode::kManaged;
  };

  void Add(Entry entry);
  std::vector<const Entry*> Near(std::string_view id) const;

  // By type and name of the last part, both in lower case; the name may be "~".
  absl::flat_hash_map<std::string, std::vector<Entry>> entries_;
};

}  // namespace routesight

// Which ARM ids there are at a moment, in all plans that are read together, and which of them are
// known only in part: then nobody can tell whether a reference means them.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "evaluator/plan/arm_ids.h"
#include "evaluator/plan/moment.h"
#include "evaluator/plan/plan.h"
#include "evaluator/topology/reference.h"

namespace routesight {

// The ids of all resources at all moments.
class IdIndex {
 public:
  struct Entry {
    std::string id;  // In lower case, with "~" for what is not known.
    std::string label;
    ResourceMode mode = ResourceMode::kManaged;
    PlacedResource owner;
    ValueId values;  // Of the owner, while it has this id.
  };

  // A resource that has these values at some moment.
  void Add(const Plan& plan, const ArmIds& arm_ids, ResourceId resource, ValueId values);

  const std::vector<Entry>& entries() const { return entries_; }
  // Whether some id is known only in part.
  bool has_open() const { return !open_by_name_.empty(); }
  // The places among the entries of those that have this id, in lower case.
  std::span<const uint32_t> With(std::string_view id) const;
  // All that may have this id, in lower case: those that have it first.
  std::vector<const Entry*> MayHave(std::string_view id) const;

 private:
  void Add(Entry entry);

  using Places = absl::flat_hash_map<std::string, std::vector<uint32_t>>;  // In entries_.

  std::vector<Entry> entries_;
  Places by_id_;
  // By type and name of the last part, both in lower case; the name may be "~".
  Places by_name_;
  Places open_by_name_;  // Likewise, with an id of which a part is not known.
};

// The ids of what is there at one moment.
class IdsAtHand {
 public:
  // `present` is by entry of the index.
  IdsAtHand(const IdIndex& index, std::vector<bool> present)
      : index_(index), present_(std::move(present)) {}

  // TF-07: An id that no resource has, but that one may have whose id is known only in part, is an
  // open reference to it.
  Reference Settle(Reference reference) const;
  // What may be the same object as that data source, or as that managed resource; open when
  // something may. `id` as ArmIds::PatternOf has it, in lower case.
  Reference TwinOf(std::string_view id, ResourceMode mode) const;

 private:
  bool HasExactly(std::string_view id) const;
  // As IdIndex has it.
  std::vector<const IdIndex::Entry*> MayHave(std::string_view id) const;

  const IdIndex& index_;  // Outlives this.
  std::vector<bool> present_;
};

}  // namespace routesight

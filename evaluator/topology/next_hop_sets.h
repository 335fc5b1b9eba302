// The sets of next hops that routes refer to by id: each set once.
#pragma once

#include <cstddef>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "evaluator/topology/route.h"

namespace routesight {

class NextHopSets {
 public:
  // The id of the set, which is in use from now on.
  NextHopsId Add(NextHops set);
  const NextHops& operator[](NextHopsId id) const;
  size_t size() const { return sets_.size(); }

  // The same sets under the same ids, for another moment: none of them is in use there yet.
  NextHopSets AsKnown() const;

  template <typename Use>
  void ForEachInUse(Use use) const {
    for (size_t i = 0; i < sets_.size(); ++i) {
      if (in_use_[i]) use(sets_[i]);
    }
  }

 private:
  std::vector<NextHops> sets_;
  std::vector<bool> in_use_;  // By id.
  absl::flat_hash_map<NextHops, NextHopsId> ids_;
};

}  // namespace routesight

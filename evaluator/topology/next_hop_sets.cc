#include "evaluator/topology/next_hop_sets.h"

#include <utility>

#include "evaluator/base/check.h"

namespace routesight {

NextHopsId NextHopSets::Add(NextHops set) {
  const NextHopsId next{static_cast<uint32_t>(sets_.size())};
  const auto [known, fresh] = ids_.try_emplace(set, next);
  if (fresh) {
    sets_.push_back(std::move(set));
    in_use_.push_back(true);
  }
  in_use_[known->second.value] = true;
  return known->second;
}

const NextHops& NextHopSets::operator[](NextHopsId id) const {
  RS_CHECK(id.value < sets_.size());
  return sets_[id.value];
}

NextHopSets NextHopSets::AsKnown() const {
  NextHopSets known = *this;
  known.in_use_.assign(known.sets_.size(), false);
  return known;
}

}  // namespace routesight

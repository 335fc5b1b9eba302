// A moment says which changes of the plan have been applied: before is none, after is all, during
// is any set between. Everything behind the readers sees an ordinary network.
#pragma once

#include <algorithm>
#include <compare>
#include <cstdint>
#include <utility>
#include <vector>

#include "evaluator/plan/plan.h"

namespace routesight {

// A replacement is two changes, so that its resource can be gone in between.
enum class ResourceState : uint8_t { kBefore, kGone, kAfter };

// A resource of one of the plans and states that are read together.
struct PlacedResource {
  size_t place = 0;  // Plan::place
  ResourceId resource;

  friend auto operator<=>(const PlacedResource&, const PlacedResource&) = default;
};

class Moment {
 public:
  static Moment Before() { return Moment(ResourceState::kBefore, {}); }
  static Moment After() { return Moment(ResourceState::kAfter, {}); }
  // One state per resource of the first plan, by ResourceId. Other plans that are read with it are
  // taken to have been applied before.
  static Moment During(std::vector<ResourceState> states) {
    return Moment(ResourceState::kAfter, std::move(states));
  }

  // The same moment, while these are out of service: the network is as if they were not there.
  Moment Without(std::vector<PlacedResource> out) const {
    Moment moment = *this;
    std::sort(out.begin(), out.end());
    moment.out_ = std::move(out);
    return moment;
  }

  friend auto operator<=>(const Moment&, const Moment&) = default;

  // What is out of service, sorted.
  const std::vector<PlacedResource>& out() const { return out_; }
  bool IsBefore() const { return states_.empty() && all_ == ResourceState::kBefore; }
  ResourceState StateOf(const Plan& plan, ResourceId id) const {
    return states_.empty() || plan.place > 0 ? all_ : states_[id.value];
  }
  // The values that the resource has; none when it is not there.
  ValueId ValuesOf(const Plan& plan, ResourceId id) const {
    if (std::binary_search(out_.begin(), out_.end(), PlacedResource{plan.place, id})) return {};
    const Resource& resource = plan.resources[id];
    switch (StateOf(plan, id)) {
      case ResourceState::kBefore:
        return resource.before;
      case ResourceState::kGone:
        return {};
      case ResourceState::kAfter:
        return resource.after;
    }
    return {};
  }

 private:
  Moment(ResourceState all, std::vector<ResourceState> states)
      : all_(all), states_(std::move(states)) {}

  ResourceState all_;
  std::vector<ResourceState> states_;
  std::vector<PlacedResource> out_;  // Sorted.
};

}  // namespace routesight

// A moment says which changes of the plan have been applied: before is none, after is all, during
// is any set between. Everything behind the readers sees an ordinary network.
#pragma once

#include <cstdint>
#include <vector>

#include "evaluator/plan/plan.h"

namespace routesight {

// A replacement is two changes, so that its resource can be gone in between.
enum class ResourceState : uint8_t { kBefore, kGone, kAfter };

class Moment {
 public:
  static Moment Before() { return Moment(ResourceState::kBefore, {}); }
  static Moment After() { return Moment(ResourceState::kAfter, {}); }
  // One state per resource, by ResourceId.
  static Moment During(std::vector<ResourceState> states) {
    return Moment(ResourceState::kBefore, std::move(states));
  }

  bool IsBefore() const { return states_.empty() && all_ == ResourceState::kBefore; }
  ResourceState StateOf(ResourceId id) const { return states_.empty() ? all_ : states_[id.value]; }
  // The values that the resource has; none when it is not there.
  ValueId ValuesOf(const Plan& plan, ResourceId id) const {
    const Resource& resource = plan.resources[id];
    switch (StateOf(id)) {
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
};

}  // namespace routesight

#include "tests/support/random_moment.h"

#include <utility>

namespace routesight {

Moment RandomMoment(const std::vector<LinkedPlan>& plans, std::mt19937& random) {
  const Plan& plan = plans.front().plan;
  std::vector<ResourceState> states;
  std::vector<PlacedResource> out;
  for (size_t i = 0; i < plan.resources.size(); ++i) {
    const Resource& resource = plan.resources[plan.resources.IdAt(i)];
    const bool replaced = resource.action == Action::kDeleteThenCreate ||
                          resource.action == Action::kCreateThenDelete;
    states.push_back(static_cast<ResourceState>(random() % 3));
    if (!replaced && states.back() == ResourceState::kGone) states.back() = ResourceState::kAfter;
    if (random() % 20 == 0) out.push_back({plan.place, plan.resources.IdAt(i)});
  }
  if (random() % 2 == 0) out.clear();
  return Moment::During(std::move(states)).Without(std::move(out));
}

}  // namespace routesight

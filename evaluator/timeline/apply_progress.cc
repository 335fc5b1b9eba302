#include "evaluator/timeline/apply_progress.h"

#include <utility>

namespace routesight {

ApplyProgress::ApplyProgress(const Plan& plan) : plan_(plan) {
  for (const Resource& resource : plan.resources) {
    // What is only looked up is there, whoever looks.
    states_.push_back(resource.action == Action::kRead ? ResourceState::kAfter
                                                       : ResourceState::kBefore);
  }
}

void ApplyProgress::Apply(const Operation& operation) {
  ResourceState& state = states_[operation.resource.value];
  switch (plan_.resources[operation.resource].action) {
    case Action::kDeleteThenCreate:
      state =
          operation.kind == OperationKind::kDelete ? ResourceState::kGone : ResourceState::kAfter;
      break;
    case Action::kCreateThenDelete:
      // The new object counts from its creation on; what the old one still does is not shown.
      if (operation.kind == OperationKind::kCreate) state = ResourceState::kAfter;
      break;
    case Action::kCreate:
    case Action::kUpdate:
    case Action::kDelete:
      state = ResourceState::kAfter;
      break;
    case Action::kNoOp:
    case Action::kRead:
    case Action::kForget:
      break;
  }
}

void ApplyProgress::TakeOut(std::span<const PlacedResource> resources) {
  for (const PlacedResource& resource : resources) ++out_[resource];
}

void ApplyProgress::PutBack(std::span<const PlacedResource> resources) {
  for (const PlacedResource& resource : resources) {
    const auto found = out_.find(resource);
    if (found == out_.end()) continue;
    if (--found->second == 0) out_.erase(found);
  }
}

Moment ApplyProgress::moment() const {
  std::vector<PlacedResource> out;
  for (const auto& [resource, count] : out_) out.push_back(resource);
  return Moment::During(states_).Without(std::move(out));
}

}  // namespace routesight

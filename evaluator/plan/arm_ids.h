// The ARM ids of a plan's resources: those that the plan knows, and those that can be composed from
// attributes that are known when a plan is made.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "evaluator/plan/plan.h"

namespace routesight {

class ArmIds {
 public:
  explicit ArmIds(const Plan& plan);

  // The id that the resource has while it has `values`, as Azure writes it; empty when an attribute
  // that it is made of is not known. An id whose subscription no one knows begins with
  // "/subscriptions/~<place of the plan><provider>": good for comparing, not for showing.
  std::string Of(const Resource& resource, ValueId values) const;
  // The id of something else in the subscription that the resource's provider works in.
  std::string SubscriptionOf(const Resource& resource) const;

 private:
  std::string FindSubscription(const ProviderConfiguration& provider) const;

  const Plan& plan_;  // Outlives this.
  absl::flat_hash_map<Symbol, std::string> subscription_of_provider_;
};

// The id without its last type and name: the network of a subnet. Empty if there is none.
std::string_view ParentOfArmId(std::string_view id);

}  // namespace routesight

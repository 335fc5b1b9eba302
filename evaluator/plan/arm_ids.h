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
  // The id of what contains the resource, as ParentOfArmId has it of its id; its own name need not
  // be known. Empty likewise.
  std::string ParentOf(const Resource& resource, ValueId values) const;
  // As Of, with "~" in place of what is not known; empty when the type is not known.
  std::string PatternOf(const Resource& resource, ValueId values) const;
  // The id of something else in the subscription that the resource's provider works in.
  std::string SubscriptionOf(const Resource& resource) const;

 private:
  struct FilledForm {
    std::string id;
    bool complete = true;  // But for the subscription.
  };

  std::string Compose(std::string_view form, const Resource& resource, JsonView view) const;
  FilledForm Fill(std::string_view form, const Resource& resource, JsonView view) const;
  std::string FindSubscription(const ProviderConfiguration& provider) const;
  bool IsSensitive(std::string_view root_variable) const;

  const Plan& plan_;  // Outlives this.
  absl::flat_hash_map<Symbol, std::string> subscription_of_provider_;
};

// Whether two ids or patterns may be of one object: segments that begin with "~" stand for any.
// Where both are known, they are equal ignoring case.
bool MayBeEqual(std::string_view a, std::string_view b);
// Whether a part of the id is not known.
bool IsOpenId(std::string_view id);

// The id without its last type and name: the network of a subnet. Empty if there is none.
std::string_view ParentOfArmId(std::string_view id);

}  // namespace routesight

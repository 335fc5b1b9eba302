// What reading a plan at any number of moments needs, prepared once.
#pragma once

#include <string_view>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "absl/container/flat_hash_set.h"
#include "evaluator/links/linked_plan.h"
#include "evaluator/plan/arm_ids.h"
#include "evaluator/plan/moment.h"
#include "evaluator/readers/reader.h"
#include "evaluator/readers/resource_reader.h"

namespace routesight {

// Whether a resource is deleted and created.
bool IsReplaced(Action action);

// What is the same of a resource at all moments.
struct ResourceInReading {
  const Reader* reader = nullptr;
  const UnreadType* unread = nullptr;
  bool copied = false;
  bool shared = false;  // It is the same at all moments, and so is all that is read of it.
  ResourceIds before;   // Empty if it does not exist.
  ResourceIds after;    // Empty likewise, and when its values are those before.
};

struct PlanInReading {
  // The plan outlives this.
  explicit PlanInReading(const LinkedPlan& linked);

  const ResourceInReading& Of(ResourceId id) const { return resources[id.value]; }
  const ResourceIds& IdsOf(ResourceId id, ValueId values) const {
    return values == plan.resources[id].before ? Of(id).before : Of(id).after;
  }
  // Marks what can be shared. `gone`: the ids of what the plans delete or replace.
  void Share(const absl::flat_hash_set<std::string_view>& gone);

  const Plan& plan;
  ArmIds arm_ids;
  absl::flat_hash_map<ResourceId, std::vector<const Link*>> links_of;
  std::vector<ResourceInReading> resources;  // By ResourceId.

 private:
  bool CanShare(const Resource& resource, const ResourceInReading& prepared,
                const absl::flat_hash_set<std::string_view>& gone) const;
  ResourceInReading Prepared(const Resource& resource) const;
  ResourceIds IdsWith(const Resource& resource, ValueId values) const;
};

// Finds what Azure deletes with a resource although the plan says nothing of it: subnets, peerings
// and routes name their parent, and when that is replaced under the same name, the plan leaves them
// alone while deleting the parent, or the parent's parent, deletes them.
class LostChildren {
 public:
  // The moment and the plans outlive this.
  explicit LostChildren(const Moment& moment) : moment_(moment) {}

  void AddParents(const PlanInReading& reading);
  // Whether the object that existed before is gone because its parent was deleted.
  bool Contains(const PlanInReading& reading, ResourceId id) const;

 private:
  const Moment& moment_;
  absl::flat_hash_set<std::string_view> deleted_;  // Lower-case ARM ids.
};

}  // namespace routesight

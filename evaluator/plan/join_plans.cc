#include "evaluator/plan/join_plans.h"

#include "absl/container/flat_hash_set.h"
#include "evaluator/base/text.h"
#include "evaluator/plan/arm_ids.h"

namespace routesight {
namespace {

using Texts = absl::flat_hash_set<std::string>;

// The ids that the object has before and after; those that are not known are left out. The type
// belongs to them: an association has the id of its subnet.
std::vector<std::string> IdsOf(const Plan& plan, const ArmIds& arm_ids, const Resource& resource) {
  std::vector<std::string> ids;
  for (const ValueId values : {resource.before, resource.after}) {
    if (!values.has_value()) continue;
    const std::string id = Lowered(arm_ids.Of(resource, values));
    if (!id.empty()) ids.push_back(Concat(plan.Text(resource.type), " ", id));
  }
  return ids;
}

void MarkElsewhere(Plan& plan, const Texts& managed_before) {
  const ArmIds arm_ids(plan);
  for (size_t i = 0; i < plan.resources.size(); ++i) {
    Resource& resource = plan.resources[plan.resources.IdAt(i)];
    if (resource.mode != ResourceMode::kManaged) continue;
    for (const std::string& id : IdsOf(plan, arm_ids, resource)) {
      resource.elsewhere = resource.elsewhere || managed_before.contains(id);
    }
  }
}

void AddManaged(const Plan& plan, Texts& managed) {
  const ArmIds arm_ids(plan);
  for (const Resource& resource : plan.resources) {
    if (resource.mode != ResourceMode::kManaged) continue;
    for (std::string& id : IdsOf(plan, arm_ids, resource)) managed.insert(std::move(id));
  }
}

void Label(Plan& plan, Texts& addresses) {
  for (size_t i = 0; i < plan.resources.size(); ++i) {
    Resource& resource = plan.resources[plan.resources.IdAt(i)];
    const std::string address(plan.Text(resource.address));
    if (resource.elsewhere || addresses.insert(address).second) continue;
    resource.label = plan.symbols.Intern(QualifiedName(plan.name, address));
  }
}

}  // namespace

std::string QualifiedName(std::string_view plan_name, std::string_view address) {
  return Concat(plan_name, ":", address);
}

void JoinPlans(std::vector<Plan>& plans) {
  if (plans.size() < 2) return;
  Texts managed;
  Texts addresses;
  for (size_t place = 0; place < plans.size(); ++place) {
    Plan& plan = plans[place];
    plan.place = place;
    MarkElsewhere(plan, managed);
    AddManaged(plan, managed);
    Label(plan, addresses);
  }
}

}  // namespace routesight

#include "evaluator/readers/build_topology.h"

#include <string>

#include "absl/container/flat_hash_map.h"
#include "absl/container/flat_hash_set.h"
#include "evaluator/base/text.h"
#include "evaluator/configuration/merge.h"
#include "evaluator/plan/arm_ids.h"
#include "evaluator/readers/assumptions.h"
#include "evaluator/readers/plan_gaps.h"
#include "evaluator/readers/reader.h"
#include "evaluator/readers/resource_reader.h"
#include "evaluator/topology/topology_builder.h"

namespace routesight {
namespace {

bool IsReplaced(Action action) {
  return action == Action::kDeleteThenCreate || action == Action::kCreateThenDelete;
}

// Finds what Azure deletes with a resource although the plan says nothing of it: subnets, peerings
// and routes name their parent, and when that is replaced under the same name, the plan leaves them
// alone while deleting the parent, or the parent's parent, deletes them.
class LostChildren {
 public:
  LostChildren(const Plan& plan, const ArmIds& arm_ids, const Moment& moment)
      : plan_(plan), arm_ids_(arm_ids), moment_(moment) {
    for (size_t i = 0; i < plan.resources.size(); ++i) {
      const ResourceId id = plan.resources.IdAt(i);
      const Resource& resource = plan.resources[id];
      const bool deleted = IsReplaced(resource.action) || resource.action == Action::kDelete;
      if (!deleted || moment.StateOf(id) == ResourceState::kBefore) continue;
      deleted_.insert(Lowered(arm_ids.Of(resource, resource.before)));
    }
  }

  // Whether the object that existed before is gone because its parent was deleted.
  bool Contains(ResourceId id) const {
    const Resource& resource = plan_.resources[id];
    if (deleted_.empty() || !resource.before.has_value()) return false;
    // Whatever the plan creates, it creates in the new parent.
    if (IsReplaced(resource.action) && moment_.StateOf(id) == ResourceState::kAfter) return false;
    const std::string own = Lowered(arm_ids_.Of(resource, resource.before));
    for (std::string_view above = ParentOfArmId(own); !above.empty();
         above = ParentOfArmId(above)) {
      if (deleted_.contains(std::string(above))) return true;
    }
    return false;
  }

 private:
  const Plan& plan_;
  const ArmIds& arm_ids_;
  const Moment& moment_;
  absl::flat_hash_set<std::string> deleted_;  // Lower-case ARM ids.
};

// Embedded copies of subnets and routes count only for those that are no resources of their own.
void IgnoreCopies(const Plan& plan, const ArmIds& arm_ids, const Moment& moment, ResourceId id,
                  TopologyBuilder& builder) {
  const Resource& resource = plan.resources[id];
  if (resource.mode != ResourceMode::kManaged) return;
  const std::string_view type = plan.Text(resource.type);
  if (type == "azurerm_subnet" || type == "azurerm_route") {
    if (resource.before.has_value()) builder.IgnoreEmbedded(arm_ids.Of(resource, resource.before));
    const ValueId now = moment.ValuesOf(plan, id);
    if (now.has_value()) builder.IgnoreEmbedded(arm_ids.Of(resource, now));
  }
  if (type == "azurerm_subnet_route_table_association" && resource.before.has_value() &&
      !moment.ValuesOf(plan, id).has_value()) {
    const std::string_view subnet = plan.View(resource.before)["subnet_id"].Text();
    if (!subnet.empty()) builder.IgnoreOwnRouteTable(Reference::ToArmId(subnet));
  }
}

}  // namespace

std::vector<WantedAttributes> AttributesThatReadersWant() {
  std::vector<WantedAttributes> wanted;
  for (const Reader* reader : Readers()) {
    wanted.push_back({reader->type, {reader->attributes.begin(), reader->attributes.end()}});
  }
  for (const UnreadType& unread : UnreadTypes()) wanted.push_back({unread.type, {"type"}});
  return wanted;
}

Topology BuildTopology(const Plan& plan, const std::vector<Link>& links,
                       const Configuration& configuration, const Moment& moment) {
  const ArmIds arm_ids(plan);
  absl::flat_hash_map<ResourceId, std::vector<const Link*>> links_of;
  for (const Link& link : links) links_of[link.from].push_back(&link);
  const ReadingContext context{plan, arm_ids, links_of};
  const LostChildren lost(plan, arm_ids, moment);
  absl::flat_hash_map<std::string_view, const UnreadType*> unread;
  for (const UnreadType& type : UnreadTypes()) unread[type.type] = &type;

  TopologyBuilder builder;
  builder.Set(ToBehaviour(configuration.switches));
  StateAssumptions(moment.IsBefore() ? AssumptionsBefore(configuration) : configuration.assume,
                   builder);
  StatePlanGaps(plan, moment, builder);
  for (size_t i = 0; i < plan.resources.size(); ++i) {
    const ResourceId id = plan.resources.IdAt(i);
    IgnoreCopies(plan, arm_ids, moment, id, builder);
    const ValueId values = moment.ValuesOf(plan, id);
    if (!values.has_value() || lost.Contains(id)) continue;
    const std::string_view type = plan.Text(plan.resources[id].type);
    const ResourceReader resource(context, id, moment.StateOf(id), values, builder);
    if (const Reader* reader = FindReader(type)) {
      reader->read(resource, builder);
    } else if (const auto found = unread.find(type); found != unread.end()) {
      const bool azapi = type.starts_with("azapi_");
      if (azapi && !resource["type"].IsUnknown() &&
          !Lowered(resource["type"].Text()).starts_with("microsoft.network/")) {
        continue;
      }
      builder.AddGap(resource.MakeGap(GapKind::kNotModelled, "", found->second->effect));
    }
  }
  return builder.Finish();
}

}  // namespace routesight

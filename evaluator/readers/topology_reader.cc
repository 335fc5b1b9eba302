#include "evaluator/readers/topology_reader.h"

#include <algorithm>
#include <string>
#include <utility>

#include "absl/container/flat_hash_map.h"
#include "absl/container/flat_hash_set.h"
#include "evaluator/base/text.h"
#include "evaluator/configuration/merge.h"
#include "evaluator/readers/assumptions.h"
#include "evaluator/readers/circuit_parts.h"
#include "evaluator/readers/ids_at_hand.h"
#include "evaluator/readers/plan_gaps.h"
#include "evaluator/readers/plan_in_reading.h"
#include "evaluator/readers/reader.h"
#include "evaluator/readers/resource_reader.h"
#include "evaluator/topology/topology_builder.h"

namespace routesight {
namespace {

// Copies count only for what is no resource of its own.
void IgnoreCopies(const PlanInReading& reading, const Moment& moment, ResourceId id,
                  TopologyBuilder& builder) {
  const Plan& plan = reading.plan;
  const Resource& resource = plan.resources[id];
  if (resource.mode != ResourceMode::kManaged) return;
  if (reading.Of(id).copied) {
    for (const ValueId values : {resource.before, moment.ValuesOf(plan, id)}) {
      if (values.has_value()) builder.IgnoreEmbedded(reading.IdsOf(id, values).lowered);
    }
  }
  if (!resource.before.has_value() || moment.ValuesOf(plan, id).has_value()) return;
  const std::string_view type = plan.Text(resource.type);
  const std::string_view subnet = plan.View(resource.before)["subnet_id"].Text();
  if (subnet.empty()) return;
  if (type == "azurerm_subnet_route_table_association") {
    builder.IgnoreOwnRouteTable(Reference::ToArmId(subnet));
  } else if (type == "azurerm_subnet_network_security_group_association") {
    builder.IgnoreOwnSecurityGroup(Reference::ToArmId(subnet));
  }
}

// A circuit whose private peering a plan manages has none while that one is not there.
void MissCircuitPeering(const PlanInReading& reading, const ReadingContext& context,
                        const Moment& moment, ResourceId id, TopologyBuilder& builder) {
  const Resource& resource = context.plan.resources[id];
  if (context.plan.Text(resource.type) != "azurerm_express_route_circuit_peering") return;
  if (resource.mode != ResourceMode::kManaged) return;
  const ValueId values = resource.before.has_value() ? resource.before : resource.after;
  if (!values.has_value()) return;
  const ResourceReader peering(context, id, moment.StateOf(context.plan, id), values,
                               reading.IdsOf(id, values), builder);
  const auto type = CircuitPeeringTypeIn(peering["peering_type"]);
  if (!type.known() || type.value() != CircuitPeeringType::kPrivate) return;
  builder.MissPrivatePeeringOf(peering.Parent("express_route_circuit_name"));
}

using Parents = absl::flat_hash_map<std::string, std::vector<ResourceId>>;

// What has children that name it (ReadingContext::parents).
Parents FindParents(const Plan& plan, const Moment& moment) {
  Parents parents;
  for (size_t i = 0; i < plan.resources.size(); ++i) {
    const ResourceId id = plan.resources.IdAt(i);
    const std::string_view type = plan.Text(plan.resources[id].type);
    const std::string_view named_by = type == "azurerm_virtual_network" ? "virtual_network_name"
                                      : type == "azurerm_route_table"   ? "route_table_name"
                                                                        : "";
    const ValueId values = moment.ValuesOf(plan, id);
    if (named_by.empty() || !values.has_value()) continue;
    const std::string_view name = plan.View(values)["name"].Text();
    if (!name.empty()) parents[Lowered(Concat(named_by, " ", name))].push_back(id);
  }
  return parents;
}

void AddIds(const PlanInReading& reading, IdIndex& ids) {
  const Plan& plan = reading.plan;
  for (size_t i = 0; i < plan.resources.size(); ++i) {
    const ResourceId id = plan.resources.IdAt(i);
    const Resource& resource = plan.resources[id];
    if (resource.elsewhere) continue;
    if (resource.before.has_value()) ids.Add(plan, reading.arm_ids, id, resource.before);
    if (resource.after.has_value() && resource.after != resource.before) {
      ids.Add(plan, reading.arm_ids, id, resource.after);
    }
  }
}

enum class Part : uint8_t { kAll, kShared, kOthers };

void Read(const PlanInReading& reading, Part part, const Moment& moment, const LostChildren& lost,
          const IdsAtHand& ids, TopologyBuilder& builder) {
  const Plan& plan = reading.plan;
  const Parents parents = FindParents(plan, moment);
  const ReadingContext context{plan, reading.links_of, parents, ids};
  for (size_t i = 0; i < plan.resources.size(); ++i) {
    const ResourceId id = plan.resources.IdAt(i);
    const ResourceInReading& prepared = reading.Of(id);
    if (plan.resources[id].elsewhere) continue;
    if (part != Part::kAll && prepared.shared != (part == Part::kShared)) continue;
    IgnoreCopies(reading, moment, id, builder);
    const ValueId values = moment.ValuesOf(plan, id);
    if (!values.has_value() || lost.Contains(reading, id)) {
      MissCircuitPeering(reading, context, moment, id, builder);
      continue;
    }
    if (prepared.reader == nullptr && prepared.unread == nullptr) continue;
    const ResourceReader resource(context, id, moment.StateOf(plan, id), values,
                                  reading.IdsOf(id, values), builder);
    if (prepared.reader != nullptr) {
      prepared.reader->read(resource, builder);
      continue;
    }
    const bool azapi = prepared.unread->type.starts_with("azapi_");
    if (azapi && !resource["type"].IsUnknown() &&
        !Lowered(resource["type"].Text()).starts_with("microsoft.network/")) {
      continue;
    }
    builder.AddGap(resource.MakeGap(GapKind::kNotModelled, "", prepared.unread->effect));
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

struct TopologyReader::Sources {
  Sources(std::span<const LinkedPlan> plans, const Configuration& stated)
      : configuration(stated), readings(plans.begin(), plans.end()) {
    for (const PlanInReading& reading : readings) AddIds(reading, ids);
    // Whether an id is that of something whose id is known in part depends on the moment.
    if (!ids.has_open()) ReadShared();
  }

  void ReadShared() {
    absl::flat_hash_set<std::string_view> gone;
    for (const PlanInReading& reading : readings) {
      for (size_t i = 0; i < reading.plan.resources.size(); ++i) {
        const Action action = reading.plan.resources[reading.plan.resources.IdAt(i)].action;
        if (!IsReplaced(action) && action != Action::kDelete) continue;
        gone.insert(reading.resources[i].before.lowered);
      }
    }
    const Moment moment = Moment::Before();
    const LostChildren lost = LostAt(moment);
    const IdsAtHand at_hand = IdsAt(moment, lost);
    for (PlanInReading& reading : readings) {
      reading.Share(gone);
      Read(reading, Part::kShared, moment, lost, at_hand, shared);
    }
    shared.SortShared();
  }

  LostChildren LostAt(const Moment& moment) const {
    LostChildren lost(moment);
    for (const PlanInReading& reading : readings) lost.AddParents(reading);
    return lost;
  }

  IdsAtHand IdsAt(const Moment& moment, const LostChildren& lost) const {
    std::vector<bool> present;
    present.reserve(ids.entries().size());
    for (const IdIndex::Entry& entry : ids.entries()) {
      const PlanInReading& reading = readings[entry.owner.place];
      present.push_back(moment.ValuesOf(reading.plan, entry.owner.resource) == entry.values &&
                        !lost.Contains(reading, entry.owner.resource));
    }
    return {ids, std::move(present)};
  }

  bool IsShared(const PlacedResource& resource) const {
    return readings[resource.place].Of(resource.resource).shared;
  }

  Topology ReadAt(const Moment& moment, Part part, std::shared_ptr<const SymbolTable> texts) const {
    const LostChildren lost = LostAt(moment);
    const IdsAtHand at_hand = IdsAt(moment, lost);
    TopologyBuilder builder;
    builder.BeginWith(std::move(texts));
    if (part == Part::kOthers) builder.Include(shared);
    builder.Set(ToBehaviour(configuration.switches));
    StateAssumptions(moment.IsBefore() ? AssumptionsBefore(configuration) : configuration.assume,
                     builder);
    for (const PlanInReading& reading : readings) {
      StatePlanGaps(reading.plan, moment, builder);
      Read(reading, part, moment, lost, at_hand, builder);
    }
    return builder.Finish();
  }

  const Configuration& configuration;
  std::vector<PlanInReading> readings;
  IdIndex ids;
  TopologyBuilder shared;
};

TopologyReader::TopologyReader(std::span<const LinkedPlan> plans,
                               const Configuration& configuration)
    : sources_(std::make_unique<const Sources>(plans, configuration)) {}

TopologyReader::~TopologyReader() = default;

bool TopologyReader::Stays() const {
  const Configuration& configuration = sources_->configuration;
  return AssumptionsBefore(configuration) == configuration.assume &&
         std::ranges::all_of(sources_->readings, [](const PlanInReading& reading) {
           const auto& resources = reading.plan.resources;
           return reading.plan.complete && reading.plan.deferred.empty() &&
                  std::all_of(resources.begin(), resources.end(), [](const Resource& resource) {
                    return resource.before == resource.after && !resource.deleted_outside;
                  });
         });
}

Topology TopologyReader::At(const Moment& moment) const { return At(moment, nullptr); }

// TF-07: Plans and states of one network are read as one; what they say of an object is joined by
// its ARM id.
Topology TopologyReader::At(const Moment& moment, std::shared_ptr<const SymbolTable> texts) const {
  const bool shares =
      std::none_of(moment.out().begin(), moment.out().end(),
                   [&](const PlacedResource& resource) { return sources_->IsShared(resource); });
  return sources_->ReadAt(moment, shares ? Part::kOthers : Part::kAll, std::move(texts));
}

Topology TopologyReader::AtAnew(const Moment& moment) const {
  return sources_->ReadAt(moment, Part::kAll, nullptr);
}

}  // namespace routesight

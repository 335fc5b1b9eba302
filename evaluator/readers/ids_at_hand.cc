#include "evaluator/readers/ids_at_hand.h"

#include <algorithm>
#include <utility>

#include "evaluator/base/text.h"

namespace routesight {
namespace {

constexpr std::string_view kOpenName = "~";

struct LastPart {
  std::string_view type;
  std::string_view name;
};

LastPart LastPartOf(std::string_view id) {
  const size_t name = id.rfind('/');
  if (name == id.npos || name == 0) return {};
  const size_t type = id.rfind('/', name - 1);
  if (type == id.npos) return {};
  return {id.substr(type + 1, name - type - 1), id.substr(name + 1)};
}

std::string WithoutSubscription(std::string_view id) {
  constexpr std::string_view kBegin = "/subscriptions/";
  if (!id.starts_with(kBegin)) return std::string(id);
  const size_t end = id.find('/', kBegin.size());
  return std::string(end == id.npos ? std::string_view() : id.substr(end));
}

// Why nobody can tell, and what helps.
std::string ReasonFor(std::string_view id, std::string_view other, std::string_view label) {
  if (WithoutSubscription(id) == WithoutSubscription(other)) {
    return Concat(
        "it may be ", label,
        ", which is the same but for a subscription that no file tells; state subscription_id in "
        "the provider block of the plan, by a constant or a variable");
  }
  return Concat("it may be ", label, ", of whose ARM id not every part is known");
}

}  // namespace

void IdIndex::Add(const Plan& plan, const ArmIds& arm_ids, ResourceId resource_id, ValueId values) {
  const Resource& resource = plan.resources[resource_id];
  const PlacedResource owner{plan.place, resource_id};
  // An association has the id of its subnet, but is not what references mean.
  const std::string_view type = plan.Text(resource.type);
  if (type.find("_association") != type.npos) return;
  const std::string id = Lowered(arm_ids.PatternOf(resource, values));
  const std::string label(plan.Text(resource.label));
  if (type == "azurerm_virtual_network") {
    const JsonView subnets = plan.View(values)["subnet"];
    for (size_t i = 0; i < subnets.size(); ++i) {
      const std::string_view name = subnets.At(i)["name"].Text();
      if (name.empty()) continue;
      Add({Concat(id, "/subnets/", Lowered(name)), Concat(label, "#subnet:", name), resource.mode,
           owner, values});
    }
  }
  Add({id, label, resource.mode, owner, values});
}

void IdIndex::Add(Entry entry) {
  const LastPart last = LastPartOf(entry.id);
  if (last.type.empty() || last.type.starts_with('~')) return;
  const auto place = static_cast<uint32_t>(entries_.size());
  const std::string name = Concat(last.type, "/", last.name);
  by_id_[entry.id].push_back(place);
  by_name_[name].push_back(place);
  if (IsOpenId(entry.id)) open_by_name_[name].push_back(place);
  entries_.push_back(std::move(entry));
}

std::span<const uint32_t> IdIndex::With(std::string_view id) const {
  const auto found = by_id_.find(ToAbsl(id));
  return found == by_id_.end() ? std::span<const uint32_t>() : found->second;
}

std::vector<const IdIndex::Entry*> IdIndex::MayHave(std::string_view id) const {
  std::vector<const Entry*> entries;
  const auto add = [&](const Places& places, const std::string& key) {
    const auto found = places.find(key);
    if (found == places.end()) return;
    for (const uint32_t place : found->second) entries.push_back(&entries_[place]);
  };
  for (const uint32_t place : With(id)) entries.push_back(&entries_[place]);
  const size_t exact = entries.size();
  const LastPart last = LastPartOf(id);
  const Places& others = IsOpenId(id) ? by_name_ : open_by_name_;
  for (const std::string_view name : {last.name, kOpenName}) {
    add(others, Concat(last.type, "/", name));
    if (last.name == kOpenName) break;
  }
  const auto is_other = [&](const Entry* entry) {
    return entry->id == id || !MayBeEqual(entry->id, id);
  };
  entries.erase(
      std::remove_if(entries.begin() + static_cast<ptrdiff_t>(exact), entries.end(), is_other),
      entries.end());
  return entries;
}

std::vector<const IdIndex::Entry*> IdsAtHand::MayHave(std::string_view id) const {
  std::vector<const IdIndex::Entry*> entries = index_.MayHave(id);
  std::erase_if(entries, [&](const IdIndex::Entry* entry) {
    return !present_[entry - index_.entries().data()];
  });
  return entries;
}

bool IdsAtHand::HasExactly(std::string_view id) const {
  const std::span<const uint32_t> places = index_.With(id);
  return std::any_of(places.begin(), places.end(),
                     [&](uint32_t place) -> bool { return present_[place]; });
}

Reference IdsAtHand::Settle(Reference reference) const {
  if (reference.kind != ReferenceKind::kArmId) return reference;
  const LowerCase lowered(reference.target);
  const std::string_view id = lowered.text();
  if (HasExactly(id)) return reference;
  const std::vector<const IdIndex::Entry*> near = MayHave(id);
  if (near.empty()) return reference;
  reference.kind = ReferenceKind::kOpen;
  for (const IdIndex::Entry* entry : near) reference.candidates.push_back(entry->label);
  std::sort(reference.candidates.begin(), reference.candidates.end());
  reference.reason = ReasonFor(id, near.front()->id, near.front()->label);
  return reference;
}

Reference IdsAtHand::TwinOf(std::string_view id, ResourceMode mode) const {
  if (HasExactly(id)) return {};
  Reference twin;
  for (const IdIndex::Entry* entry : MayHave(id)) {
    if (entry->mode == mode || WithoutSubscription(entry->id) != WithoutSubscription(id)) continue;
    twin.kind = ReferenceKind::kOpen;
    twin.candidates.push_back(entry->label);
    twin.reason = ReasonFor(id, entry->id, entry->label);
  }
  std::sort(twin.candidates.begin(), twin.candidates.end());
  return twin;
}

}  // namespace routesight

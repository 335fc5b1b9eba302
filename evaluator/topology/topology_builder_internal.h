// The pieces of TopologyBuilder that its source files share.
#pragma once

#include <algorithm>
#include <string>
#include <tuple>
#include <vector>

#include "evaluator/base/text.h"
#include "evaluator/topology/topology_builder.h"

namespace routesight {

// Whether the subscription in an ARM id is not known: then it joins, but is not shown.
bool OnlyForComparison(std::string_view arm_id);
// What to call something outside the plan: its ARM id, or what is known of it.
std::string OutsideName(const std::string& arm_id);

// Managed resources first, so that a data source of the same object becomes a second name of it;
// of several data sources that of the first plan.
template <typename Draft>
auto DraftOrder(const Draft& draft) {
  return std::tuple(!draft.managed, draft.managed ? 0 : draft.plan_place,
                    std::string_view(draft.name));
}

template <typename Draft>
void SortDrafts(std::vector<Draft>& drafts) {
  const auto before = [](const Draft& a, const Draft& b) { return DraftOrder(a) < DraftOrder(b); };
  // The plan is sorted, and drafts are large.
  if (std::is_sorted(drafts.begin(), drafts.end(), before)) return;
  std::stable_sort(drafts.begin(), drafts.end(), before);
}

template <typename Draft>
void SortDrafts(DraftList<Draft>& drafts) {
  drafts.Sort([](const Draft& a, const Draft& b) { return DraftOrder(a) < DraftOrder(b); });
}

template <typename Index, typename IdType>
void Enter(const NodeDraft& draft, IdType id, Index& index) {
  index[draft.name] = id;
  if (!draft.arm_id.empty()) index[Lowered(draft.arm_id)] = id;
}

// Whether the draft is only another name of a node that is there; then the index knows it by both.
template <typename Index>
bool AliasOfKnown(const NodeDraft& draft, Index& index) {
  if (draft.arm_id.empty()) return false;
  const auto known = index.find(ToAbsl(LowerCase(draft.arm_id).text()));
  if (known == index.end()) return false;
  const auto id = known->second;
  index[draft.name] = id;
  return true;
}

template <typename IdType>
IdType TopologyBuilder::Find(const Index<IdType>& index, const Reference& reference) const {
  if (!reference.HasId() && reference.kind != ReferenceKind::kNode) return {};
  const auto found = reference.HasId() ? index.find(ToAbsl(LowerCase(reference.target).text()))
                                       : index.find(reference.target);
  return found == index.end() ? IdType{} : found->second;
}

template <typename IdType, typename T>
void TopologyBuilder::SpreadGap(const Gap& gap, const Reference& reference,
                                const Index<IdType>& index, Table<IdType, T>& nodes) {
  const GapId id = topology_.gaps.Add(gap);
  bool found = false;
  for (const std::string& candidate : reference.candidates) {
    const auto node = index.find(candidate);
    if (node == index.end()) continue;
    nodes[node->second].gaps.push_back(id);
    found = true;
  }
  if (found) return;
  for (T& node : nodes) node.gaps.push_back(id);
}

template <typename IdType, typename T>
void TopologyBuilder::SpreadPathGap(std::string_view name, const Reference& reference,
                                    std::string_view effect, const Index<IdType>& index,
                                    Table<IdType, T>& nodes) {
  bool found = false;
  for (const std::string& candidate : reference.candidates) {
    const auto node = index.find(candidate);
    if (node == index.end()) continue;
    AddPathGap(nodes[node->second], name, reference, effect);
    found = true;
  }
  if (found) return;
  for (T& node : nodes) AddPathGap(node, name, reference, effect);
}

template <typename IdType>
PlanValue<IdType> TopologyBuilder::Resolve(const Reference& reference, const Index<IdType>& index,
                                           Node& owner, std::string_view name,
                                           std::string_view effect) {
  if (reference.kind == ReferenceKind::kAbsent) return {};
  const IdType found = Find(index, reference);
  if (found.has_value()) return found;
  AddPathGap(owner, name, reference, effect);
  return PlanValue<IdType>::Unknown();
}

template <typename IdType, typename T>
PlanValue<IdType> TopologyBuilder::ResolveOrAdd(const Reference& reference, Index<IdType>& index,
                                                Table<IdType, T>& nodes, Node& owner,
                                                std::string_view name, std::string_view effect) {
  const bool known = Find(index, reference).has_value();
  if (known || reference.kind != ReferenceKind::kArmId) {
    return Resolve(reference, index, owner, name, effect);
  }
  T node;
  static_cast<Node&>(node) = OutsideNode(reference);
  node.outside = true;
  const IdType id = nodes.Add(std::move(node));
  index[Lowered(reference.target)] = id;
  return id;
}

template <typename Draft, typename IdType, typename T, typename Target>
void TopologyBuilder::Associate(const Draft& draft, const Reference& reference,
                                const Index<IdType>& index, Table<IdType, T>& nodes,
                                PlanValue<Target> T::*member, const PlanValue<Target>& value,
                                absl::flat_hash_map<IdType, std::string>& owners) {
  const IdType id = Find(index, reference);
  if (id.has_value()) {
    const auto [owner, fresh] = owners.emplace(id, draft.name);
    if (fresh) {
      nodes[id].*member = value;
    } else if (!(nodes[id].*member == value)) {
      nodes[id].*member = PlanValue<Target>::Unknown();
      AddPathGap(nodes[id], draft.name, reference,
                 Concat("there is a second association, ", owner->second,
                        "; which one holds depends on the order of the apply"));
    }
    return;
  }
  if (reference.kind != ReferenceKind::kOpen) return;
  const auto open = [&](IdType candidate) {
    if (!owners.contains(candidate)) nodes[candidate].*member = PlanValue<Target>::Unknown();
  };
  bool found = false;
  for (const std::string& candidate : reference.candidates) {
    const auto node = index.find(candidate);
    if (node == index.end()) continue;
    open(node->second);
    found = true;
  }
  for (size_t i = 0; i < nodes.size() && !found; ++i) open(nodes.IdAt(i));
  SpreadPathGap(draft.name, reference, "this association may be meant for it", index, nodes);
}

}  // namespace routesight

// The pieces of TopologyBuilder that its source files share.
#pragma once

#include <algorithm>
#include <string>
#include <tuple>
#include <vector>

#include "evaluator/base/text.h"
#include "evaluator/topology/topology_builder.h"

namespace routesight {

// Managed resources first, so that a data source of the same object becomes a second name of it;
// of several data sources that of the first plan.
template <typename Draft>
auto DraftOrder(const Draft& draft) {
  return std::tuple(!draft.managed, draft.managed ? 0 : draft.plan_place, draft.name);
}

template <typename Draft>
void SortDrafts(std::vector<Draft>& drafts) {
  std::stable_sort(drafts.begin(), drafts.end(),
                   [](const Draft& a, const Draft& b) { return DraftOrder(a) < DraftOrder(b); });
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
  const auto known = index.find(Lowered(draft.arm_id));
  if (known == index.end()) return false;
  const auto id = known->second;
  index[draft.name] = id;
  return true;
}

template <typename IdType>
IdType TopologyBuilder::Find(const Index<IdType>& index, const Reference& reference) const {
  if (reference.kind != ReferenceKind::kArmId && reference.kind != ReferenceKind::kNode) return {};
  const auto found = index.find(reference.kind == ReferenceKind::kArmId ? Lowered(reference.target)
                                                                        : reference.target);
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

}  // namespace routesight

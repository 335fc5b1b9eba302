#include "evaluator/timeline/apply_states.h"

#include <algorithm>

#include "evaluator/timeline/apply_progress.h"

namespace routesight {
namespace {

bool HaveOneInCommon(const std::vector<std::string>& a, const std::vector<std::string>& b) {
  return std::any_of(a.begin(), a.end(), [&](const std::string& lock) {
    return std::find(b.begin(), b.end(), lock) != b.end();
  });
}

// Every node that `from` waits for, directly or not.
std::vector<bool> AwaitedBy(const ApplyGraph& graph, OperationId from) {
  std::vector<bool> awaited(graph.waits_for.size());
  std::vector<uint32_t> open = {from.value};
  while (!open.empty()) {
    const uint32_t node = open.back();
    open.pop_back();
    for (const ApplyNodeId next : graph.waits_for[node]) {
      if (awaited[next.value]) continue;
      awaited[next.value] = true;
      open.push_back(next.value);
    }
  }
  return awaited;
}

}  // namespace

ApplyStates::ApplyStates(const Plan& plan, const ApplyGraph& graph,
                         std::span<const Interruption> interruptions,
                         std::span<const std::vector<std::string>> locks,
                         const std::vector<bool>& relevant)
    : plan_(plan), graph_(graph) {
  for (size_t i = 0; i < graph.operations.size(); ++i) {
    const OperationId id = graph.operations.IdAt(i);
    std::vector<const Interruption*> of_this;
    for (const Interruption& interruption : interruptions) {
      if (interruption.operation == id && interruption.rule->certainty == Certainty::kExpected) {
        of_this.push_back(&interruption);
      }
    }
    if (!relevant[i] && of_this.empty()) continue;
    operations_.push_back(id);
    interruptions_.push_back(std::move(of_this));
  }
  const size_t count = operations_.size();
  awaits_.assign(count, std::vector<bool>(count));
  shares_a_lock_.assign(count, std::vector<bool>(count));
  for (size_t i = 0; i < count; ++i) {
    const std::vector<bool> awaited = AwaitedBy(graph, operations_[i]);
    for (size_t j = 0; j < count; ++j) {
      awaits_[i][j] = awaited[operations_[j].value];
      shares_a_lock_[i][j] =
          i != j && HaveOneInCommon(locks[operations_[i].value], locks[operations_[j].value]);
    }
  }
}

bool ApplyStates::HasPhase(size_t place, InterruptionPhase phase) const {
  const auto& of_this = interruptions_[place];
  return std::any_of(of_this.begin(), of_this.end(), [&](const Interruption* interruption) {
    return interruption->rule->phase == phase;
  });
}

// TF-09: Who shares a lock with one that has begun waits for its end.
bool ApplyStates::MayBegin(const ApplyState& state, size_t place) const {
  for (size_t other = 0; other < state.size(); ++other) {
    if (awaits_[place][other] && state[other] < OperationStage::kEnded) return false;
    if (shares_a_lock_[place][other] && state[other] == OperationStage::kBegun) return false;
  }
  return true;
}

std::vector<ApplyState> ApplyStates::After(const ApplyState& state) const {
  std::vector<ApplyState> next;
  for (size_t i = 0; i < state.size(); ++i) {
    if (state[i] == OperationStage::kSettled) continue;
    if (state[i] == OperationStage::kWaiting && !MayBegin(state, i)) continue;
    ApplyState advanced = state;
    advanced[i] = static_cast<OperationStage>(static_cast<uint8_t>(state[i]) + 1);
    // What has nothing to come up is at rest when it ends.
    if (advanced[i] == OperationStage::kEnded && !HasPhase(i, InterruptionPhase::kAfter)) {
      advanced[i] = OperationStage::kSettled;
    }
    next.push_back(std::move(advanced));
  }
  return next;
}

ApplyState ApplyStates::With(ApplyState state, size_t place) const {
  for (size_t other = 0; other < state.size(); ++other) {
    if (awaits_[place][other]) state[other] = OperationStage::kSettled;
  }
  state[place] = OperationStage::kSettled;
  return state;
}

ApplyState ApplyStates::OnlyWith(size_t place, OperationStage stage) const {
  ApplyState state = With(First(), place);
  state[place] = stage;
  return state;
}

ApplyState ApplyStates::AllWithout(size_t place) const {
  ApplyState state(operations_.size(), OperationStage::kSettled);
  for (size_t other = 0; other < state.size(); ++other) {
    if (awaits_[other][place]) state[other] = OperationStage::kWaiting;
  }
  state[place] = OperationStage::kWaiting;
  return state;
}

Moment ApplyStates::MomentOf(const ApplyState& state) const {
  ApplyProgress progress(plan_);
  for (size_t i = 0; i < state.size(); ++i) {
    const Operation& operation = graph_.operations[operations_[i]];
    const OperationStage counts_from =
        operation.kind == OperationKind::kDelete ? OperationStage::kBegun : OperationStage::kEnded;
    if (state[i] >= counts_from) progress.Apply(operation);
    for (const Interruption* interruption : interruptions_[i]) {
      const bool during = interruption->rule->phase == InterruptionPhase::kDuring;
      const OperationStage out = during ? OperationStage::kBegun : OperationStage::kEnded;
      if (state[i] == out) progress.TakeOut(interruption->out);
    }
  }
  return progress.moment();
}

void ApplyStates::Order(size_t earlier, size_t later) {
  for (size_t place = 0; place < operations_.size(); ++place) {
    if (place != later && !awaits_[place][later]) continue;
    awaits_[place][earlier] = true;
    for (size_t other = 0; other < operations_.size(); ++other) {
      if (awaits_[earlier][other]) awaits_[place][other] = true;
    }
  }
}

}  // namespace routesight

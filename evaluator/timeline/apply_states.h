// How far an apply can be: which operations have begun, ended, and come to rest, in any order that
// Terraform may choose.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "evaluator/apply/apply_graph.h"
#include "evaluator/timeline/interruptions.h"

namespace routesight {

enum class OperationStage : uint8_t {
  kWaiting,
  kBegun,  // What it deletes is away, and what it interrupts during its work is out of service.
  kEnded,  // What it writes is there; what comes up only then is still out of service.
  kSettled,
};

// By operation that concerns the network, in the order of their ids.
using ApplyState = std::vector<OperationStage>;

// The operations of a plan that concern the network, and their partial order.
class ApplyStates {
 public:
  // `locks` and `relevant` are by operation. Those without effect, and not relevant, are left out.
  ApplyStates(const Plan& plan, const ApplyGraph& graph,
              std::span<const Interruption> interruptions,
              std::span<const std::vector<std::string>> locks, const std::vector<bool>& relevant);

  const std::vector<OperationId>& operations() const { return operations_; }

  ApplyState First() const { return ApplyState(operations_.size(), OperationStage::kWaiting); }
  // The states that one event leads to.
  std::vector<ApplyState> After(const ApplyState& state) const;
  // Only what `place` waits for has happened, and it itself has begun, ended or settled.
  ApplyState OnlyWith(size_t place, OperationStage stage) const;
  // Everything has happened but `place`, and what waits for it.
  ApplyState AllWithout(size_t place) const;
  // The state with `place`, and all that it waits for, settled.
  ApplyState With(ApplyState state, size_t place) const;

  // The network that it is; states of one network have equal moments.
  Moment MomentOf(const ApplyState& state) const;

  // Whether `later` begins only when `earlier` has ended.
  bool MustPrecede(size_t earlier, size_t later) const { return awaits_[later][earlier]; }
  // Lets `later` wait for `earlier`, and what waits for `later` too.
  void Order(size_t earlier, size_t later);

 private:
  bool MayBegin(const ApplyState& state, size_t place) const;
  bool HasPhase(size_t place, InterruptionPhase phase) const;

  const Plan& plan_;
  const ApplyGraph& graph_;
  std::vector<OperationId> operations_;
  std::vector<std::vector<bool>> awaits_;         // By place: what it waits for.
  std::vector<std::vector<bool>> shares_a_lock_;  // By place.
  std::vector<std::vector<const Interruption*>> interruptions_;
};

}  // namespace routesight

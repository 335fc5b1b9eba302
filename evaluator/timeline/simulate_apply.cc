#include "evaluator/timeline/simulate_apply.h"

#include <algorithm>
#include <functional>
#include <tuple>
#include <utility>
#include <vector>

#include "evaluator/apply/locks.h"
#include "evaluator/base/text.h"
#include "evaluator/timeline/find_windows.h"
#include "evaluator/timeline/take_snapshot.h"

namespace routesight {
namespace {

// Terraform's own, without -parallelism.
constexpr size_t kParallelism = 10;

// Beyond so many moments, neighbours are looked at together.
constexpr size_t kMostMoments = 60;

struct Walks {
  Schedule shortest;
  Schedule typical;
  Schedule longest;
};

Walks WalkThreeTimes(const ApplyGraph& graph, std::span<const std::vector<std::string>> locks,
                     std::span<const DurationEstimate> estimates) {
  const auto walk = [&](double Duration::*length) {
    std::vector<double> seconds;
    for (const DurationEstimate& estimate : estimates) {
      seconds.push_back(estimate.duration.*length);
    }
    return ScheduleOperations(graph, locks, seconds, kParallelism);
  };
  return {walk(&Duration::min_seconds), walk(&Duration::typical_seconds),
          walk(&Duration::max_seconds)};
}

double TotalSeconds(const Schedule& schedule) {
  double end = 0;
  for (const ScheduledOperation& operation : schedule.operations) {
    end = std::max(end, operation.end_seconds);
  }
  return end;
}

// When an operation takes effect.
double EffectSeconds(OperationKind kind, const ScheduledOperation& scheduled) {
  return kind == OperationKind::kDelete ? scheduled.begin_seconds : scheduled.end_seconds;
}

// Operations that take effect at once, in the expected order.
struct Effect {
  double seconds = 0;
  bool begins = false;  // What ends at the same time came first.
  std::vector<OperationId> operations;
};

std::vector<Effect> ListEffects(const ApplyGraph& graph, const Schedule& typical) {
  std::vector<std::tuple<double, bool, OperationId>> order;
  for (size_t i = 0; i < graph.operations.size(); ++i) {
    const OperationId id = graph.operations.IdAt(i);
    const OperationKind kind = graph.operations[id].kind;
    order.emplace_back(EffectSeconds(kind, typical.operations[i]), kind == OperationKind::kDelete,
                       id);
  }
  std::sort(order.begin(), order.end());
  std::vector<Effect> effects;
  for (const auto& [seconds, begins, id] : order) {
    if (effects.empty() || effects.back().seconds != seconds || effects.back().begins != begins) {
      effects.push_back({seconds, begins, {}});
    }
    effects.back().operations.push_back(id);
  }
  return effects;
}

// Where there are too many, neighbours are taken together so that no loss gets shorter: first all
// that is deleted, when the first of it goes, then the rest, when the last of it is there.
std::vector<Effect> Coarsened(const std::vector<Effect>& effects, const ApplyGraph& graph) {
  const size_t together = (2 * effects.size() + kMostMoments - 1) / kMostMoments;
  std::vector<Effect> coarse;
  for (size_t from = 0; from < effects.size(); from += together) {
    const size_t to = std::min(from + together, effects.size());
    Effect deletions{effects[from].seconds, true, {}};
    Effect writes{effects[to - 1].seconds, false, {}};
    for (size_t i = from; i < to; ++i) {
      for (const OperationId id : effects[i].operations) {
        const bool deletes = graph.operations[id].kind == OperationKind::kDelete;
        (deletes ? deletions : writes).operations.push_back(id);
      }
    }
    for (Effect& effect : {std::ref(deletions), std::ref(writes)}) {
      if (!effect.operations.empty()) coarse.push_back(std::move(effect));
    }
  }
  return coarse;
}

// How far the plan is applied.
class Progress {
 public:
  explicit Progress(const Plan& plan) : plan_(plan) {
    for (const Resource& resource : plan.resources) {
      // What is only looked up is there, whoever looks.
      states_.push_back(resource.action == Action::kRead ? ResourceState::kAfter
                                                         : ResourceState::kBefore);
    }
  }

  void Apply(const Operation& operation) {
    ResourceState& state = states_[operation.resource.value];
    switch (plan_.resources[operation.resource].action) {
      case Action::kDeleteThenCreate:
        state =
            operation.kind == OperationKind::kDelete ? ResourceState::kGone : ResourceState::kAfter;
        break;
      case Action::kCreateThenDelete:
        // The new object counts from its creation on; what the old one still does is not shown.
        if (operation.kind == OperationKind::kCreate) state = ResourceState::kAfter;
        break;
      case Action::kCreate:
      case Action::kUpdate:
      case Action::kDelete:
        state = ResourceState::kAfter;
        break;
      case Action::kNoOp:
      case Action::kRead:
      case Action::kForget:
        break;
    }
  }

  Moment moment() const { return Moment::During(states_); }

 private:
  const Plan& plan_;
  std::vector<ResourceState> states_;
};

class ApplySimulation {
 public:
  ApplySimulation(std::span<const LinkedPlan> plans, const Configuration& configuration,
                  const Timeline& ends)
      : plans_(plans), configuration_(configuration), ends_(ends), plan_(plans.front().plan) {}

  ApplyTimeline Run() {
    ApplyTimeline apply;
    graph_ = BuildApplyGraph(plans_.front());
    if (graph_.operations.empty()) return apply;
    const auto locks = FindLocks(plans_.front(), graph_);
    std::vector<DurationEstimate> estimates;
    for (const Operation& operation : graph_.operations) {
      estimates.push_back(EstimateDuration(plan_, operation, configuration_.durations));
    }
    walks_ = WalkThreeTimes(graph_, locks, estimates);
    for (size_t i = 0; i < graph_.operations.size(); ++i) {
      apply.operations.push_back(Timed(graph_.operations.IdAt(i), estimates[i], locks[i]));
    }
    apply.duration = {TotalSeconds(walks_.shortest), TotalSeconds(walks_.typical),
                      TotalSeconds(walks_.longest)};
    apply.partly_known = graph_.partly_known;
    apply.cyclic = walks_.typical.cyclic;
    std::vector<Effect> effects = ListEffects(graph_, walks_.typical);
    apply.coarse = effects.size() > kMostMoments;
    if (apply.coarse) effects = Coarsened(effects, graph_);
    AddSteps(effects, apply.steps);
    apply.windows = FindWindows(ends_.before(), apply.steps);
    return apply;
  }

 private:
  TimedOperation Timed(OperationId id, const DurationEstimate& estimate,
                       const std::vector<std::string>& locks) const {
    const Operation& operation = graph_.operations[id];
    TimedOperation timed{std::string(plan_.Text(plan_.resources[operation.resource].label)),
                         operation.kind,
                         estimate,
                         walks_.shortest.operations[id.value],
                         walks_.typical.operations[id.value],
                         walks_.longest.operations[id.value],
                         {},
                         locks};
    for (const OperationId before : graph_.DirectlyBefore(id)) timed.after.push_back(before.value);
    return timed;
  }

  // In each walk a step of deletions is when the first of them takes effect, any other when the
  // last has.
  Duration TimeOf(const Effect& effect) const {
    const auto time_in = [&](const Schedule& walk) {
      std::vector<double> seconds;
      for (const OperationId id : effect.operations) {
        seconds.push_back(EffectSeconds(graph_.operations[id].kind, walk.operations[id.value]));
      }
      return effect.begins ? *std::min_element(seconds.begin(), seconds.end())
                           : *std::max_element(seconds.begin(), seconds.end());
    };
    return {time_in(walks_.shortest), time_in(walks_.typical), time_in(walks_.longest)};
  }

  void AddSteps(const std::vector<Effect>& effects, std::vector<Step>& steps) const {
    Progress progress(plan_);
    for (size_t i = 0; i < effects.size(); ++i) {
      const Effect& effect = effects[i];
      for (const OperationId id : effect.operations) progress.Apply(graph_.operations[id]);
      const Snapshot& previous = steps.empty() ? ends_.before() : steps.back().snapshot;
      const bool last = i + 1 == effects.size();
      // What is there at the end is known already.
      if (last && Difference(previous, ends_.after()).empty()) continue;
      Snapshot snapshot =
          TakeSnapshot(plans_, configuration_, last ? Moment::After() : progress.moment(), "");
      std::vector<TableChange> changes = Difference(previous, snapshot);
      if (changes.empty()) continue;
      snapshot.at = Concat(steps.size() + 1);
      Step step{TimeOf(effect), {}, std::move(changes), std::move(snapshot)};
      for (const OperationId id : effect.operations) step.operations.push_back(id.value);
      steps.push_back(std::move(step));
    }
  }

  std::span<const LinkedPlan> plans_;
  const Configuration& configuration_;
  const Timeline& ends_;
  const Plan& plan_;
  ApplyGraph graph_;
  Walks walks_;
};

}  // namespace

ApplyTimeline SimulateApply(std::span<const LinkedPlan> plans, const Configuration& configuration,
                            const Timeline& ends) {
  return ApplySimulation(plans, configuration, ends).Run();
}

}  // namespace routesight

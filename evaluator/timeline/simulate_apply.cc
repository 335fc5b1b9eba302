#include "evaluator/timeline/simulate_apply.h"

#include <algorithm>
#include <set>
#include <utility>
#include <vector>

#include "evaluator/apply/locks.h"
#include "evaluator/base/text.h"
#include "evaluator/plan/changed_attributes.h"
#include "evaluator/readers/reader.h"
#include "evaluator/timeline/address_holders.h"
#include "evaluator/timeline/apply_events.h"
#include "evaluator/timeline/apply_progress.h"
#include "evaluator/timeline/find_windows.h"
#include "evaluator/timeline/operation_rules.h"
#include "evaluator/timeline/take_snapshot.h"
#include "evaluator/timeline/time_windows.h"

namespace routesight {
namespace {

// Terraform's own, without -parallelism.
constexpr size_t kTerraformsParallelism = 10;

// Beyond so many moments, neighbours are looked at together.
constexpr size_t kMostMoments = 60;

Walks WalkThreeTimes(const ApplyGraph& graph, std::span<const std::vector<std::string>> locks,
                     std::span<const DurationEstimate> estimates, size_t parallelism) {
  const auto walk = [&](double Duration::*length) {
    std::vector<double> seconds;
    for (const DurationEstimate& estimate : estimates) {
      seconds.push_back(estimate.duration.*length);
    }
    return ScheduleOperations(graph, locks, seconds, parallelism);
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

// Whether what is read of the resource is different before and after.
bool ConcernsTheNetwork(const Plan& plan, const Resource& resource) {
  if (resource.mode == ResourceMode::kData || resource.elsewhere) return false;
  if (FindReader(plan.Text(resource.type)) == nullptr) return false;
  switch (resource.action) {
    case Action::kCreate:
    case Action::kDelete:
    case Action::kDeleteThenCreate:
    case Action::kCreateThenDelete:
      return true;
    case Action::kUpdate:
      return !ChangedAttributes(plan, resource).empty();
    case Action::kNoOp:
    case Action::kRead:
    case Action::kForget:
      return false;
  }
  return true;
}

// The next hops that somebody takes packets at.
std::set<std::string> HeldNextHops(const Snapshot& snapshot, const AddressHolders& holders) {
  const std::set<std::string> held = holders.AddressesIn(snapshot.topology);
  std::set<std::string> hops;
  for (const NextHops& next_hops : snapshot.fibs.next_hops) {
    for (const Symbol address : next_hops.addresses) {
      std::string text(snapshot.topology.Text(address));
      if (held.contains(text)) hops.insert(std::move(text));
    }
  }
  return hops;
}

class ApplySimulation {
 public:
  ApplySimulation(std::span<const LinkedPlan> plans, const Configuration& configuration,
                  const Timeline& ends, size_t parallelism)
      : source_{plans, configuration, {}},
        ends_(ends),
        plan_(plans.front().plan),
        parallelism_(parallelism) {}

  ApplyTimeline Run() {
    // Most plans change nothing here: no order and no moment is needed to say so.
    if (std::none_of(plan_.resources.begin(), plan_.resources.end(), [&](const Resource& resource) {
          return ConcernsTheNetwork(plan_, resource);
        })) {
      return {};
    }
    const Snapshot* ends[] = {&ends_.before(), &ends_.after()};
    source_.gateway_networks = GatewayNetworks(ends);
    Prepare();
    if (graph_.operations.empty()) return std::move(apply_);
    std::vector<EventGroup> groups = ListEvents(graph_, walks_, interruptions_, relevant_);
    apply_.coarse = groups.size() > kMostMoments;
    if (apply_.coarse) groups = Coarsened(groups, kMostMoments);
    AddSteps(groups);
    AddWindows();
    AddPossibleInterruptions();
    return std::move(apply_);
  }

 private:
  void Prepare() {
    graph_ = BuildApplyGraph(source_.plans.front());
    if (graph_.operations.empty()) return;
    interruptions_ =
        FindInterruptions(source_.plans, graph_, ends_.before().topology, ends_.after().topology);
    const auto locks = FindLocks(source_.plans.front(), graph_);
    std::vector<DurationEstimate> estimates;
    for (const Operation& operation : graph_.operations) {
      estimates.push_back(EstimateDuration(plan_, operation, source_.configuration.durations));
      relevant_.push_back(ConcernsTheNetwork(plan_, plan_.resources[operation.resource]));
    }
    walks_ = WalkThreeTimes(graph_, locks, estimates, parallelism_);
    for (size_t i = 0; i < graph_.operations.size(); ++i) {
      apply_.operations.push_back(Timed(graph_.operations.IdAt(i), estimates[i], locks[i]));
    }
    apply_.duration = {TotalSeconds(walks_.shortest), TotalSeconds(walks_.typical),
                       TotalSeconds(walks_.longest)};
    apply_.partly_known = graph_.partly_known;
    apply_.cyclic = walks_.typical.cyclic;
  }

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

  Cause CauseOf(const ApplyEvent& event) const {
    const Operation& operation = graph_.operations[event.operation];
    Cause cause{event.operation.value, RuleBehind(plan_, operation), {}, {}};
    if (operation.kind == OperationKind::kUpdate) {
      cause.attributes = ChangedAttributes(plan_, plan_.resources[operation.resource]);
    }
    if (event.kind == EventKind::kInterruptionBegins) {
      cause.rule = interruptions_[event.interruption].rule->rule;
      cause.interrupts = interruptions_[event.interruption].names;
    }
    return cause;
  }

  void Advance(const ApplyEvent& event, ApplyProgress& progress) const {
    switch (event.kind) {
      case EventKind::kTakesEffect:
        progress.Apply(graph_.operations[event.operation]);
        return;
      case EventKind::kInterruptionBegins:
        progress.TakeOut(interruptions_[event.interruption].out);
        return;
      case EventKind::kInterruptionEnds:
        progress.PutBack(interruptions_[event.interruption].out);
        return;
    }
  }

  void AddSteps(const std::vector<EventGroup>& groups) {
    const Snapshot* ends[] = {&ends_.before(), &ends_.after()};
    const AddressHolders holders(ends);
    ApplyProgress progress(plan_);
    std::set<std::string> held = HeldNextHops(ends_.before(), holders);
    for (size_t i = 0; i < groups.size(); ++i) {
      for (const ApplyEvent& event : groups[i].events) Advance(event, progress);
      const Snapshot& previous =
          apply_.steps.empty() ? ends_.before() : apply_.steps.back().snapshot;
      const bool last = i + 1 == groups.size();
      // What is there at the end is known already.
      if (last && Difference(previous, ends_.after()).empty() &&
          held == HeldNextHops(ends_.after(), holders)) {
        continue;
      }
      Snapshot snapshot = TakeSnapshot(source_, last ? Moment::After() : progress.moment(), "");
      std::vector<TableChange> changes = Difference(previous, snapshot);
      std::set<std::string> held_now = HeldNextHops(snapshot, holders);
      if (changes.empty() && held_now == held) continue;
      held = std::move(held_now);
      snapshot.at = Concat(apply_.steps.size() + 1);
      Step step{groups[i].time, {}, {}, std::move(changes), std::move(snapshot)};
      for (const ApplyEvent& event : groups[i].events) {
        step.operations.push_back(event.operation.value);
        if (event.kind != EventKind::kInterruptionEnds) step.causes.push_back(CauseOf(event));
      }
      std::sort(step.operations.begin(), step.operations.end());
      step.operations.erase(std::unique(step.operations.begin(), step.operations.end()),
                            step.operations.end());
      apply_.steps.push_back(std::move(step));
    }
  }

  void AddWindows() {
    std::vector<const Snapshot*> moments = {&ends_.before()};
    for (const Step& step : apply_.steps) moments.push_back(&step.snapshot);
    apply_.windows = FindWindows(moments);
    TimeWindows(apply_, interruptions_);
  }

  // The step that the usual walk has reached by then; 0 for none.
  size_t StepAt(double seconds) const {
    size_t reached = 0;
    while (reached < apply_.steps.size() && apply_.steps[reached].time.typical_seconds <= seconds) {
      ++reached;
    }
    return reached;
  }

  void AddPossibleInterruptions() {
    for (size_t i = 0; i < interruptions_.size(); ++i) {
      if (interruptions_[i].rule->certainty == Certainty::kPossible) AddPossible(i);
    }
  }

  // What is lost if the interruption happens, by the network at the moment when it would begin.
  void AddPossible(size_t place) {
    const Interruption& interruption = interruptions_[place];
    const OperationId id = interruption.operation;
    const bool during = interruption.rule->phase == InterruptionPhase::kDuring;
    const ScheduledOperation& scheduled = walks_.typical.operations[id.value];
    const double begin = during ? scheduled.begin_seconds : scheduled.end_seconds;
    ApplyProgress progress(plan_);
    for (size_t i = 0; i < graph_.operations.size(); ++i) {
      const OperationId other = graph_.operations.IdAt(i);
      const OperationKind kind = graph_.operations[other].kind;
      const ScheduledOperation& span = walks_.typical.operations[i];
      const double effect = kind == OperationKind::kDelete ? span.begin_seconds : span.end_seconds;
      if (effect <= begin) progress.Apply(graph_.operations[other]);
    }
    const Snapshot normal = TakeSnapshot(source_, progress.moment(), "");
    progress.TakeOut(interruption.out);
    const Snapshot interrupted = TakeSnapshot(source_, progress.moment(), "");
    const Snapshot* moments[] = {&normal, &interrupted, &normal};
    for (Window& window : FindWindows(moments)) {
      if (window.kind != WindowKind::kDown && window.kind != WindowKind::kDiverted) continue;
      const size_t step = StepAt(begin);
      window.certainty = Certainty::kPossible;
      window.from_step = step;
      window.to_step = step;
      for (WindowPhase& phase : window.phases) phase.step = step;
      const DurationEstimate& length = interruption.rule->length;
      const double longest =
          during ? apply_.operations[id.value].estimate.duration.max_seconds : kUntilTheEnd;
      Duration seconds = length.duration;
      seconds.max_seconds = std::min(seconds.max_seconds, longest);
      if (seconds.max_seconds < kUntilTheEnd) {
        const DurationEstimate* from[] = {&length, &apply_.operations[id.value].estimate};
        window.duration = DurationFrom(seconds, from);
      }
      window.causes = {CauseOf({EventKind::kInterruptionBegins, id, place, true, {}})};
      apply_.possible.push_back(std::move(window));
    }
  }

  NetworkSource source_;
  const Timeline& ends_;
  const Plan& plan_;
  size_t parallelism_;
  ApplyGraph graph_;
  Walks walks_;
  std::vector<Interruption> interruptions_;
  std::vector<bool> relevant_;  // By operation.
  ApplyTimeline apply_;
};

}  // namespace

ApplyTimeline SimulateApply(std::span<const LinkedPlan> plans, const Configuration& configuration,
                            const Timeline& ends) {
  return ApplySimulation(plans, configuration, ends, kTerraformsParallelism).Run();
}

}  // namespace routesight

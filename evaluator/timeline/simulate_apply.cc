#include "evaluator/timeline/simulate_apply.h"

#include <algorithm>
#include <deque>
#include <future>
#include <optional>
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
#include "evaluator/timeline/behaviour_classes.h"
#include "evaluator/timeline/find_windows.h"
#include "evaluator/timeline/named_tables.h"
#include "evaluator/timeline/network_source.h"
#include "evaluator/timeline/operation_rules.h"
#include "evaluator/timeline/time_windows.h"
#include "evaluator/timeline/what_may_happen.h"

namespace routesight {
namespace {

// Beyond so many moments, neighbours are looked at together; earlier of a large plan, and of one
// with which nothing can be lost.
constexpr size_t kMostMoments = 60;
constexpr size_t kFewestMoments = 8;
constexpr size_t kMostMomentsWithoutTraffic = 16;
// So many causes that meet are tried one by one.
constexpr size_t kMostTriedAlone = 12;
constexpr size_t kMostResourcesInMoments = 60'000;
constexpr size_t kTakenAhead = 2;

size_t MostMoments(std::span<const LinkedPlan> plans) {
  size_t resources = 1;
  for (const LinkedPlan& linked : plans) resources += linked.plan.resources.size();
  return std::clamp(kMostResourcesInMoments / resources, kFewestMoments, kMostMoments);
}

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
  snapshot.fibs.next_hops.ForEachInUse([&](const NextHops& next_hops) {
    for (const Symbol address : next_hops.addresses) {
      std::string text(snapshot.topology.Text(address));
      if (held.contains(text)) hops.insert(std::move(text));
    }
  });
  return hops;
}

// What a step comes from.
struct StepOrigin {
  const EventGroup* group = nullptr;
  ApplyProgress progress_before;
};

class ApplySimulation {
 public:
  ApplySimulation(const NetworkSource& source, const Timeline& ends,
                  std::span<const AddedOrder> added)
      : source_(source), ends_(ends), added_(added), plan_(source.plans().front().plan) {}

  ApplyTimeline Run() {
    // Most plans change nothing here: no order and no moment is needed to say so.
    if (std::none_of(plan_.resources.begin(), plan_.resources.end(), [&](const Resource& resource) {
          return ConcernsTheNetwork(plan_, resource);
        })) {
      return {};
    }
    Prepare();
    if (order_.graph.operations.empty()) return std::move(apply_);
    std::vector<EventGroup> groups =
        ListEvents(order_.graph, order_.walks, order_.interruptions, order_.relevant);
    has_traffic_to_lose_ = HasTrafficToLose(ends_);
    const size_t most =
        has_traffic_to_lose_ ? MostMoments(source_.plans()) : kMostMomentsWithoutTraffic;
    apply_.coarse = groups.size() > most;
    if (apply_.coarse) groups = Coarsened(groups, most);
    ways_.emplace(std::vector<const Snapshot*>{&ends_.before(), &ends_.after()});
    AddSteps(groups);
    AddWindows();
    AddWhatMayHappen(source_, order_, ends_, apply_);
    return std::move(apply_);
  }

 private:
  void Prepare() {
    order_.graph = BuildApplyGraph(source_.plans().front());
    if (order_.graph.operations.empty()) return;
    for (const AddedOrder& added : added_) {
      std::vector<ApplyNodeId>& awaited = order_.graph.waits_for[added.later.value];
      awaited.push_back(ApplyNodeId{added.earlier.value});
      std::sort(awaited.begin(), awaited.end());
      awaited.erase(std::unique(awaited.begin(), awaited.end()), awaited.end());
    }
    order_.interruptions = FindInterruptions(source_.plans(), order_.graph, ends_.before().topology,
                                             ends_.after().topology);
    order_.locks = FindLocks(source_.plans().front(), order_.graph);
    std::vector<DurationEstimate> estimates;
    for (const Operation& operation : order_.graph.operations) {
      estimates.push_back(EstimateDuration(plan_, operation, source_.configuration().durations));
      order_.relevant.push_back(ConcernsTheNetwork(plan_, plan_.resources[operation.resource]));
    }
    order_.walks =
        WalkThreeTimes(order_.graph, order_.locks, estimates, source_.configuration().parallelism);
    for (size_t i = 0; i < order_.graph.operations.size(); ++i) {
      apply_.operations.push_back(
          Timed(order_.graph.operations.IdAt(i), estimates[i], order_.locks[i]));
    }
    apply_.duration = {TotalSeconds(order_.walks.shortest), TotalSeconds(order_.walks.typical),
                       TotalSeconds(order_.walks.longest)};
    apply_.partly_known = order_.graph.partly_known;
    apply_.cyclic = order_.walks.typical.cyclic;
  }

  TimedOperation Timed(OperationId id, const DurationEstimate& estimate,
                       const std::vector<std::string>& locks) const {
    const Operation& operation = order_.graph.operations[id];
    TimedOperation timed{std::string(plan_.Text(plan_.resources[operation.resource].label)),
                         operation.kind,
                         estimate,
                         order_.walks.shortest.operations[id.value],
                         order_.walks.typical.operations[id.value],
                         order_.walks.longest.operations[id.value],
                         {},
                         locks};
    for (const OperationId before : order_.graph.DirectlyBefore(id))
      timed.after.push_back(before.value);
    return timed;
  }

  Cause CauseOf(const ApplyEvent& event) const {
    Cause cause = CauseBy(plan_, order_, event.operation);
    if (event.kind != EventKind::kTakesEffect) {
      cause.rule = order_.interruptions[event.interruption].rule->rule;
      cause.interrupts = order_.interruptions[event.interruption].names;
    }
    return cause;
  }

  void Advance(const ApplyEvent& event, ApplyProgress& progress) const {
    switch (event.kind) {
      case EventKind::kTakesEffect:
        progress.Apply(order_.graph.operations[event.operation]);
        return;
      case EventKind::kInterruptionBegins:
        progress.TakeOut(order_.interruptions[event.interruption].out);
        return;
      case EventKind::kInterruptionEnds:
        progress.PutBack(order_.interruptions[event.interruption].out);
        return;
    }
  }

  void AddSteps(const std::vector<EventGroup>& groups) {
    if (groups.empty()) return;
    const Snapshot* ends[] = {&ends_.before(), &ends_.after()};
    const AddressHolders holders(ends);
    ApplyProgress progress(plan_);
    std::set<std::string> held = HeldNextHops(ends_.before(), holders);
    apply_.steps.reserve(groups.size());  // Snapshots stay where they are.
    const std::vector<Moment> moments = MomentsOf(groups);
    // While one step is looked at, the next ones are taken.
    std::deque<std::future<Snapshot>> ahead;
    const auto take_ahead = [&](size_t group) {
      for (size_t next = group + ahead.size(); next < groups.size() && ahead.size() < kTakenAhead;
           ++next) {
        ahead.push_back(
            Meanwhile(source_.size(), [&, next] { return source_.Take(moments[next], ""); }));
      }
    };
    for (size_t i = 0; i < groups.size(); ++i) {
      const ApplyProgress progress_before = progress;
      for (const ApplyEvent& event : groups[i].events) Advance(event, progress);
      const Snapshot& previous = PreviousOf(apply_.steps.size());
      const bool last = i + 1 == groups.size();
      take_ahead(i);
      std::future<Snapshot> taken = std::move(ahead.front());
      ahead.pop_front();
      // What is there at the end is known already.
      if (last && Difference(previous, ends_.after()).empty() &&
          held == HeldNextHops(ends_.after(), holders) &&
          !FaresOtherwise(previous, ends_.after(), groups.size())) {
        continue;
      }
      Step& step = apply_.steps.emplace_back();
      step.snapshot = taken.get();
      take_ahead(i + 1);
      step.changes = Difference(previous, step.snapshot);
      std::set<std::string> held_now = HeldNextHops(step.snapshot, holders);
      if (step.changes.empty() && held_now == held &&
          !FaresOtherwise(previous, step.snapshot, groups.size())) {
        ways_->Forget(step.snapshot);
        apply_.steps.pop_back();
        continue;
      }
      held = std::move(held_now);
      step.snapshot.at = Concat(apply_.steps.size());
      NameCauses(groups[i], step);
      origins_.push_back({&groups[i], progress_before});
    }
  }

  void NameCauses(const EventGroup& group, Step& step) const {
    step.time = group.time;
    for (const ApplyEvent& event : group.events) {
      step.operations.push_back(event.operation.value);
      Cause cause = CauseOf(event);
      const bool known =
          std::find(step.causes.begin(), step.causes.end(), cause) != step.causes.end();
      if (!known) step.causes.push_back(std::move(cause));
    }
    std::sort(step.operations.begin(), step.operations.end());
    step.operations.erase(std::unique(step.operations.begin(), step.operations.end()),
                          step.operations.end());
  }

  // The moment after each group.
  std::vector<Moment> MomentsOf(const std::vector<EventGroup>& groups) const {
    ApplyProgress progress(plan_);
    std::vector<Moment> moments;
    for (const EventGroup& group : groups) {
      for (const ApplyEvent& event : group.events) Advance(event, progress);
      const bool last = moments.size() + 1 == groups.size();
      moments.push_back(last ? Moment::After() : progress.moment());
    }
    return moments;
  }

  // The moment before that step, which counts from 0.
  const Snapshot& PreviousOf(size_t step) const {
    return step == 0 ? ends_.before() : apply_.steps[step - 1].snapshot;
  }

  // Whether traffic goes another way although all tables are the same: a flag of a peering, an
  // interface that does not forward, a rule of a load balancer.
  bool FaresOtherwise(const Snapshot& a, const Snapshot& b, size_t times) {
    if (!has_traffic_to_lose_) return false;
    MomentWays* const moments[] = {ways_->Of(a), ways_->Of(b)};
    return !FindWindows(moments, AffordableFor(moments, times)).empty();
  }

  // Where several causes meet when a window opens, each is tried without the others.
  void AddBlame() {
    std::set<size_t> steps;
    for (const Window& window : apply_.windows) steps.insert(window.from_step);
    for (const size_t step : steps) AddBlameAt(step);
  }

  void AddBlameAt(size_t step) {
    const std::vector<Cause>& causes = apply_.steps[step - 1].causes;
    if (causes.size() < 2 || causes.size() > kMostTriedAlone) return;
    const StepOrigin& origin = origins_[step - 1];
    for (const Cause& cause : causes) {
      ApplyProgress alone = origin.progress_before;
      for (const ApplyEvent& event : origin.group->events) {
        if (CauseOf(event) == cause) Advance(event, alone);
      }
      const Snapshot snapshot = source_.Take(alone.moment(), "");
      MomentWays* const moments[] = {ways_->Of(PreviousOf(step - 1)), ways_->Of(snapshot)};
      const Thoroughness thoroughness = AffordableFor(moments, causes.size());
      for (const Window& window : FindWindows(moments, thoroughness)) {
        for (const std::string& prefix : window.prefixes) {
          blame_[{step, window.sender, prefix}].push_back(cause);
        }
      }
      ways_->Forget(snapshot);
    }
  }

  void AddWindows() {
    std::vector<MomentWays*> moments = {ways_->Of(ends_.before())};
    for (const Step& step : apply_.steps) moments.push_back(ways_->Of(step.snapshot));
    const Thoroughness thoroughness = AffordableFor(moments, moments.size());
    apply_.rows_only = thoroughness == Thoroughness::kOneOfEachRow;
    const TrafficHistory traffic = FollowTraffic(moments, thoroughness);
    apply_.windows = WindowsIn(traffic, moments);
    if (!apply_.steps.empty()) apply_.classes = ClassesIn(traffic, moments);
    LeaveOutRemovedNetworks(ends_.before().topology, ends_.after().topology, apply_.windows);
    AddBlame();
    std::vector<RuleId> rules;
    for (const Operation& operation : order_.graph.operations) {
      rules.push_back(RuleBehind(plan_, operation));
    }
    TimeWindows(apply_, order_.interruptions, rules, blame_);
  }

  const NetworkSource& source_;
  const Timeline& ends_;
  std::span<const AddedOrder> added_;
  const Plan& plan_;
  std::optional<AllWays> ways_;  // Of the ends and all steps.
  bool has_traffic_to_lose_ = false;
  ApplyOrder order_;
  std::vector<StepOrigin> origins_;  // By step.
  Blame blame_;
  ApplyTimeline apply_;
};

}  // namespace

ApplyTimeline SimulateApply(const NetworkSource& source, const Timeline& ends,
                            std::span<const AddedOrder> added) {
  return ApplySimulation(source, ends, added).Run();
}

}  // namespace routesight

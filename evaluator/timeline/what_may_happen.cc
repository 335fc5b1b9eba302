#include "evaluator/timeline/what_may_happen.h"

#include <algorithm>
#include <tuple>
#include <utility>

#include "evaluator/plan/changed_attributes.h"
#include "evaluator/timeline/apply_progress.h"
#include "evaluator/timeline/find_windows.h"
#include "evaluator/timeline/named_tables.h"
#include "evaluator/timeline/operation_rules.h"
#include "evaluator/timeline/other_orders.h"
#include "evaluator/timeline/refusals.h"
#include "evaluator/timeline/time_windows.h"

namespace routesight {
namespace {

// Of more operations than that, only those are found that Azure refuses at the end, too.
constexpr size_t kMostAsked = 40;

class Possibilities {
 public:
  Possibilities(const NetworkSource& source, const ApplyOrder& order, const Timeline& ends,
                ApplyTimeline& apply)
      : source_(source),
        order_(order),
        ends_(ends),
        apply_(apply),
        plan_(source.plans().front().plan) {}

  void Add() {
    for (size_t i = 0; i < order_.interruptions.size(); ++i) {
      if (order_.interruptions[i].rule->certainty == Certainty::kPossible) AddInterruption(i);
    }
    if (!HasTrafficToLose(ends_)) {
      apply_.orders_seen = OrdersSeen::kAll;
      AddRefusalsOfTheEnd();
      return;
    }
    const ApplyStates states(plan_, order_.graph, order_.interruptions, order_.locks,
                             order_.relevant);
    OtherOrders others(source_, states, ends_.before(), ends_.after());
    apply_.orders_seen = others.seen();
    if (others.thoroughness() == Thoroughness::kOneOfEachRow) apply_.rows_only = true;
    for (Window& window : others.FindPossible(apply_.windows)) AddOtherOrder(std::move(window));
    AddRefusals(states, others);
    std::stable_sort(apply_.possible.begin(), apply_.possible.end(),
                     [](const Window& a, const Window& b) {
                       return std::tie(a.sender, a.from_step) < std::tie(b.sender, b.from_step);
                     });
  }

 private:
  // The step that the usual walk has reached by then; 0 for none.
  size_t StepAt(double seconds) const {
    size_t reached = 0;
    while (reached < apply_.steps.size() && apply_.steps[reached].time.typical_seconds <= seconds) {
      ++reached;
    }
    return reached;
  }

  // What has taken effect by then in the usual walk.
  ApplyProgress ProgressAt(double seconds) const {
    ApplyProgress progress(plan_);
    for (size_t i = 0; i < order_.graph.operations.size(); ++i) {
      const OperationId id = order_.graph.operations.IdAt(i);
      const Operation& operation = order_.graph.operations[id];
      const ScheduledOperation& span = order_.walks.typical.operations[i];
      const bool deletes = operation.kind == OperationKind::kDelete;
      if ((deletes ? span.begin_seconds : span.end_seconds) <= seconds) progress.Apply(operation);
    }
    return progress;
  }

  // What is lost if the interruption happens, by the network at the moment when it would begin.
  void AddInterruption(size_t place) {
    const Interruption& interruption = order_.interruptions[place];
    const size_t operation = interruption.operation.value;
    const bool during = interruption.rule->phase == InterruptionPhase::kDuring;
    const ScheduledOperation& span = order_.walks.typical.operations[operation];
    const double begin = during ? span.begin_seconds : span.end_seconds;
    ApplyProgress progress = ProgressAt(begin);
    const Snapshot normal = source_.Take(progress.moment(), "");
    progress.TakeOut(interruption.out);
    const Snapshot interrupted = source_.Take(progress.moment(), "");
    const AllWays ways(std::vector<const Snapshot*>{&normal, &interrupted, &normal});
    const Thoroughness thoroughness = AffordableFor(ways.moments(), 2);
    for (Window& window : FindWindows(ways.moments(), thoroughness)) {
      if (!IsInterruption(window.kind)) continue;
      window.certainty = Certainty::kPossible;
      window.from_step = StepAt(begin);
      window.to_step = window.from_step;
      for (WindowPhase& phase : window.phases) phase.step = window.from_step;
      window.duration = DurationOf(interruption);
      window.causes = {CauseBy(plan_, order_, interruption.operation)};
      window.causes.front().rule = interruption.rule->rule;
      window.causes.front().interrupts = interruption.names;
      apply_.possible.push_back(std::move(window));
    }
  }

  std::optional<WindowDuration> DurationOf(const Interruption& interruption) const {
    const DurationEstimate& length = interruption.rule->length;
    const DurationEstimate& whole = apply_.operations[interruption.operation.value].estimate;
    Duration seconds = length.duration;
    if (interruption.rule->phase == InterruptionPhase::kDuring) {
      seconds.max_seconds = std::min(seconds.max_seconds, whole.duration.max_seconds);
      seconds.typical_seconds = std::min(seconds.typical_seconds, seconds.max_seconds);
    }
    if (seconds.max_seconds == kUntilTheEnd) return std::nullopt;
    const DurationEstimate* from[] = {&length, &whole};
    return DurationFrom(seconds, from);
  }

  // From the operation that opens the window to the end of the one that closes it, at most until
  // everything in between has happened.
  void AddOtherOrder(Window window) {
    const OtherOrder& order = *window.order;
    std::vector<const DurationEstimate*> from;
    Duration seconds;
    for (const std::optional<size_t>& operation : {order.earlier, order.later}) {
      if (!operation) continue;
      const DurationEstimate& estimate = apply_.operations[*operation].estimate;
      from.push_back(&estimate);
      seconds.typical_seconds += estimate.duration.typical_seconds;
      seconds.max_seconds += estimate.duration.max_seconds;
    }
    seconds.max_seconds = std::max(seconds.max_seconds, apply_.duration.max_seconds);
    window.duration = DurationFrom(seconds, from);
    const std::optional<size_t> opener = order.earlier ? order.earlier : order.later;
    const size_t cause = opener.value_or(order.done.empty() ? 0 : order.done.front());
    window.causes = {CauseBy(plan_, order_, OperationId{static_cast<uint32_t>(cause)})};
    apply_.possible.push_back(std::move(window));
  }

  // By the network at the end of the apply alone.
  void AddRefusalsOfTheEnd() {
    for (size_t i = 0; i < order_.graph.operations.size(); ++i) {
      const Operation& operation = order_.graph.operations[order_.graph.operations.IdAt(i)];
      if (!MayBeRefused(plan_, operation)) continue;
      const auto found =
          FindRefusal(plan_, operation, ends_.before().topology, ends_.after().topology);
      if (found) {
        apply_.refusals.push_back({i, found->rule, found->reason, found->certainty, {}});
      }
    }
  }

  // Asked at the expected moment, and as early as any order has it.
  void AddRefusals(const ApplyStates& states, OtherOrders& others) {
    const auto may_be_refused = [&](OperationId id) {
      return MayBeRefused(plan_, order_.graph.operations[id]);
    };
    const auto& operations = states.operations();
    const auto asked = std::count_if(operations.begin(), operations.end(), may_be_refused);
    if (static_cast<size_t>(asked) > kMostAsked) return AddRefusalsOfTheEnd();
    for (size_t place = 0; place < operations.size(); ++place) {
      if (may_be_refused(operations[place])) AskAbout(place, states, others);
    }
  }

  void AskAbout(size_t place, const ApplyStates& states, OtherOrders& others) {
    const OperationId id = states.operations()[place];
    const Operation& operation = order_.graph.operations[id];
    ApplyProgress progress = ProgressAt(order_.walks.typical.operations[id.value].begin_seconds);
    const Topology now = source_.TopologyAt(progress.moment());
    progress.Apply(operation);
    auto found = FindRefusal(plan_, operation, now, source_.TopologyAt(progress.moment()));
    if (!found) {
      found = FindRefusal(
          plan_, operation,
          source_.TopologyAt(states.MomentOf(states.OnlyWith(place, OperationStage::kWaiting))),
          source_.TopologyAt(states.MomentOf(states.OnlyWith(place, OperationStage::kSettled))));
      if (!found) return;
      found->certainty = Certainty::kPossible;
    }
    apply_.refusals.push_back({id.value, found->rule, std::move(found->reason), found->certainty,
                               others.LostAt(states.AllWithout(place))});
  }

  const NetworkSource& source_;
  const ApplyOrder& order_;
  const Timeline& ends_;
  ApplyTimeline& apply_;
  const Plan& plan_;
};

}  // namespace

Cause CauseBy(const Plan& plan, const ApplyOrder& order, OperationId operation) {
  const Operation& done = order.graph.operations[operation];
  Cause cause{operation.value, RuleBehind(plan, done), {}, {}};
  if (done.kind == OperationKind::kUpdate) {
    cause.attributes = ChangedAttributes(plan, plan.resources[done.resource]);
  }
  return cause;
}

void AddWhatMayHappen(const NetworkSource& source, const ApplyOrder& order, const Timeline& ends,
                      ApplyTimeline& apply) {
  Possibilities(source, order, ends, apply).Add();
}

}  // namespace routesight

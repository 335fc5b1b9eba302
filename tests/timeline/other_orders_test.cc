// The explorer of orders against a plain one that walks through every legal order.
#include "evaluator/timeline/other_orders.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <functional>

#include "evaluator/apply/locks.h"
#include "evaluator/base/text.h"
#include "evaluator/timeline/find_windows.h"
#include "tests/support/test_case.h"

namespace routesight {
namespace {

// A plan and what orders its operations.
struct OrderedPlan {
  explicit OrderedPlan(const Evaluation& evaluation)
      : plans(evaluation.plans),
        timeline(evaluation.timeline),
        graph(BuildApplyGraph(evaluation.plans.front())),
        locks(FindLocks(evaluation.plans.front(), graph)),
        interruptions(FindInterruptions(evaluation.plans, graph, timeline.before().topology,
                                        timeline.after().topology)),
        states(evaluation.plan(), graph, interruptions, locks,
               std::vector<bool>(graph.operations.size(), true)),
        source(evaluation.plans, evaluation.configuration) {
    source.KnowEnds(timeline.before(), timeline.after());
  }

  const std::vector<LinkedPlan>& plans;
  const Timeline& timeline;
  ApplyGraph graph;
  std::vector<std::vector<std::string>> locks;
  std::vector<Interruption> interruptions;
  ApplyStates states;
  NetworkSource source;
};

using Visit = std::function<void(const ApplyState&)>;

constexpr size_t kMostWalked = 3000;

// All states on the way from `state` to the end, one order after the other. Orders that meet in a
// state go on alike, but nothing here relies on it.
void WalkEveryOrder(const ApplyStates& states, const ApplyState& state, size_t& orders,
                    const Visit& visit) {
  visit(state);
  const std::vector<ApplyState> next = states.After(state);
  if (next.empty()) ++orders;
  for (const ApplyState& after : next) {
    if (orders > kMostWalked) return;
    WalkEveryOrder(states, after, orders, visit);
  }
}

// Whether some legal order passes the state, by the definition alone: who has begun finds all that
// it waits for ended, and two that share a lock are never at work together.
class Legality {
 public:
  explicit Legality(const OrderedPlan& plan) : plan_(plan) {
    for (const OperationId id : plan.states.operations()) {
      comes_up_later_.push_back(std::any_of(
          plan.interruptions.begin(), plan.interruptions.end(), [&](const Interruption& one) {
            return one.operation == id && one.rule->certainty == Certainty::kExpected &&
                   one.rule->phase == InterruptionPhase::kAfter;
          }));
    }
  }

  bool Of(const ApplyState& state) const {
    for (size_t place = 0; place < state.size(); ++place) {
      if (state[place] == OperationStage::kEnded && !comes_up_later_[place]) return false;
      for (size_t other = 0; other < state.size(); ++other) {
        const bool has_begun = state[place] != OperationStage::kWaiting;
        if (has_begun && plan_.states.MustPrecede(other, place) &&
            state[other] < OperationStage::kEnded) {
          return false;
        }
        if (place < other && state[place] == OperationStage::kBegun &&
            state[other] == OperationStage::kBegun && ShareALock(place, other)) {
          return false;
        }
      }
    }
    return true;
  }

 private:
  bool ShareALock(size_t one, size_t other) const {
    const auto& operations = plan_.states.operations();
    const auto& mine = plan_.locks[operations[one].value];
    const auto& theirs = plan_.locks[operations[other].value];
    return std::any_of(mine.begin(), mine.end(), [&](const std::string& lock) {
      return std::find(theirs.begin(), theirs.end(), lock) != theirs.end();
    });
  }

  const OrderedPlan& plan_;
  std::vector<bool> comes_up_later_;
};

// Every state that any legal order passes: of all combinations of stages those that are legal.
void VisitEveryLegalState(const OrderedPlan& plan, const Visit& visit) {
  const Legality legality(plan);
  const size_t count = plan.states.operations().size();
  for (size_t number = 0; number < size_t{1} << (2 * count); ++number) {
    ApplyState state;
    for (size_t place = 0; place < count; ++place) {
      state.push_back(static_cast<OperationStage>(number >> (2 * place) & 3));
    }
    if (legality.Of(state)) visit(state);
  }
}

class OutcomesByBruteForce {
 public:
  OutcomesByBruteForce(const OrderedPlan& plan, Thoroughness thoroughness)
      : plan_(plan), thoroughness_(thoroughness) {}

  void Look(const ApplyState& state) {
    const Moment moment = plan_.states.MomentOf(state);
    if (!known_.insert(moment).second) return;
    const Snapshot snapshot = plan_.source.Take(moment, "");
    const AllWays ways(
        std::vector<const Snapshot*>{&plan_.timeline.before(), &snapshot, &plan_.timeline.after()});
    std::vector<Window> windows = FindWindows(ways.moments(), thoroughness_);
    std::erase_if(windows, [](const Window& window) {
      return !IsInterruption(window.kind) || !window.to_step || window.from_step != 1;
    });
    outcomes_.merge(OutcomesIn(windows));
  }

  const std::set<Outcome>& outcomes() const { return outcomes_; }

 private:
  const OrderedPlan& plan_;
  Thoroughness thoroughness_;
  std::set<Moment> known_;
  std::set<Outcome> outcomes_;
};

}  // namespace

TEST_CASE("on small plans the outcomes of other orders are those of every legal order") {
  size_t compared = 0;
  size_t walked = 0;
  for (const auto& directory : CaseDirectories()) {
    INFO(directory);
    for (const auto& file : PlansOf(directory)) {
      if (!FilesBeside(directory).empty()) continue;
      const Evaluation evaluation = EvaluatePlan(file);
      if (evaluation.timeline.apply.steps.empty()) continue;
      const OrderedPlan plan(evaluation);
      if (plan.states.operations().size() > 8) continue;
      OtherOrders others(plan.source, plan.states, plan.timeline.before(), plan.timeline.after());
      CHECK(others.seen() == OrdersSeen::kAll);

      OutcomesByBruteForce of_all(plan, others.thoroughness());
      std::set<ApplyState> legal;
      VisitEveryLegalState(plan, [&](const ApplyState& state) {
        legal.insert(state);
        of_all.Look(state);
      });
      CHECK(others.Outcomes() == of_all.outcomes());
      ++compared;

      // The definition of legal states is checked where all orders can be walked one by one.
      size_t orders = 0;
      std::set<ApplyState> passed;
      WalkEveryOrder(plan.states, plan.states.First(), orders,
                     [&](const ApplyState& state) { passed.insert(state); });
      if (orders > kMostWalked) continue;
      CHECK(passed == legal);
      ++walked;
    }
  }
  CHECK(compared > walked);
  CHECK(walked > 15);
}

}  // namespace routesight

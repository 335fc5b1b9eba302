// The explorer of orders against a plain one that walks through every legal order.
#include "evaluator/timeline/other_orders.h"

#include <catch2/catch.hpp>
#include <functional>

#include "evaluator/apply/locks.h"
#include "evaluator/base/text.h"
#include "evaluator/timeline/find_windows.h"
#include "tests/support/test_case.h"

namespace routesight {
namespace {

// All outcomes on the way from `state` to the end, one order after the other. Orders that meet in a
// state go on alike, but nothing here relies on it.
void WalkEveryOrder(const ApplyStates& states, const ApplyState& state, size_t& orders,
                    const std::function<void(const ApplyState&)>& visit) {
  visit(state);
  const std::vector<ApplyState> next = states.After(state);
  if (next.empty()) ++orders;
  for (const ApplyState& after : next) {
    if (orders > 3000) return;
    WalkEveryOrder(states, after, orders, visit);
  }
}

std::set<Outcome> OutcomesByBruteForce(const NetworkSource& source, const ApplyStates& states,
                                       const Timeline& ends, Thoroughness thoroughness,
                                       size_t& orders) {
  std::set<Outcome> outcomes;
  std::map<Moment, std::set<Outcome>> known;
  WalkEveryOrder(states, states.First(), orders, [&](const ApplyState& state) {
    const auto [found, fresh] = known.try_emplace(states.MomentOf(state));
    if (fresh) {
      const Snapshot moment = source.Take(states.MomentOf(state), "");
      const AllWays ways(std::vector<const Snapshot*>{&ends.before(), &moment, &ends.after()});
      std::vector<Window> windows = FindWindows(ways.moments(), ways.book(), thoroughness);
      std::erase_if(windows, [](const Window& window) {
        return !IsInterruption(window.kind) || !window.to_step || window.from_step != 1;
      });
      found->second = OutcomesIn(windows);
    }
    outcomes.insert(found->second.begin(), found->second.end());
  });
  return outcomes;
}

}  // namespace

TEST_CASE("on small plans the outcomes of other orders are those of every legal order") {
  size_t compared = 0;
  for (const auto& directory : CaseDirectories()) {
    INFO(directory);
    for (const auto& plan : PlansOf(directory)) {
      if (!FilesBeside(directory).empty()) continue;
      const Evaluation evaluation = EvaluatePlan(plan);
      if (evaluation.timeline.apply.steps.empty()) continue;
      const ApplyGraph graph = BuildApplyGraph(evaluation.plans.front());
      const auto locks = FindLocks(evaluation.plans.front(), graph);
      const auto interruptions =
          FindInterruptions(evaluation.plans, graph, evaluation.timeline.before().topology,
                            evaluation.timeline.after().topology);
      const ApplyStates states(evaluation.plan(), graph, interruptions, locks,
                               std::vector<bool>(graph.operations.size(), true));
      if (states.operations().size() > 8) continue;
      const Snapshot* ends[] = {&evaluation.timeline.before(), &evaluation.timeline.after()};
      NetworkSource source(evaluation.plans, evaluation.configuration);
      source.KnowGatewayNetworksOf(ends);
      size_t orders = 0;
      OtherOrders others(source, states, evaluation.timeline.before(), evaluation.timeline.after());
      const std::set<Outcome> expected =
          OutcomesByBruteForce(source, states, evaluation.timeline, others.thoroughness(), orders);
      if (orders > 3000) continue;
      CHECK(others.seen() == OrdersSeen::kAll);
      CHECK(others.Outcomes() == expected);
      ++compared;
    }
  }
  CHECK(compared > 15);
}

}  // namespace routesight

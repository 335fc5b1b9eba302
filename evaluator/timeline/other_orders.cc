#include "evaluator/timeline/other_orders.h"

#include <algorithm>
#include <deque>
#include <utility>

#include "evaluator/base/text.h"
#include "evaluator/timeline/find_windows.h"

namespace routesight {
namespace {

// So many operations are looked at in every order; of more, some moments.
constexpr size_t kMostOperationsInEveryOrder = 8;
constexpr size_t kMostOperations = 24;

// Moments that are looked at, in every order.
constexpr size_t kMostStates = 20'000;

std::string WayKey(const WindowPhase& phase) {
  std::string key = Concat(Join(phase.via, " "), "|", phase.end);
  if (!phase.row) return key;
  return Concat(phase.row->next_hop_type, " ", Join(phase.row->next_hop_ips, " "), "|", key);
}

Outcome OutcomeOf(const Window& window, const std::string& prefix) {
  return {window.sender, prefix, window.kind, WayKey(window.phases.at(1))};
}

// What the expected order loses or diverts anyway.
std::set<std::pair<Sender, std::string>> AlreadyWorse(std::span<const Window> expected) {
  std::set<std::pair<Sender, std::string>> known;
  for (const Window& window : expected) {
    if (!IsInterruption(window.kind)) continue;
    for (const std::string& prefix : window.prefixes) {
      known.emplace(window.sender, prefix);
    }
  }
  return known;
}

}  // namespace

std::string_view OrdersSeenName(OrdersSeen seen) {
  switch (seen) {
    case OrdersSeen::kNone:
      return "none";
    case OrdersSeen::kSome:
      return "some";
    case OrdersSeen::kAll:
      return "all";
  }
  return "";
}

std::set<Outcome> OutcomesIn(std::span<const Window> windows) {
  std::set<Outcome> outcomes;
  for (const Window& window : windows) {
    for (const std::string& prefix : window.prefixes) outcomes.insert(OutcomeOf(window, prefix));
  }
  return outcomes;
}

OtherOrders::OtherOrders(const NetworkSource& source, const ApplyStates& states,
                         const Snapshot& before, const Snapshot& after)
    : source_(source),
      states_(states),
      before_(before),
      ends_(std::vector<const Snapshot*>{&before, &after}) {
  const size_t count = states.operations().size();
  if (count <= kMostOperationsInEveryOrder) {
    VisitAll();
  } else if (count <= kMostOperations) {
    VisitExtremes();
  } else {
    seen_ = OrdersSeen::kNone;
  }
  ChooseThoroughness();
}

void OtherOrders::ChooseThoroughness() {
  std::set<Moment> moments;
  for (const Seen& seen : visited_) moments.insert(states_.MomentOf(seen.state));
  thoroughness_ = AffordableFor(ends_.moments(), moments.size());
}

// Only what is worse at the moment than at both ends.
std::vector<Window> OtherOrders::WindowsBetween(const Snapshot& moment) {
  std::vector<Window> windows = FindWindows(ends_.With(moment), thoroughness_);
  std::erase_if(windows, [](const Window& window) {
    return !IsInterruption(window.kind) || !window.to_step || window.from_step != 1;
  });
  return windows;
}

void OtherOrders::VisitAll() {
  seen_ = OrdersSeen::kAll;
  std::set<ApplyState> known = {states_.First()};
  std::deque<Seen> open = {{states_.First(), std::nullopt}};
  while (!open.empty()) {
    const Seen seen = open.front();
    open.pop_front();
    if (visited_.size() == kMostStates) {
      seen_ = OrdersSeen::kSome;
      return;
    }
    visited_.push_back(seen);
    for (ApplyState& next : states_.After(seen.state)) {
      if (!known.insert(next).second) continue;
      size_t place = 0;
      while (next[place] == seen.state[place]) ++place;
      open.push_back({std::move(next), place});
    }
  }
}

void OtherOrders::VisitExtremes() {
  seen_ = OrdersSeen::kSome;
  for (size_t place = 0; place < states_.operations().size(); ++place) {
    for (const OperationStage stage : {OperationStage::kBegun, OperationStage::kSettled}) {
      visited_.push_back({states_.OnlyWith(place, stage), place});
    }
  }
  for (size_t place = 0; place < states_.operations().size(); ++place) {
    visited_.push_back({states_.AllWithout(place), std::nullopt});
  }
}

const std::vector<Window>& OtherOrders::WindowsAt(const ApplyState& state) {
  const Moment moment = states_.MomentOf(state);
  const auto [found, fresh] = windows_.try_emplace(moment);
  if (fresh) found->second = WindowsBetween(source_.Take(moment, ""));
  return found->second;
}

std::set<Outcome> OtherOrders::Outcomes() {
  std::set<Outcome> outcomes;
  for (const Seen& seen : visited_) {
    outcomes.merge(OutcomesIn(WindowsAt(seen.state)));
  }
  return outcomes;
}

bool OtherOrders::IsLostAt(const ApplyState& state, const Outcome& outcome) {
  return OutcomesIn(WindowsAt(state)).contains(outcome);
}

// Which operation opens the window, and which of those that are still to come closes it first.
void OtherOrders::Explain(const Seen& seen, const Outcome& outcome, Window& window) {
  OtherOrder order;
  const auto& operations = states_.operations();
  for (size_t place = 0; place < operations.size(); ++place) {
    if (seen.state[place] != OperationStage::kWaiting) {
      order.done.push_back(operations[place].value);
    }
  }
  if (seen.last) order.earlier = operations[*seen.last].value;
  for (size_t place = 0; place < operations.size() && !order.later; ++place) {
    if (seen.state[place] == OperationStage::kSettled) continue;
    if (IsLostAt(states_.With(seen.state, place), outcome)) continue;
    order.later = operations[place].value;
    order.ordering_helps = seen.last && HelpsToOrder(place, *seen.last, outcome);
  }
  window.order = std::move(order);
}

// Whether the outcome is at no state any more when `second` has to wait for `first`.
bool OtherOrders::HelpsToOrder(size_t first, size_t second, const Outcome& outcome) {
  if (seen_ != OrdersSeen::kAll || first == second || states_.MustPrecede(second, first)) {
    return false;
  }
  ApplyStates ordered = states_;
  ordered.Order(first, second);
  std::set<ApplyState> known = {ordered.First()};
  std::deque<ApplyState> open = {ordered.First()};
  while (!open.empty()) {
    const ApplyState state = open.front();
    open.pop_front();
    if (IsLostAt(state, outcome)) return false;
    for (ApplyState& next : ordered.After(state)) {
      if (known.insert(next).second) open.push_back(std::move(next));
    }
  }
  return true;
}

// DOWN-28: Operations that nothing orders happen in any order.
std::vector<Window> OtherOrders::FindPossible(std::span<const Window> expected) {
  const auto worse_anyway = AlreadyWorse(expected);
  std::set<std::tuple<Sender, std::string, WindowKind>> found;
  std::vector<Window> possible;
  // What happens after the fewest events is found first.
  for (const Seen& seen : visited_) {
    for (const Window& at_moment : WindowsAt(seen.state)) {
      Window window = at_moment;
      std::erase_if(window.prefixes, [&](const std::string& prefix) {
        return worse_anyway.contains({window.sender, prefix}) ||
               !found.emplace(window.sender, prefix, window.kind).second;
      });
      if (window.prefixes.empty()) continue;
      window.certainty = Certainty::kPossible;
      Explain(seen, OutcomeOf(window, window.prefixes.front()), window);
      window.from_step = 0;
      window.to_step = 0;
      for (WindowPhase& phase : window.phases) phase.step = 0;
      possible.push_back(std::move(window));
    }
  }
  return possible;
}

std::vector<Window> OtherOrders::LostAt(const ApplyState& state) {
  const Snapshot moment = source_.Take(states_.MomentOf(state), "");
  const AllWays ways(std::vector<const Snapshot*>{&before_, &moment});
  std::vector<Window> windows = FindWindows(ways.moments(), thoroughness_);
  std::erase_if(windows, [](const Window& window) { return !IsLoss(window.kind); });
  for (Window& window : windows) {
    window.from_step = 0;
    for (WindowPhase& phase : window.phases) phase.step = 0;
  }
  return windows;
}

}  // namespace routesight

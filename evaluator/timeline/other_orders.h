// What may happen in other orders than the expected one.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <tuple>
#include <vector>

#include "evaluator/timeline/apply_states.h"
#include "evaluator/timeline/follow_traffic.h"
#include "evaluator/timeline/network_source.h"

namespace routesight {

// Traffic that fares worse at a moment between than before and after: sender, prefix, and what
// becomes of it.
using Outcome = std::tuple<Sender, std::string, WindowKind, std::string>;

class OtherOrders {
 public:
  // All of them outlive this.
  OtherOrders(const NetworkSource& source, const ApplyStates& states, const Snapshot& before,
              const Snapshot& after);

  // All outcomes of all legal orders.
  std::set<Outcome> Outcomes();
  // Those that `expected` does not have: one window for each, with its order and causes.
  std::vector<Window> FindPossible(std::span<const Window> expected);
  // What is lost at a state, counted from the network before.
  std::vector<Window> LostAt(const ApplyState& state);
  OrdersSeen seen() const { return seen_; }
  Thoroughness thoroughness() const { return thoroughness_; }

 private:
  struct Seen {
    ApplyState state;
    std::optional<size_t> last;  // Whose event led here.
  };

  // Of the network at a state, between before and after.
  const std::vector<Window>& WindowsAt(const ApplyState& state);
  void VisitAll();
  void VisitExtremes();
  std::vector<Window> WindowsBetween(const Snapshot& moment);
  void ChooseThoroughness();
  bool HelpsToOrder(size_t first, size_t second, const Outcome& outcome);
  bool IsLostAt(const ApplyState& state, const Outcome& outcome);
  void Explain(const Seen& seen, const Outcome& outcome, Window& window);

  const NetworkSource& source_;
  const ApplyStates& states_;
  const Snapshot& before_;
  AllWays ends_;  // Before and after.
  Thoroughness thoroughness_ = Thoroughness::kEveryDestination;
  OrdersSeen seen_ = OrdersSeen::kAll;
  std::vector<Seen> visited_;
  std::map<Moment, std::vector<Window>> windows_;
};

// Of the windows of a moment between before and after.
std::set<Outcome> OutcomesIn(std::span<const Window> windows);

}  // namespace routesight

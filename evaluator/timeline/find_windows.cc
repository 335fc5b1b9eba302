#include "evaluator/timeline/find_windows.h"

#include <algorithm>
#include <map>
#include <tuple>
#include <utility>

namespace routesight {
namespace {

using WaysInTime = std::vector<WayId>;  // By moment.

// Moments at which the way changes, the first included.
std::vector<size_t> ChangesOf(const WaysInTime& ways) {
  std::vector<size_t> changes = {0};
  for (size_t moment = 1; moment < ways.size(); ++moment) {
    if (ways[moment] != ways[moment - 1]) changes.push_back(moment);
  }
  return changes;
}

// One history of ways, as a window.
class WindowMaker {
 public:
  WindowMaker(const DestinationHistory& one, SenderId sender, std::span<MomentWays* const> moments)
      : one_(one),
        sender_(sender),
        moments_(moments),
        ways_(one.ways),
        book_(moments.front()->book()),
        changes_(ChangesOf(one.ways)) {}

  // None if nothing changes, or if nothing arrives at any moment.
  std::optional<Window> Make() const {
    if (changes_.size() < 2) return std::nullopt;
    if (std::all_of(changes_.begin(), changes_.end(), [&](size_t at) { return Lost(at); })) {
      return std::nullopt;
    }
    Window window;
    window.kind = Kind();
    for (const size_t at : changes_) {
      window.phases.push_back(moments_[at]->PhaseOf(at, sender_, one_.sample, ways_[at]));
      if (window.phases.back().delivery == Delivery::kUnknown) window.complete = false;
    }
    window.from_step = IsLoss(window.kind) ? FirstLost() : changes_[1];
    window.to_step = End(window.kind);
    return window;
  }

 private:
  bool Lost(size_t at) const { return IsLost(book_[ways_[at]].delivery); }

  WindowKind Kind() const {
    const bool last = Lost(changes_.back());
    if (Lost(changes_.front())) return last ? WindowKind::kDiverted : WindowKind::kGained;
    const auto lost =
        std::find_if(changes_.begin(), changes_.end(), [&](size_t at) { return Lost(at); });
    if (lost == changes_.end()) {
      return changes_.size() > 2 ? WindowKind::kDiverted : WindowKind::kMoved;
    }
    const bool loops = std::any_of(lost, changes_.end(), [&](size_t at) {
      return book_[ways_[at]].delivery == Delivery::kLooping;
    });
    return loops ? WindowKind::kLooping : WindowKind::kDown;
  }

  size_t FirstLost() const {
    return *std::find_if(changes_.begin(), changes_.end(), [&](size_t at) { return Lost(at); });
  }

  // The moment from which on it does not happen again; none if it stays so.
  std::optional<size_t> End(WindowKind kind) const {
    if (!IsLoss(kind)) return changes_.back();
    if (Lost(changes_.back())) return std::nullopt;
    const auto lost =
        std::find_if(changes_.rbegin(), changes_.rend(), [&](size_t at) { return Lost(at); });
    return *lost.base();
  }

  const DestinationHistory& one_;
  SenderId sender_;
  std::span<MomentWays* const> moments_;
  const WaysInTime& ways_;
  const WayBook& book_;
  std::vector<size_t> changes_;
};

// Whether a range is named beside the one around it: what the table has, and what fares otherwise.
bool IsNamed(const DestinationHistory& one, const SenderHistory& history) {
  return one.in_table || !one.parent || history.destinations[*one.parent].ways != one.ways;
}

// A range that no table names and that fares otherwise is left out where the one around it stands.
void LeaveOut(const DestinationHistory& one, const SenderHistory& history,
              std::map<WaysInTime, Window>& windows) {
  if (one.in_table || !one.parent) return;
  const WaysInTime& around = history.destinations[*one.parent].ways;
  if (around == one.ways) return;
  const auto window = windows.find(around);
  if (window != windows.end()) window->second.but_not.push_back(one.prefix.ToString());
}

std::vector<Window> WindowsOf(const SenderHistory& history, std::span<MomentWays* const> moments) {
  std::map<WaysInTime, Window> windows;
  for (const DestinationHistory& one : history.destinations) {
    if (!IsNamed(one, history)) continue;
    auto found = windows.find(one.ways);
    if (found == windows.end()) {
      std::optional<Window> window = WindowMaker(one, history.id, moments).Make();
      if (!window) continue;
      window->sender = history.sender;
      window->virtual_network = history.virtual_network;
      found = windows.emplace(one.ways, *std::move(window)).first;
    }
    found->second.prefixes.push_back(one.prefix.ToString());
  }
  for (const DestinationHistory& one : history.destinations) LeaveOut(one, history, windows);
  std::vector<Window> sorted;
  for (auto& [ways, window] : windows) sorted.push_back(std::move(window));
  return sorted;
}

// Whether some virtual network has addresses of the range.
bool HasNetworkWith(const Topology& topology, const Prefix& range) {
  for (const Vnet& vnet : topology.vnets) {
    for (const Prefix& prefix : vnet.address_space) {
      if (prefix.Overlaps(range)) return true;
    }
  }
  return false;
}

}  // namespace

std::vector<Window> WindowsIn(std::span<const SenderHistory> histories,
                              std::span<MomentWays* const> moments) {
  std::vector<Window> windows;
  for (const SenderHistory& history : histories) {
    for (Window& window : WindowsOf(history, moments)) windows.push_back(std::move(window));
  }
  std::sort(windows.begin(), windows.end(), [](const Window& a, const Window& b) {
    return std::tie(a.sender, a.from_step, a.prefixes) <
           std::tie(b.sender, b.from_step, b.prefixes);
  });
  return windows;
}

std::vector<Window> FindWindows(std::span<MomentWays* const> moments, Thoroughness thoroughness) {
  return WindowsIn(FollowTraffic(moments, thoroughness), moments);
}

void LeaveOutRemovedNetworks(const Topology& before, const Topology& after,
                             std::vector<Window>& windows) {
  for (Window& window : windows) {
    if (!IsLoss(window.kind) || window.to_step) continue;
    std::erase_if(window.prefixes, [&](const std::string& text) {
      const Prefix range = Prefix::Read(text).prefix;
      return HasNetworkWith(before, range) && !HasNetworkWith(after, range);
    });
  }
  std::erase_if(windows, [](const Window& window) { return window.prefixes.empty(); });
}

}  // namespace routesight

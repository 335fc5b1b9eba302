#include "evaluator/timeline/find_windows.h"

#include <algorithm>
#include <functional>
#include <map>
#include <tuple>
#include <utility>

namespace routesight {
namespace {

using WaysInTime = std::span<const WayId>;  // By moment.

// Moments at which the way changes, the first included.
std::vector<size_t> ChangesOf(WaysInTime ways) {
  std::vector<size_t> changes = {0};
  for (size_t moment = 1; moment < ways.size(); ++moment) {
    if (ways[moment] != ways[moment - 1]) changes.push_back(moment);
  }
  return changes;
}

// One history of ways, as a window.
class WindowMaker {
 public:
  WindowMaker(const Destination& one, WaysInTime ways, SenderId sender,
              std::span<MomentWays* const> moments)
      : one_(one),
        ways_(ways),
        sender_(sender),
        moments_(moments),
        book_(moments.front()->book()),
        changes_(ChangesOf(ways)) {}

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

  const Destination& one_;
  WaysInTime ways_;
  SenderId sender_;
  std::span<MomentWays* const> moments_;
  const WayBook& book_;
  std::vector<size_t> changes_;
};

// A range that no table names and that fares otherwise is left out where the one around it stands.
void LeaveOut(size_t place, const SenderHistory& history, std::map<WaysInTimeId, Window>& windows) {
  const Destination& one = (*history.destinations)[place];
  if (one.in_table || !one.parent) return;
  const WaysInTimeId around = history.ways[*one.parent];
  if (around == history.ways[place]) return;
  const auto window = windows.find(around);
  if (window != windows.end()) window->second.but_not.push_back(one.prefix.ToString());
}

// Whether the way is the same at all moments.
bool Stays(WaysInTime ways) {
  return std::adjacent_find(ways.begin(), ways.end(), std::not_equal_to<>()) == ways.end();
}

std::vector<Window> WindowsOf(const SenderHistory& history, const TrafficHistory& traffic,
                              std::span<MomentWays* const> moments) {
  std::map<WaysInTimeId, Window> windows;
  for (size_t i = 0; i < history.ways.size(); ++i) {
    const WaysInTime ways = traffic.ways[history.ways[i]];
    if (Stays(ways) || !history.StandsAlone(i)) continue;
    const Destination& one = (*history.destinations)[i];
    auto found = windows.find(history.ways[i]);
    if (found == windows.end()) {
      std::optional<Window> window = WindowMaker(one, ways, history.id, moments).Make();
      if (!window) continue;
      window->sender = history.sender;
      window->virtual_network = history.virtual_network;
      found = windows.emplace(history.ways[i], *std::move(window)).first;
    }
    found->second.prefixes.push_back(one.prefix.ToString());
  }
  if (windows.empty()) return {};
  for (size_t i = 0; i < history.ways.size(); ++i) LeaveOut(i, history, windows);
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

std::vector<Window> WindowsIn(const TrafficHistory& traffic, std::span<MomentWays* const> moments) {
  std::vector<Window> windows;
  for (const SenderHistory& history : traffic.senders) {
    for (Window& window : WindowsOf(history, traffic, moments)) {
      windows.push_back(std::move(window));
    }
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

#include "evaluator/timeline/find_windows.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>
#include <utility>

#include "evaluator/timeline/named_tables.h"
#include "evaluator/timeline/ways.h"

namespace routesight {
namespace {

using Owner = std::pair<std::string, std::string>;  // Subnet and interface.

// By moment: the table, or null where the owner is not there.
using TableHistory = std::vector<const MomentTable*>;

struct Fate {
  std::vector<std::pair<size_t, Way>> phases;  // Moment and way.

  friend bool operator==(const Fate& a, const Fate& b) {
    return std::equal(a.phases.begin(), a.phases.end(), b.phases.begin(), b.phases.end(),
                      [](const auto& x, const auto& y) {
                        return x.first == y.first && SameWay(x.second, y.second);
                      });
  }
};

Fate FateOf(const Prefix& prefix, const TableHistory& history) {
  Fate fate;
  for (size_t moment = 0; moment < history.size(); ++moment) {
    const Way way = history[moment] == nullptr ? Way() : WayIn(*history[moment], prefix);
    if (fate.phases.empty() || !SameWay(fate.phases.back().second, way)) {
      fate.phases.emplace_back(moment, way);
    }
  }
  return fate;
}

bool Arrives(const Way& way) { return way.delivery == Delivery::kForwarded; }

WindowKind KindOf(const Fate& fate) {
  const bool first = Arrives(fate.phases.front().second);
  const bool last = Arrives(fate.phases.back().second);
  if (!first) return last ? WindowKind::kGained : WindowKind::kDiverted;
  for (const auto& [moment, way] : fate.phases) {
    if (!Arrives(way)) return WindowKind::kDown;
  }
  return fate.phases.size() > 2 ? WindowKind::kDiverted : WindowKind::kMoved;
}

// Where the part begins that the kind is about: of a loss with the loss, else with the first
// change.
size_t FirstPhaseOf(const Fate& fate, WindowKind kind) {
  if (kind != WindowKind::kDown) return 1;
  const auto lost = std::find_if(fate.phases.begin(), fate.phases.end(),
                                 [](const auto& phase) { return !Arrives(phase.second); });
  return static_cast<size_t>(lost - fate.phases.begin());
}

// The moment from which on it does not happen again; none if it stays so.
std::optional<size_t> EndOf(const Fate& fate, WindowKind kind) {
  if (kind != WindowKind::kDown) return fate.phases.back().first;
  if (!Arrives(fate.phases.back().second)) return std::nullopt;
  const auto lost = std::find_if(fate.phases.rbegin(), fate.phases.rend(),
                                 [](const auto& phase) { return !Arrives(phase.second); });
  return lost.base()->first;
}

Window ToWindow(const Fate& fate) {
  Window window;
  window.kind = KindOf(fate);
  for (const auto& [moment, way] : fate.phases) {
    window.phases.push_back(
        {moment, way.row == nullptr ? std::nullopt : std::optional(*way.row), way.delivery});
  }
  window.from_step = fate.phases[FirstPhaseOf(fate, window.kind)].first;
  window.to_step = EndOf(fate, window.kind);
  return window;
}

// Of a table history that several owners may share.
std::vector<Window> WindowsOf(const TableHistory& history) {
  std::set<Prefix> prefixes;
  bool complete = true;
  for (const MomentTable* table : history) {
    if (table == nullptr) continue;
    complete = complete && table->complete;
    for (const ActiveRow& row : table->rows) prefixes.insert(row.prefix);
  }
  std::vector<std::pair<Fate, Window>> found;
  for (const Prefix& prefix : prefixes) {
    Fate fate = FateOf(prefix, history);
    if (fate.phases.size() < 2) continue;
    auto same = std::find_if(found.begin(), found.end(),
                             [&](const auto& known) { return known.first == fate; });
    if (same == found.end()) {
      Window window = ToWindow(fate);
      window.complete = complete;
      found.emplace_back(std::move(fate), std::move(window));
      same = std::prev(found.end());
    }
    same->second.prefixes.push_back(prefix.ToString());
  }
  std::vector<Window> windows;
  for (auto& [fate, window] : found) windows.push_back(std::move(window));
  return windows;
}

struct OwnerHistory {
  std::string network;
  TableHistory tables;
};

std::map<Owner, OwnerHistory> HistoriesOf(std::span<const Snapshot* const> moments, Ways& ways) {
  std::map<Owner, OwnerHistory> owners;
  for (const NamedTable& named : ListNamedTables(*moments.front())) {
    owners[{named.subnet, named.interface_name}].network = named.virtual_network;
  }
  for (size_t moment = 0; moment < moments.size(); ++moment) {
    for (auto& [owner, known] : owners) known.tables.push_back(nullptr);
    for (const NamedTable& named : ListNamedTables(*moments[moment])) {
      const auto owner = owners.find({named.subnet, named.interface_name});
      if (owner != owners.end()) {
        owner->second.tables.back() = &ways.TableAt(moment, named.table);
      }
    }
  }
  return owners;
}

}  // namespace

std::vector<Window> FindWindows(std::span<const Snapshot* const> moments) {
  Ways ways(moments);
  std::map<TableHistory, std::vector<Window>> known;
  std::vector<Window> windows;
  for (const auto& [owner, entry] : HistoriesOf(moments, ways)) {
    if (entry.tables.back() == nullptr) continue;
    const auto [found, fresh] = known.try_emplace(entry.tables);
    if (fresh) found->second = WindowsOf(entry.tables);
    for (Window window : found->second) {
      window.subnet = owner.first;
      window.interface_name = owner.second;
      window.virtual_network = entry.network;
      windows.push_back(std::move(window));
    }
  }
  std::stable_sort(windows.begin(), windows.end(), [](const Window& a, const Window& b) {
    return std::tie(a.subnet, a.interface_name, a.from_step) <
           std::tie(b.subnet, b.interface_name, b.from_step);
  });
  return windows;
}

}  // namespace routesight

#include "evaluator/timeline/find_windows.h"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "evaluator/timeline/named_tables.h"

namespace routesight {
namespace {

// How long Azure takes to program what it was told, seen on interfaces: "some seconds" after a
// change of a route, up to two minutes after one of a peering.
constexpr Duration kProgramming = {0, 5, 120};

struct ActiveRow {
  Prefix prefix;
  RouteRow row;
};

struct MomentTable {
  std::vector<ActiveRow> rows;
  bool complete = true;
};

using Owner = std::pair<std::string, std::string>;  // Subnet and interface.

// By moment: the table, or null where the owner is not there.
using TableHistory = std::vector<const MomentTable*>;

class Tables {
 public:
  const MomentTable* At(const Snapshot& snapshot, EffectiveTableId id) {
    const auto [found, fresh] = tables_.try_emplace({&snapshot, id});
    if (!fresh) return &found->second;
    for (RouteRow& row : ShownRows(snapshot.topology, snapshot.fibs, id)) {
      const PrefixReading reading = Prefix::Read(row.prefix);
      if (row.state != "Active" || reading.outcome == PrefixReading::Outcome::kNotAPrefix) continue;
      found->second.rows.push_back({reading.prefix, std::move(row)});
    }
    found->second.complete = snapshot.fibs.tables[id].gaps.empty();
    return &found->second;
  }

 private:
  std::map<std::pair<const Snapshot*, EffectiveTableId>, MomentTable> tables_;
};

// The row that a packet to all of `prefix` takes, but for longer prefixes inside it.
const RouteRow* RowFor(const MomentTable* table, const Prefix& prefix) {
  const ActiveRow* longest = nullptr;
  if (table == nullptr) return nullptr;
  for (const ActiveRow& row : table->rows) {
    if (!row.prefix.Contains(prefix)) continue;
    if (longest == nullptr || row.prefix.length() > longest->prefix.length()) longest = &row;
  }
  return longest == nullptr || longest->row.next_hop_type == "None" ? nullptr : &longest->row;
}

bool SameWay(const RouteRow* a, const RouteRow* b) {
  if (a == nullptr || b == nullptr) return a == b;
  return a->next_hop_type == b->next_hop_type && a->next_hop_ips == b->next_hop_ips;
}

struct Fate {
  std::vector<std::pair<size_t, const RouteRow*>> phases;  // Step and row.

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
    const RouteRow* row = RowFor(history[moment], prefix);
    if (fate.phases.empty() || !SameWay(fate.phases.back().second, row)) {
      fate.phases.emplace_back(moment, row);
    }
  }
  return fate;
}

WindowKind KindOf(const Fate& fate) {
  const RouteRow* first = fate.phases.front().second;
  const RouteRow* last = fate.phases.back().second;
  if (first == nullptr) return last == nullptr ? WindowKind::kDiverted : WindowKind::kGained;
  for (const auto& [step, row] : fate.phases) {
    if (row == nullptr) return WindowKind::kDown;
  }
  return fate.phases.size() > 2 ? WindowKind::kDiverted : WindowKind::kMoved;
}

double Between(double from, double to) { return std::max(0.0, to - from); }

Duration DurationOf(std::span<const Step> steps, size_t from, size_t to) {
  const Duration& begin = steps[from - 1].time;
  const Duration& end = steps[to - 1].time;
  Duration duration = {
      Between(begin.min_seconds, end.min_seconds) + kProgramming.min_seconds,
      Between(begin.typical_seconds, end.typical_seconds) + kProgramming.typical_seconds,
      Between(begin.max_seconds, end.max_seconds) + kProgramming.max_seconds};
  // In the three walks operations may overtake each other.
  duration.min_seconds = std::min(duration.min_seconds, duration.typical_seconds);
  duration.max_seconds = std::max(duration.max_seconds, duration.typical_seconds);
  return duration;
}

Window ToWindow(const Fate& fate, std::span<const Step> steps) {
  Window window;
  window.kind = KindOf(fate);
  for (const auto& [step, row] : fate.phases) {
    window.phases.push_back({step, row == nullptr ? std::nullopt : std::optional(*row)});
  }
  window.from_step = fate.phases[1].first;
  const bool lost = window.kind == WindowKind::kDown && fate.phases.back().second == nullptr;
  if (!lost) window.to_step = fate.phases.back().first;
  if (window.to_step && *window.to_step > window.from_step) {
    window.duration = DurationOf(steps, window.from_step, *window.to_step);
  }
  return window;
}

// Of a table history that several owners may share.
std::vector<Window> WindowsOf(const TableHistory& history, std::span<const Step> steps) {
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
      Window window = ToWindow(fate, steps);
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

}  // namespace

std::vector<Window> FindWindows(const Snapshot& before, std::span<const Step> steps) {
  Tables tables;
  std::map<Owner, std::pair<std::string, TableHistory>> owners;
  for (const NamedTable& named : ListNamedTables(before)) {
    owners[{named.subnet, named.interface_name}] = {named.virtual_network, {tables.At(before, named.table)}};
  }
  for (size_t i = 0; i < steps.size(); ++i) {
    for (auto& [owner, known] : owners) known.second.push_back(nullptr);
    for (const NamedTable& named : ListNamedTables(steps[i].snapshot)) {
      const auto owner = owners.find({named.subnet, named.interface_name});
      if (owner != owners.end()) {
        owner->second.second.back() = tables.At(steps[i].snapshot, named.table);
      }
    }
  }
  std::map<TableHistory, std::vector<Window>> known;
  std::vector<Window> windows;
  for (const auto& [owner, entry] : owners) {
    const auto& [network, history] = entry;
    if (history.back() == nullptr) continue;
    const auto [found, fresh] = known.try_emplace(history);
    if (fresh) found->second = WindowsOf(history, steps);
    for (Window window : found->second) {
      window.subnet = owner.first;
      window.interface_name = owner.second;
      window.virtual_network = network;
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

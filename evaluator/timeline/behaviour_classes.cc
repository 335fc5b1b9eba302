#include "evaluator/timeline/behaviour_classes.h"

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
using TableHistory = std::vector<const MomentTable*>;

// What makes two ways the same, as SameWay has it, and when each begins.
using PhaseKey = std::tuple<size_t, Delivery, bool, std::string, std::vector<std::string>>;

struct Phases {
  std::vector<PhaseKey> key;
  std::vector<WindowPhase> phases;
};

Phases PhasesOf(const Prefix& prefix, const TableHistory& history) {
  Phases found;
  std::optional<Way> last;
  for (size_t moment = 0; moment < history.size(); ++moment) {
    const Way way = history[moment] == nullptr ? Way() : WayIn(*history[moment], prefix);
    if (last && SameWay(*last, way)) continue;
    last = way;
    const bool has_row = way.row != nullptr;
    found.key.emplace_back(moment, way.delivery, has_row, has_row ? way.row->next_hop_type : "",
                           has_row ? way.row->next_hop_ips : std::vector<std::string>());
    found.phases.push_back(
        {moment, has_row ? std::optional(*way.row) : std::nullopt, way.delivery});
  }
  return found;
}

std::map<Owner, TableHistory> HistoriesOf(std::span<const Snapshot* const> moments, Ways& ways) {
  std::map<Owner, TableHistory> histories;
  for (size_t moment = 0; moment < moments.size(); ++moment) {
    for (const NamedTable& named : ListNamedTables(*moments[moment])) {
      TableHistory& history = histories[{named.subnet, named.interface_name}];
      history.resize(moments.size());
      history[moment] = &ways.TableAt(moment, named.table);
    }
  }
  return histories;
}

}  // namespace

std::vector<BehaviourClass> FindBehaviourClasses(const Timeline& timeline) {
  std::vector<const Snapshot*> moments = {&timeline.before()};
  for (const Step& step : timeline.apply.steps) moments.push_back(&step.snapshot);
  if (timeline.apply.steps.empty()) moments.push_back(&timeline.after());
  Ways ways(moments);
  std::map<std::vector<PhaseKey>, BehaviourClass> classes;
  for (const auto& [owner, history] : HistoriesOf(moments, ways)) {
    std::set<Prefix> prefixes;
    for (const MomentTable* table : history) {
      if (table == nullptr) continue;
      for (const ActiveRow& row : table->rows) prefixes.insert(row.prefix);
    }
    for (const Prefix& prefix : prefixes) {
      Phases found = PhasesOf(prefix, history);
      BehaviourClass& of_this = classes[std::move(found.key)];
      if (of_this.phases.empty()) of_this.phases = std::move(found.phases);
      auto& members = of_this.members;
      if (members.empty() ||
          std::pair(members.back().subnet, members.back().interface_name) != owner) {
        members.push_back({owner.first, owner.second, {}});
      }
      members.back().prefixes.push_back(prefix.ToString());
    }
  }
  std::vector<BehaviourClass> sorted;
  for (auto& [key, of_this] : classes) sorted.push_back(std::move(of_this));
  const auto first = [](const BehaviourClass& of_this) {
    const ClassMember& member = of_this.members.front();
    return std::tie(member.subnet, member.interface_name, member.prefixes);
  };
  std::sort(sorted.begin(), sorted.end(),
            [&](const BehaviourClass& a, const BehaviourClass& b) { return first(a) < first(b); });
  return sorted;
}

}  // namespace routesight

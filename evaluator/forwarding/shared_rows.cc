#include "evaluator/forwarding/shared_rows.h"

#include <algorithm>
#include <utility>

namespace routesight {
namespace {

// Selection keeps the order of its candidates in both lists.
bool AreOf(const TableRows& rows, std::span<const Route> candidates) {
  if (rows.shown.size() + rows.hidden.size() != candidates.size()) return false;
  auto shown = rows.shown.begin();
  auto hidden = rows.hidden.begin();
  for (const Route& route : candidates) {
    if (shown != rows.shown.end() && shown->route == route) {
      ++shown;
    } else if (hidden != rows.hidden.end() && hidden->route == route) {
      ++hidden;
    } else {
      return false;
    }
  }
  return true;
}

}  // namespace

std::shared_ptr<const TableRows> SharedRows::Find(const Owner& owner,
                                                  std::span<const Route> candidates,
                                                  Propagation propagation) const {
  std::vector<std::shared_ptr<const TableRows>> of_owner;
  {
    const std::scoped_lock lock(mutex_);
    const auto found = known_.find(owner);
    if (found != known_.end()) of_owner = found->second;
  }
  const auto same = std::ranges::find_if(of_owner, [&](const auto& rows) {
    return rows->propagation == propagation && AreOf(*rows, candidates);
  });
  return same == of_owner.end() ? nullptr : *same;
}

void SharedRows::Add(const Owner& owner, std::shared_ptr<const TableRows> rows) {
  if (!MeanTheSame(*rows)) return;
  const std::scoped_lock lock(mutex_);
  // Several subnets, and both ends of an apply, may have the very same.
  std::vector<std::shared_ptr<const TableRows>>& of_owner = known_[owner];
  if (std::ranges::find(of_owner, rows) == of_owner.end()) of_owner.push_back(std::move(rows));
}

bool SharedRows::MeanTheSame(const TableRows& rows) const {
  const auto known = [](auto id, size_t count) { return !id.has_value() || id.value < count; };
  const auto means_the_same = [&](const EffectiveRoute& row) {
    const Route& route = row.route;
    return known(route.label, symbols_) && known(route.name, symbols_) &&
           known(route.next_hops, next_hops_);
  };
  // What defeats a row is a row, too.
  return std::ranges::all_of(rows.shown, means_the_same) &&
         std::ranges::all_of(rows.hidden, means_the_same);
}

SharedRows::Owner SharedRows::OwnerOf(const Topology& topology, const Subnet& subnet) {
  return {
      subnet.vnet.has_value() ? topology.vnets[subnet.vnet].name : Symbol{},
      subnet.route_table.has_value() ? topology.route_tables[subnet.route_table].name : Symbol{},
      subnet.service_endpoints};
}

}  // namespace routesight

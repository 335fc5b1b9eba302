#include "evaluator/timeline/ways.h"

#include <algorithm>
#include <utility>

#include "evaluator/timeline/address_holders.h"

namespace routesight {
bool SameWay(const Way& a, const Way& b) {
  if (a.delivery != b.delivery || (a.row == nullptr) != (b.row == nullptr)) return false;
  return a.row == nullptr || (a.row->next_hop_type == b.row->next_hop_type &&
                              a.row->next_hop_ips == b.row->next_hop_ips);
}

Ways::Ways(std::span<const Snapshot* const> moments) : moments_(moments) {
  const AddressHolders holders(moments);
  for (const Snapshot* moment : moments) {
    holders_.push_back(holders.AddressesIn(moment->topology));
    ever_held_.insert(holders_.back().begin(), holders_.back().end());
  }
}

// DOWN-22: What is routed to an address that nothing has for the moment is lost. An address that
// nothing at hand has at any moment may be somebody else's.
bool Ways::IsLost(size_t moment, const RouteRow& row) const {
  if (row.next_hop_type != "VirtualAppliance" || row.next_hop_ips.empty()) return false;
  return std::all_of(row.next_hop_ips.begin(), row.next_hop_ips.end(), [&](const auto& address) {
    return ever_held_.contains(address) && !holders_[moment].contains(address);
  });
}

const MomentTable& Ways::TableAt(size_t moment, EffectiveTableId id) {
  const auto [found, fresh] = tables_.try_emplace({moment, id});
  if (!fresh) return found->second;
  const Snapshot& snapshot = *moments_[moment];
  for (RouteRow& row : ShownRows(snapshot.topology, snapshot.fibs, id)) {
    const PrefixReading reading = Prefix::Read(row.prefix);
    if (row.state != "Active" || reading.outcome == PrefixReading::Outcome::kNotAPrefix) continue;
    const bool lost = IsLost(moment, row);
    found->second.rows.push_back({reading.prefix, std::move(row), lost});
  }
  found->second.complete = snapshot.fibs.tables[id].gaps.empty();
  return found->second;
}

Way WayIn(const MomentTable& table, const Prefix& prefix) {
  const ActiveRow* longest = nullptr;
  for (const ActiveRow& row : table.rows) {
    if (!row.prefix.Contains(prefix)) continue;
    if (longest == nullptr || row.prefix.length() > longest->prefix.length()) longest = &row;
  }
  if (longest == nullptr || longest->row.next_hop_type == "None") return {};
  return {&longest->row, longest->lost ? Delivery::kDropped : Delivery::kForwarded};
}

}  // namespace routesight

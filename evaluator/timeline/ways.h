// What becomes of packets at several moments. The only place that asks: as far as the table of the
// source tells, and who has the address of its next hop.
#pragma once

#include <map>
#include <set>
#include <span>
#include <string>
#include <vector>

#include "evaluator/timeline/timeline.h"

namespace routesight {

struct Way {
  const RouteRow* row = nullptr;  // That takes the packet; none: no row, or one that drops it.
  Delivery delivery = Delivery::kDropped;
};

// Whether two packets fare alike.
bool SameWay(const Way& a, const Way& b);

// The active rows of a table.
struct ActiveRow {
  Prefix prefix;
  RouteRow row;
  bool lost = false;  // Nothing has the address of its next hop at this moment.
};
struct MomentTable {
  std::vector<ActiveRow> rows;
  bool complete = true;
};

class Ways {
 public:
  // The snapshots outlive this.
  explicit Ways(std::span<const Snapshot* const> moments);

  const MomentTable& TableAt(size_t moment, EffectiveTableId id);

 private:
  bool IsLost(size_t moment, const RouteRow& row) const;

  std::span<const Snapshot* const> moments_;
  std::vector<std::set<std::string>> holders_;  // By moment: the addresses that somebody has.
  std::set<std::string> ever_held_;
  std::map<std::pair<size_t, EffectiveTableId>, MomentTable> tables_;
};

// Of a packet to all of `prefix`, but for longer prefixes inside it.
Way WayIn(const MomentTable& table, const Prefix& prefix);

}  // namespace routesight

// What becomes of packets at a moment. The only place of the timeline that asks: both ways are
// followed to their ends.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "evaluator/base/prefix.h"
#include "evaluator/paths/origin.h"
#include "evaluator/paths/surroundings.h"
#include "evaluator/timeline/address_holders.h"
#include "evaluator/timeline/timeline.h"

namespace routesight {

struct Way {
  Delivery delivery = Delivery::kDropped;
  std::optional<RouteRow> row;   // Of the sender's table; none if none has the packet.
  std::vector<std::string> via;  // What it passes on any of its ways. Sorted.
  std::string end;               // Of what may not arrive: what becomes of it, in words.
};

// Equal ids are equal ways, at all moments that share a book.
using WayId = uint32_t;

class WayBook {
 public:
  WayId IdOf(Way way);
  const Way& operator[](WayId id) const { return ways_[id]; }

 private:
  std::vector<Way> ways_;
  std::unordered_map<std::string, WayId> ids_;
};

class MomentWays {
 public:
  // The snapshot and the book outlive this. `vacant`: addresses that somebody has at other moments
  // and nobody now (DOWN-22).
  MomentWays(const Snapshot& snapshot, std::set<std::string> vacant, WayBook& book);

  struct SenderHere {
    Origin origin;
    std::string virtual_network;
    std::vector<Prefix> reach;  // What its table has rows for; of on-premises, all subnets. Sorted.
    std::optional<EffectiveTableId> table;
  };
  const std::map<Sender, SenderHere>& senders() const { return senders_; }
  const std::vector<Prefix>& boundaries() const { return boundaries_; }

  // Of packets to the address; of a sender that is not there, that it is lost.
  WayId WayOf(const Sender& sender, IpAddress to);
  // Where the rows of its table lead: prefix and next hop. Sorted.
  std::vector<std::pair<Prefix, std::string>> RowsOf(const Sender& sender) const;

 private:
  void AddTables();
  void AddOnPremises();
  void ArriveInNetworks(IpAddress to, Path& path) const;
  Way Follow(const SenderHere& sender, IpAddress to) const;

  const Snapshot& snapshot_;
  WayBook& book_;
  Surroundings around_;
  std::vector<Prefix> boundaries_;
  std::map<Sender, SenderHere> senders_;
  std::map<std::pair<const SenderHere*, IpAddress>, WayId> known_;
};

// The ways of each of these moments, in their order; those of one snapshot are shared.
class AllWays {
 public:
  explicit AllWays(std::span<const Snapshot* const> moments);

  std::span<MomentWays* const> moments() const { return moments_; }
  const WayBook& book() const { return book_; }
  // The same with one more moment before the last, until the next call.
  std::vector<MomentWays*> With(const Snapshot& between);

 private:
  WayBook book_;
  std::map<const Snapshot*, std::unique_ptr<MomentWays>> owned_;
  std::unique_ptr<MomentWays> between_;
  std::vector<MomentWays*> moments_;
  std::vector<const Snapshot*> snapshots_;
  AddressHolders holders_;
};

}  // namespace routesight

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
#include <utility>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "absl/container/flat_hash_set.h"
#include "evaluator/base/prefix.h"
#include "evaluator/paths/boundaries.h"
#include "evaluator/paths/origin.h"
#include "evaluator/paths/surroundings.h"
#include "evaluator/timeline/address_holders.h"
#include "evaluator/timeline/timeline.h"

namespace routesight {

struct Way {
  Delivery delivery = Delivery::kDropped;
  std::string hop;               // Where the row of the sender's table leads; empty if none has it.
  std::vector<std::string> via;  // What it passes on any of its ways. Sorted.
  std::string end;               // Of what may not arrive: what becomes of it, in words.
};

// Equal ids are equal ways, senders or next hops, at all moments that share a book.
using WayId = uint32_t;
using SenderId = uint32_t;
using HopId = uint32_t;

constexpr HopId kNoHop = 0;

// Where the rows that a sender's table has for a prefix lead.
struct RowHop {
  Prefix prefix;
  HopId hop = kNoHop;
  friend auto operator<=>(const RowHop&, const RowHop&) = default;
  template <typename H>
  friend H AbslHashValue(H state, const RowHop& row) {
    return H::combine(std::move(state), row.prefix, row.hop);
  }
};

// Packets of a sender to an address.
struct WayQuestion {
  SenderId sender = 0;
  IpAddress to;
};

class WayBook {
 public:
  WayBook() : hops_{{"", kNoHop}} {}

  WayId IdOf(Way way);
  SenderId IdOf(Sender sender);
  HopId IdOfHop(std::string hop);
  const Way& operator[](WayId id) const { return ways_[id]; }
  const Sender& SenderOf(SenderId id) const { return senders_[id]; }

  // The same list, kept once however many tables and moments have it.
  std::span<const Prefix> Shared(std::vector<Prefix> list) {
    return *prefixes_.insert(std::move(list)).first;
  }
  std::span<const RowHop> Shared(std::vector<RowHop> list) {
    return *rows_.insert(std::move(list)).first;
  }

  // What was found of the rows of a table, for all tables and moments that have the same.
  struct OfRows {
    std::shared_ptr<const TableRows> rows;
    std::optional<std::span<const Prefix>> reach;
    std::optional<std::span<const RowHop>> hops;
  };
  OfRows& Of(const std::shared_ptr<const TableRows>& rows) {
    OfRows& known = of_rows_[rows.get()];
    known.rows = rows;
    return known;
  }

 private:
  std::vector<Way> ways_;
  absl::flat_hash_map<std::string, WayId> ids_;
  std::vector<Sender> senders_;
  absl::flat_hash_map<Sender, SenderId> sender_ids_;
  absl::flat_hash_map<std::string, HopId> hops_;
  // What vectors hold stays where it is when the sets grow.
  absl::flat_hash_set<std::vector<Prefix>> prefixes_;
  absl::flat_hash_set<std::vector<RowHop>> rows_;
  absl::flat_hash_map<const TableRows*, OfRows> of_rows_;  // Keeps the rows, and so their place.
};

class MomentWays {
 public:
  // The snapshot and the book outlive this. `vacant`: addresses that somebody has at other moments
  // and nobody now (DOWN-22).
  MomentWays(const Snapshot& snapshot, std::set<std::string> vacant, WayBook& book);
  MomentWays(const MomentWays&) = delete;

  struct SenderHere {
    Origin origin;
    std::string virtual_network;
    // What its table has rows for; of on-premises, all subnets. Sorted.
    std::span<const Prefix> reach;
    std::optional<EffectiveTableId> table;
  };
  // Null if it is not there.
  const SenderHere* Find(SenderId sender) const {
    return sender < senders_.size() && senders_[sender] ? &*senders_[sender] : nullptr;
  }
  // Those who are there, sorted by name.
  std::vector<SenderId> Senders() const;
  const WayBook& book() const { return book_; }
  std::span<const Prefix> boundaries() const { return boundaries_.prefixes(); }

  // Of packets to the address; of a sender that is not there, that it is lost.
  WayId WayOf(SenderId sender, IpAddress to);
  // Follows what WayOf will be asked, and leaves the book alone: different moments may do so at
  // once.
  void FollowAhead(std::span<const WayQuestion> questions);
  // What a report says of that way of packets to the address.
  WindowPhase PhaseOf(size_t step, SenderId sender, IpAddress to, WayId way) const;
  // Where the rows of its table lead. Sorted by prefix.
  std::span<const RowHop> RowsOf(SenderId sender);

 private:
  void AddTables();
  void AddOnPremises();
  SenderHere& Add(Sender sender);
  std::span<const Prefix> ReachOf(EffectiveTableId table);
  std::optional<RouteRow> RowFor(const SenderHere& sender, IpAddress to) const;
  HopId HopOf(const Route& route);
  void JoinRowsOfOnePrefix(std::vector<RowHop>& rows);
  void ArriveInNetworks(IpAddress to, Path& path) const;
  Way Follow(const SenderHere& sender, IpAddress to) const;

  const Snapshot& snapshot_;
  WayBook& book_;
  Surroundings around_;
  Boundaries boundaries_;
  std::vector<std::optional<SenderHere>> senders_;  // By SenderId.
  absl::flat_hash_map<std::pair<NextHopType, NextHopsId>, HopId> hops_;
  using WayKey = std::pair<SenderId, IpAddress>;  // The address is that of a stand-in.
  absl::flat_hash_map<WayKey, WayId> known_;
  absl::flat_hash_map<WayKey, Way> ahead_;  // Followed, and not yet asked for.
};

// The ways of moments of one apply, found once however often they are asked for.
class AllWays {
 public:
  // At other moments than these nobody has an address that nobody has at one of them.
  explicit AllWays(std::span<const Snapshot* const> moments);

  // Of the moments that were given first, in their order.
  std::span<MomentWays* const> moments() const { return moments_; }
  const WayBook& book() const { return book_; }
  // Of any moment; the snapshot stays where it is until it is forgotten.
  MomentWays* Of(const Snapshot& snapshot);
  void Forget(const Snapshot& snapshot) { owned_.erase(&snapshot); }
  // The first moments with one more before the last, until the next call.
  std::vector<MomentWays*> With(const Snapshot& between);

 private:
  WayBook book_;
  std::map<const Snapshot*, std::unique_ptr<MomentWays>> owned_;
  std::unique_ptr<MomentWays> between_;
  std::vector<MomentWays*> moments_;
  AddressHolders holders_;
};

}  // namespace routesight

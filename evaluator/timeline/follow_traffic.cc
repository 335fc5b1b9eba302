#include "evaluator/timeline/follow_traffic.h"

#include <algorithm>
#include <iterator>
#include <memory>
#include <numeric>
#include <set>
#include <utility>

#include "absl/container/flat_hash_map.h"
#include "evaluator/base/two_at_once.h"
#include "evaluator/timeline/ranges.h"

namespace routesight {
namespace {

// Packets that are followed, of all senders at all moments: more would take longer than people
// wait.
constexpr size_t kMostFollowed = 20'000;
// So many take as long as some tens of threads need to begin.
constexpr size_t kWorthAThread = 200;

// What a sender has rows for at any moment, sorted.
class ReachInTime {
 public:
  ReachInTime(SenderId sender, std::span<MomentWays* const> moments) {
    for (const MomentWays* moment : moments) {
      const MomentWays::SenderHere* const here = moment->Find(sender);
      if (here == nullptr || here->reach.data() == last_.data() ||
          std::ranges::equal(here->reach, prefixes_)) {
        continue;
      }
      last_ = here->reach;
      if (prefixes_.empty()) {
        prefixes_ = last_;
        continue;
      }
      std::vector<Prefix> both;
      std::ranges::set_union(prefixes_, last_, std::back_inserter(both));
      joined_ = std::move(both);
      prefixes_ = joined_;
    }
  }
  ReachInTime(const ReachInTime&) = delete;

  std::span<const Prefix> prefixes() const { return prefixes_; }
  // Whether it is one of the lists that senders and moments share.
  bool is_shared() const { return joined_.empty(); }

 private:
  std::span<const Prefix> prefixes_;
  std::span<const Prefix> last_;  // Those that were added last.
  std::vector<Prefix> joined_;
};

// Destinations of senders that have rows for the same.
struct Listed {
  std::vector<size_t> places;  // In all ranges.
  std::shared_ptr<const Destinations> destinations;
};

// Where the longest row leads that holds all of a prefix. Prefixes are asked for in their order.
class RowsInOrder {
 public:
  explicit RowsInOrder(std::span<const RowHop> rows) : rows_(rows) {}

  HopId HopFor(const Prefix& prefix) {
    for (; next_ < rows_.size() && rows_[next_].prefix <= prefix; ++next_) {
      LeaveThoseWithout(rows_[next_].prefix);
      around_.push_back(next_);
    }
    LeaveThoseWithout(prefix);
    return around_.empty() ? kNoHop : rows_[around_.back()].hop;
  }

 private:
  void LeaveThoseWithout(const Prefix& prefix) {
    while (!around_.empty() && !rows_[around_.back()].prefix.Contains(prefix)) around_.pop_back();
  }

  std::span<const RowHop> rows_;
  size_t next_ = 0;
  std::vector<size_t> around_;  // Rows one inside the other.
};

// What is followed of one sender.
struct Draft {
  SenderHistory history;
  // By destination: the one that is followed in its place, which stands no later in the list.
  std::vector<size_t> followed_as;
};

class Follower {
 public:
  Follower(std::span<MomentWays* const> moments, Thoroughness thoroughness)
      : moments_(moments), thoroughness_(thoroughness), ranges_(moments) {}

  TrafficHistory Run() {
    std::vector<Draft> drafts;
    for (const SenderId sender : moments_.front()->Senders()) {
      if (moments_.back()->Find(sender) != nullptr) drafts.push_back(DraftOf(sender));
    }
    FollowAhead(drafts);
    for (Draft& draft : drafts) {
      AddWays(draft);
      traffic_.senders.push_back(std::move(draft.history));
    }
    return std::move(traffic_);
  }

 private:
  Draft DraftOf(SenderId sender) {
    const MomentWays& first = *moments_.front();
    const Listed& listed = DestinationsOf(sender);
    Draft draft;
    draft.history = {sender,
                     first.book().SenderOf(sender),
                     first.Find(sender)->virtual_network,
                     listed.destinations,
                     {}};
    draft.followed_as = thoroughness_ == Thoroughness::kEveryDestination
                            ? Itself(listed.places.size())
                            : OneOfEach(draft.history, listed.places);
    return draft;
  }

  // Until the next call.
  const Listed& DestinationsOf(SenderId sender) {
    const ReachInTime reach(sender, moments_);
    Listed& listed = reach.is_shared() ? listed_[reach.prefixes().data()] : joined_;
    if (listed.destinations == nullptr || !reach.is_shared()) listed = ListOf(reach.prefixes());
    return listed;
  }

  Listed ListOf(std::span<const Prefix> reach) const {
    const bool every = thoroughness_ == Thoroughness::kEveryDestination;
    std::vector<size_t> places = every ? ranges_.PlacesWithin(reach) : ranges_.PlacesOf(reach);
    Destinations all;
    all.reserve(places.size());
    std::vector<size_t> around;  // Those that hold the one at hand, as places in the list.
    auto row = reach.begin();
    for (const size_t place : places) {
      while (!around.empty() && ranges_[places[around.back()]].end <= place) around.pop_back();
      Destination& one = all.emplace_back();
      one.prefix = ranges_.PrefixAt(place);
      if (!around.empty()) one.parent = around.back();
      one.sample = *ranges_[place].sample;
      row = std::lower_bound(row, reach.end(), one.prefix);
      one.in_table = row != reach.end() && *row == one.prefix;
      around.push_back(all.size() - 1);
    }
    return {std::move(places), std::make_shared<const Destinations>(std::move(all))};
  }

  static std::vector<size_t> Itself(size_t count) {
    std::vector<size_t> places(count);
    std::iota(places.begin(), places.end(), size_t{0});
    return places;
  }

  std::vector<size_t> OneOfEach(const SenderHistory& history,
                                const std::vector<size_t>& places) const {
    std::vector<RowsInOrder> rows = DifferentRowsOf(history.id);
    absl::flat_hash_map<std::pair<size_t, size_t>, size_t> groups;
    std::vector<std::optional<size_t>> first_of_group(1);
    const auto refine = [&](size_t group, size_t by) {
      const auto [known, fresh] = groups.try_emplace({group, by}, first_of_group.size());
      if (fresh) first_of_group.emplace_back();
      return known->second;
    };
    std::vector<size_t> followed_as;
    followed_as.reserve(places.size());
    for (size_t i = 0; i < places.size(); ++i) {
      size_t group = 0;
      for (RowsInOrder& of_moment : rows) {
        group = refine(group, of_moment.HopFor((*history.destinations)[i].prefix));
      }
      // Without a table, subnets of one address space are alike.
      const Range& range = ranges_[places[i]];
      if (!history.sender.on_premises.empty() && range.parent) group = refine(group, *range.parent);
      std::optional<size_t>& first = first_of_group[group];
      if (!first) first = i;
      followed_as.push_back(*first);
    }
    return followed_as;
  }

  // Moments with the same rows tell no more than one of them.
  std::vector<RowsInOrder> DifferentRowsOf(SenderId sender) const {
    std::vector<std::span<const RowHop>> different;
    for (MomentWays* moment : moments_) {
      const std::span<const RowHop> here = moment->RowsOf(sender);
      const bool there = std::ranges::any_of(different, [&](std::span<const RowHop> other) {
        return other.data() == here.data() && other.size() == here.size();
      });
      if (!there) different.push_back(here);
    }
    return {different.begin(), different.end()};
  }

  // Moments share nothing but the book, which is written in afterwards.
  void FollowAhead(std::span<const Draft> drafts) const {
    std::vector<WayQuestion> questions;
    for (const Draft& draft : drafts) {
      for (size_t i = 0; i < draft.followed_as.size(); ++i) {
        if (draft.followed_as[i] != i) continue;
        questions.push_back({draft.history.id, (*draft.history.destinations)[i].sample});
      }
    }
    const std::set<MomentWays*> different(moments_.begin(), moments_.end());
    if (questions.size() * different.size() < kWorthAThread) return;
    const std::vector<MomentWays*> moments(different.begin(), different.end());
    ForEachOnTwoCores(moments.size(),
                      [&](size_t i, size_t) { moments[i]->FollowAhead(questions); });
  }

  void AddWays(Draft& draft) {
    SenderHistory& history = draft.history;
    history.ways.reserve(draft.followed_as.size());
    std::vector<WayId> ways;
    for (size_t i = 0; i < draft.followed_as.size(); ++i) {
      if (const size_t followed = draft.followed_as[i]; followed != i) {
        history.ways.push_back(history.ways[followed]);
        continue;
      }
      ways.clear();
      for (MomentWays* moment : moments_) {
        ways.push_back(moment->WayOf(history.id, (*history.destinations)[i].sample));
      }
      history.ways.push_back(traffic_.ways.Intern(ways));
    }
  }

  std::span<MomentWays* const> moments_;
  Thoroughness thoroughness_;
  Ranges ranges_;
  absl::flat_hash_map<const Prefix*, Listed> listed_;  // By where a list begins that is shared.
  Listed joined_;
  TrafficHistory traffic_;
};

}  // namespace

TrafficHistory FollowTraffic(std::span<MomentWays* const> moments, Thoroughness thoroughness) {
  return Follower(moments, thoroughness).Run();
}

Thoroughness AffordableFor(std::span<MomentWays* const> moments, size_t count) {
  const Ranges ranges(moments);
  size_t pairs = 0;
  for (const SenderId sender : moments.front()->Senders()) {
    pairs += ranges.CountWithin(ReachInTime(sender, moments).prefixes());
    if (pairs * count > kMostFollowed) return Thoroughness::kOneOfEachRow;
  }
  return Thoroughness::kEveryDestination;
}

}  // namespace routesight

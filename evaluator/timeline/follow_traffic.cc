#include "evaluator/timeline/follow_traffic.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <numeric>
#include <set>
#include <utility>

#include "evaluator/base/two_at_once.h"

namespace routesight {
namespace {

// Packets that are followed, of all senders at all moments: more would take longer than people
// wait.
constexpr size_t kMostFollowed = 20'000;
// So many take as long as some tens of threads need to begin.
constexpr size_t kWorthAThread = 200;

struct Range {
  Prefix prefix;
  std::optional<size_t> parent;
  size_t end = 0;                   // The place behind the last range inside it.
  std::optional<IpAddress> sample;  // None: longer ranges hold all of it.
};

IpAddress Next(IpAddress address) {
  const uint64_t low = address.low() + 1;
  return IpAddress::FromBits(address.high() + (low == 0 ? 1 : 0), low);
}

IpAddress LastOf(const Prefix& prefix) {
  const int bits = prefix.is_ipv4() ? prefix.length() + 96 : prefix.length();
  const auto host = [](int fixed) {
    return fixed <= 0 ? ~uint64_t{0} : fixed >= 64 ? uint64_t{0} : ~uint64_t{0} >> fixed;
  };
  return IpAddress::FromBits(prefix.address().high() | host(bits),
                             prefix.address().low() | host(bits - 64));
}

// The first address of the prefix that no range behind it in `ranges` has.
std::optional<IpAddress> SampleOf(const std::vector<Prefix>& ranges, size_t place) {
  const Prefix& prefix = ranges[place];
  IpAddress candidate = prefix.address();
  const IpAddress last = LastOf(prefix);
  for (size_t inner = place + 1; inner < ranges.size() && prefix.Contains(ranges[inner]); ++inner) {
    if (candidate < ranges[inner].address()) return candidate;
    if (!ranges[inner].Contains(candidate)) continue;  // Inside one that was passed already.
    const IpAddress end = LastOf(ranges[inner]);
    if (end == last) return std::nullopt;
    candidate = Next(end);
  }
  return candidate;
}

// All ranges that any table or network tells apart, sorted.
class Ranges {
 public:
  explicit Ranges(std::span<MomentWays* const> moments) {
    std::vector<Prefix> prefixes;
    for (const MomentWays* moment : moments) {
      prefixes.insert(prefixes.end(), moment->boundaries().begin(), moment->boundaries().end());
    }
    std::sort(prefixes.begin(), prefixes.end());
    prefixes.erase(std::unique(prefixes.begin(), prefixes.end()), prefixes.end());
    std::vector<size_t> around;
    for (size_t place = 0; place < prefixes.size(); ++place) {
      while (!around.empty() && !prefixes[around.back()].Contains(prefixes[place])) {
        ranges_[around.back()].end = place;
        around.pop_back();
      }
      const auto parent = around.empty() ? std::nullopt : std::optional(around.back());
      ranges_.push_back({prefixes[place], parent, 0, SampleOf(prefixes, place)});
      around.push_back(place);
      places_.emplace(prefixes[place], place);
    }
    for (const size_t open : around) ranges_[open].end = ranges_.size();
    for (const Range& range : ranges_) sampled_.push_back(sampled_.back() + (range.sample ? 1 : 0));
  }

  const Range& operator[](size_t place) const { return ranges_[place]; }

  // The places of ranges that are in `reach` and have addresses of their own, sorted.
  std::vector<size_t> PlacesOf(std::span<const Prefix> reach) const {
    std::vector<size_t> places;
    for (const Prefix& prefix : reach) {
      const auto found = places_.find(prefix);
      if (found != places_.end() && ranges_[found->second].sample) places.push_back(found->second);
    }
    return places;
  }
  // Likewise, with all ranges inside them.
  std::vector<size_t> PlacesWithin(std::span<const Prefix> reach) const {
    std::vector<size_t> places;
    ForEachBlock(reach, [&](size_t begin, size_t end) {
      for (size_t place = begin; place < end; ++place) {
        if (ranges_[place].sample) places.push_back(place);
      }
    });
    return places;
  }
  // How many PlacesWithin has.
  size_t CountWithin(std::span<const Prefix> reach) const {
    size_t count = 0;
    ForEachBlock(reach,
                 [&](size_t begin, size_t end) { count += sampled_[end] - sampled_[begin]; });
    return count;
  }

 private:
  template <typename Use>
  void ForEachBlock(std::span<const Prefix> reach, Use use) const {
    size_t covered = 0;
    for (const Prefix& prefix : reach) {
      const auto found = places_.find(prefix);
      if (found == places_.end() || ranges_[found->second].end <= covered) continue;
      const size_t begin = std::max(covered, found->second);
      covered = ranges_[found->second].end;
      use(begin, covered);
    }
  }

  std::vector<Range> ranges_;
  std::vector<size_t> sampled_ = {0};  // How many with addresses of their own are before a place.
  absl::flat_hash_map<Prefix, size_t> places_;
};

// What the sender has rows for at any moment, sorted.
std::vector<Prefix> ReachOf(SenderId sender, std::span<MomentWays* const> moments) {
  std::vector<Prefix> reach;
  std::span<const Prefix> last;  // Those that were added last.
  for (const MomentWays* moment : moments) {
    const MomentWays::SenderHere* const here = moment->Find(sender);
    if (here == nullptr || here->reach.data() == last.data() ||
        std::ranges::equal(here->reach, reach)) {
      continue;
    }
    last = here->reach;
    std::vector<Prefix> both;
    std::ranges::set_union(reach, here->reach, std::back_inserter(both));
    reach = std::move(both);
  }
  return reach;
}

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

  std::vector<SenderHistory> Run() {
    std::vector<Draft> drafts;
    for (const SenderId sender : moments_.front()->Senders()) {
      if (moments_.back()->Find(sender) != nullptr) drafts.push_back(DraftOf(sender));
    }
    FollowAhead(drafts);
    std::vector<SenderHistory> histories;
    for (Draft& draft : drafts) {
      AddWays(draft);
      histories.push_back(std::move(draft.history));
    }
    return histories;
  }

 private:
  Draft DraftOf(SenderId sender) const {
    const MomentWays& first = *moments_.front();
    Draft draft;
    draft.history = {
        sender, first.book().SenderOf(sender), first.Find(sender)->virtual_network, {}};
    const std::vector<Prefix> reach = ReachOf(sender, moments_);
    const bool every = thoroughness_ == Thoroughness::kEveryDestination;
    const std::vector<size_t> places =
        every ? ranges_.PlacesWithin(reach) : ranges_.PlacesOf(reach);
    for (const size_t place : places) {
      const Range& range = ranges_[place];
      draft.history.destinations.push_back({range.prefix,
                                            ListedAround(place, places),
                                            *range.sample,
                                            {},
                                            std::ranges::binary_search(reach, range.prefix)});
    }
    draft.followed_as = every ? Itself(places.size()) : OneOfEach(draft.history, places);
    return draft;
  }

  static std::vector<size_t> Itself(size_t count) {
    std::vector<size_t> places(count);
    std::iota(places.begin(), places.end(), size_t{0});
    return places;
  }

  // Where the shortest listed range around that one stands in the list.
  std::optional<size_t> ListedAround(size_t place, const std::vector<size_t>& listed) const {
    for (auto around = ranges_[place].parent; around; around = ranges_[*around].parent) {
      const auto found = std::ranges::lower_bound(listed, *around);
      if (found != listed.end() && *found == *around) {
        return static_cast<size_t>(found - listed.begin());
      }
    }
    return std::nullopt;
  }

  std::vector<size_t> OneOfEach(const SenderHistory& history,
                                const std::vector<size_t>& places) const {
    // Moments with the same rows tell no more than one of them.
    std::vector<std::span<const RowHop>> rows;
    for (MomentWays* moment : moments_) {
      const std::span<const RowHop> here = moment->RowsOf(history.id);
      const bool there = std::ranges::any_of(rows, [&](std::span<const RowHop> other) {
        return other.data() == here.data() && other.size() == here.size();
      });
      if (!there) rows.push_back(here);
    }
    std::vector<size_t> followed_as;
    std::map<std::vector<size_t>, size_t> known;
    for (size_t i = 0; i < places.size(); ++i) {
      std::vector<size_t> alike;
      for (const auto& of_moment : rows) alike.push_back(HopAt(places[i], of_moment));
      // Without a table, subnets of one address space are alike.
      const Range& range = ranges_[places[i]];
      if (!history.sender.on_premises.empty() && range.parent) alike.push_back(*range.parent);
      followed_as.push_back(known.try_emplace(std::move(alike), i).first->second);
    }
    return followed_as;
  }

  // Of the longest row that holds all of the range.
  HopId HopAt(size_t place, std::span<const RowHop> rows) const {
    for (std::optional<size_t> around = place; around; around = ranges_[*around].parent) {
      const Prefix& prefix = ranges_[*around].prefix;
      const auto row = std::ranges::lower_bound(rows, prefix, {}, &RowHop::prefix);
      if (row != rows.end() && row->prefix == prefix) return row->hop;
    }
    return kNoHop;
  }

  // Moments share nothing but the book, which is written in afterwards.
  void FollowAhead(std::span<const Draft> drafts) const {
    std::vector<WayQuestion> questions;
    for (const Draft& draft : drafts) {
      for (size_t i = 0; i < draft.followed_as.size(); ++i) {
        if (draft.followed_as[i] != i) continue;
        questions.push_back({draft.history.id, draft.history.destinations[i].sample});
      }
    }
    const std::set<MomentWays*> different(moments_.begin(), moments_.end());
    if (questions.size() * different.size() < kWorthAThread) return;
    const std::vector<MomentWays*> moments(different.begin(), different.end());
    ForEachOnTwoCores(moments, [&](MomentWays* moment) { moment->FollowAhead(questions); });
  }

  void AddWays(Draft& draft) const {
    std::vector<DestinationHistory>& destinations = draft.history.destinations;
    for (size_t i = 0; i < destinations.size(); ++i) {
      const size_t followed = draft.followed_as[i];
      if (followed != i) {
        destinations[i].ways = destinations[followed].ways;
        continue;
      }
      for (MomentWays* moment : moments_) {
        destinations[i].ways.push_back(moment->WayOf(draft.history.id, destinations[i].sample));
      }
    }
  }

  std::span<MomentWays* const> moments_;
  Thoroughness thoroughness_;
  Ranges ranges_;
};

}  // namespace

std::vector<SenderHistory> FollowTraffic(std::span<MomentWays* const> moments,
                                         Thoroughness thoroughness) {
  return Follower(moments, thoroughness).Run();
}

Thoroughness AffordableFor(std::span<MomentWays* const> moments, size_t count) {
  const Ranges ranges(moments);
  size_t pairs = 0;
  for (const SenderId sender : moments.front()->Senders()) {
    pairs += ranges.CountWithin(ReachOf(sender, moments));
    if (pairs * count > kMostFollowed) return Thoroughness::kOneOfEachRow;
  }
  return Thoroughness::kEveryDestination;
}

}  // namespace routesight

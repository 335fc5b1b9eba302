#include "evaluator/timeline/follow_traffic.h"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

namespace routesight {
namespace {

// Packets that are followed, of all senders at all moments: more would take longer than people
// wait.
constexpr size_t kMostFollowed = 20'000;

struct Range {
  Prefix prefix;
  std::optional<size_t> parent;
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

std::vector<Range> ListRanges(std::span<MomentWays* const> moments) {
  std::set<Prefix> all;
  for (const MomentWays* moment : moments) {
    all.insert(moment->boundaries().begin(), moment->boundaries().end());
  }
  const std::vector<Prefix> prefixes(all.begin(), all.end());
  std::vector<Range> ranges;
  std::vector<size_t> around;
  for (size_t place = 0; place < prefixes.size(); ++place) {
    while (!around.empty() && !prefixes[around.back()].Contains(prefixes[place])) {
      around.pop_back();
    }
    const auto parent = around.empty() ? std::nullopt : std::optional(around.back());
    ranges.push_back({prefixes[place], parent, SampleOf(prefixes, place)});
    around.push_back(place);
  }
  return ranges;
}

// What the sender has rows for at any moment.
std::set<Prefix> ReachOf(const Sender& sender, std::span<MomentWays* const> moments) {
  std::set<Prefix> reach;
  for (const MomentWays* moment : moments) {
    const auto here = moment->senders().find(sender);
    if (here == moment->senders().end()) continue;
    reach.insert(here->second.reach.begin(), here->second.reach.end());
  }
  return reach;
}

// The places of ranges that some row holds and that have addresses of their own.
std::vector<size_t> RangesWithin(const std::set<Prefix>& reach, const std::vector<Range>& ranges) {
  std::vector<bool> within(ranges.size());
  std::vector<size_t> places;
  for (size_t place = 0; place < ranges.size(); ++place) {
    const Range& range = ranges[place];
    within[place] = reach.contains(range.prefix) || (range.parent && within[*range.parent]);
    if (within[place] && range.sample) places.push_back(place);
  }
  return places;
}

class Follower {
 public:
  Follower(std::span<MomentWays* const> moments, Thoroughness thoroughness)
      : moments_(moments), thoroughness_(thoroughness), ranges_(ListRanges(moments)) {}

  SenderHistory Follow(const Sender& sender) {
    SenderHistory history{sender, moments_.front()->senders().at(sender).virtual_network, {}};
    const std::set<Prefix> reach = ReachOf(sender, moments_);
    const bool every = thoroughness_ == Thoroughness::kEveryDestination;
    std::map<size_t, size_t> listed;  // Place among the ranges and in the history.
    for (const size_t place : RangesWithin(reach, ranges_)) {
      const bool in_table = reach.contains(ranges_[place].prefix);
      if (!every && !in_table) continue;
      std::optional<size_t> parent = ranges_[place].parent;
      while (parent && !listed.contains(*parent)) parent = ranges_[*parent].parent;
      if (parent) parent = listed.at(*parent);
      listed.emplace(place, history.destinations.size());
      history.destinations.push_back({ranges_[place].prefix, parent, {}, in_table});
    }
    if (every) {
      for (const auto& [place, in_history] : listed) {
        history.destinations[in_history].ways = WaysTo(sender, *ranges_[place].sample);
      }
    } else {
      FollowOneOfEach(listed, history);
    }
    return history;
  }

 private:
  std::vector<WayId> WaysTo(const Sender& sender, IpAddress to) {
    std::vector<WayId> ways;
    for (MomentWays* moment : moments_) ways.push_back(moment->WayOf(sender, to));
    return ways;
  }

  void FollowOneOfEach(const std::map<size_t, size_t>& listed, SenderHistory& history) {
    std::map<std::vector<std::string>, std::vector<WayId>> known;
    std::vector<std::map<Prefix, std::string>> rows;
    for (const MomentWays* moment : moments_) {
      const auto of_moment = moment->RowsOf(history.sender);
      rows.emplace_back(of_moment.begin(), of_moment.end());
    }
    for (const auto& [place, in_history] : listed) {
      std::vector<std::string> alike;
      for (const auto& of_moment : rows) alike.push_back(RowAt(place, of_moment));
      // Without a table, subnets of one address space are alike.
      if (!history.sender.on_premises.empty() && ranges_[place].parent) {
        alike.push_back(ranges_[*ranges_[place].parent].prefix.ToString());
      }
      const auto [found, fresh] = known.try_emplace(std::move(alike));
      if (fresh) found->second = WaysTo(history.sender, *ranges_[place].sample);
      history.destinations[in_history].ways = found->second;
    }
  }

  // The longest row that holds all of the range.
  std::string RowAt(size_t place, const std::map<Prefix, std::string>& rows) const {
    for (std::optional<size_t> around = place; around; around = ranges_[*around].parent) {
      const auto row = rows.find(ranges_[*around].prefix);
      if (row != rows.end()) return row->second;
    }
    return "";
  }

  std::span<MomentWays* const> moments_;
  Thoroughness thoroughness_;
  std::vector<Range> ranges_;
};

}  // namespace

std::vector<SenderHistory> FollowTraffic(std::span<MomentWays* const> moments,
                                         Thoroughness thoroughness) {
  std::vector<SenderHistory> histories;
  Follower follower(moments, thoroughness);
  for (const auto& [sender, here] : moments.front()->senders()) {
    if (moments.back()->senders().contains(sender)) histories.push_back(follower.Follow(sender));
  }
  return histories;
}

Thoroughness AffordableFor(std::span<MomentWays* const> moments, size_t count) {
  const std::vector<Range> ranges = ListRanges(moments);
  size_t pairs = 0;
  for (const auto& [sender, here] : moments.front()->senders()) {
    pairs += RangesWithin(ReachOf(sender, moments), ranges).size();
    if (pairs * count > kMostFollowed) return Thoroughness::kOneOfEachRow;
  }
  return Thoroughness::kEveryDestination;
}

}  // namespace routesight

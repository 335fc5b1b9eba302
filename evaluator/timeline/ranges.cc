#include "evaluator/timeline/ranges.h"

#include <algorithm>
#include <cstdint>
#include <iterator>

namespace routesight {
namespace {

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

}  // namespace

Ranges::Ranges(std::span<MomentWays* const> moments) {
  for (const MomentWays* moment : moments) {
    const std::span<const Prefix> more = moment->boundaries();
    if (std::ranges::equal(more, prefixes_)) continue;
    std::vector<Prefix> both;
    std::ranges::set_union(prefixes_, more, std::back_inserter(both));
    prefixes_ = std::move(both);
  }
  ranges_.resize(prefixes_.size());
  std::vector<size_t> around;
  for (size_t place = 0; place < prefixes_.size(); ++place) {
    while (!around.empty() && !prefixes_[around.back()].Contains(prefixes_[place])) {
      ranges_[around.back()].end = place;
      around.pop_back();
    }
    if (!around.empty()) ranges_[place].parent = around.back();
    ranges_[place].sample = SampleOf(prefixes_, place);
    around.push_back(place);
  }
  for (const size_t open : around) ranges_[open].end = ranges_.size();
  for (const Range& range : ranges_) sampled_.push_back(sampled_.back() + (range.sample ? 1 : 0));
}

// Prefixes that are asked for one after the other mostly stand close together.
size_t Ranges::PlaceFrom(size_t from, const Prefix& prefix) const {
  size_t low = from;
  size_t step = 1;
  while (low + step < prefixes_.size() && prefixes_[low + step] < prefix) {
    low += step;
    step *= 2;
  }
  const auto begin = prefixes_.begin() + static_cast<ptrdiff_t>(low);
  const auto end =
      prefixes_.begin() + static_cast<ptrdiff_t>(std::min(low + step + 1, prefixes_.size()));
  return static_cast<size_t>(std::lower_bound(begin, end, prefix) - prefixes_.begin());
}

std::vector<size_t> Ranges::PlacesOf(std::span<const Prefix> reach) const {
  std::vector<size_t> places;
  places.reserve(reach.size());
  size_t place = 0;
  for (const Prefix& prefix : reach) {
    place = PlaceFrom(place, prefix);
    if (place == prefixes_.size()) break;
    if (prefixes_[place] == prefix && ranges_[place].sample) places.push_back(place);
  }
  return places;
}

template <typename Use>
void Ranges::ForEachBlock(std::span<const Prefix> reach, Use use) const {
  size_t covered = 0;
  for (const Prefix& prefix : reach) {
    const size_t place = PlaceFrom(covered, prefix);
    if (place == prefixes_.size()) break;
    if (prefixes_[place] != prefix) continue;
    covered = ranges_[place].end;
    use(place, covered);
  }
}

std::vector<size_t> Ranges::PlacesWithin(std::span<const Prefix> reach) const {
  std::vector<size_t> places;
  ForEachBlock(reach, [&](size_t begin, size_t end) {
    for (size_t place = begin; place < end; ++place) {
      if (ranges_[place].sample) places.push_back(place);
    }
  });
  return places;
}

size_t Ranges::CountWithin(std::span<const Prefix> reach) const {
  size_t count = 0;
  ForEachBlock(reach, [&](size_t begin, size_t end) { count += sampled_[end] - sampled_[begin]; });
  return count;
}

}  // namespace routesight

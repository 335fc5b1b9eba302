#include "evaluator/configuration/prefix_list.h"

#include <algorithm>
#include <cstdint>

#include "evaluator/base/text.h"
#include "evaluator/configuration/read_scalar.h"

namespace routesight {
namespace {

// More than any speaker of Azure takes.
constexpr uint32_t kMostRanges = 20'000;

// The range of `length` that is `place` ranges behind the first in `within`.
Prefix RangeAt(const Prefix& within, int length, uint32_t place) {
  const IpAddress first = within.address();
  const int shift = (within.is_ipv4() ? 32 : 128) - length;
  uint64_t high = first.high();
  uint64_t low = first.low();
  if (shift >= 64) {
    high += uint64_t{place} << (shift - 64);
  } else {
    low += uint64_t{place} << shift;
    if (low < first.low()) ++high;
    if (shift > 0) high += uint64_t{place} >> (64 - shift);
  }
  return Prefix::Covering(IpAddress::FromBits(high, low), length);
}

std::vector<Prefix> ReadRanges(const YamlValue& value) {
  Prefix within;
  int length = 0;
  uint32_t count = 1;
  value.ReadFields({
      Required("within", within, ReadPrefix),
      Required("length", length, WholeNumber(1, 128)),
      Required("count", count, WholeNumber<uint32_t>(1, kMostRanges)),
  });
  if (length == 0) return {};  // It is missing or no length, which has been said.
  const int spare = length - within.length();
  if (length > (within.is_ipv4() ? 32 : 128) || spare < 0) {
    value.Reject(Concat("ranges of length ", length, " within ", within.ToString()),
                 "a length from that of the range to that of an address");
    return {};
  }
  const uint64_t room = uint64_t{1} << std::min(spare, 32);
  if (count > room) {
    value.Reject(Concat(count, " ranges"),
                 Concat("at most the ", room, " that ", within.ToString(), " has"));
    return {};
  }
  std::vector<Prefix> ranges;
  for (uint32_t place = 0; place < count; ++place) {
    ranges.push_back(RangeAt(within, length, place));
  }
  return ranges;
}

}  // namespace

std::vector<Prefix> ReadPrefixList(const YamlValue& value) {
  std::vector<Prefix> prefixes;
  for (const YamlValue& item : value.Items()) {
    if (!item.is_mapping()) {
      prefixes.push_back(ReadPrefix(item));
      continue;
    }
    const std::vector<Prefix> ranges = ReadRanges(item);
    prefixes.insert(prefixes.end(), ranges.begin(), ranges.end());
  }
  return prefixes;
}

}  // namespace routesight

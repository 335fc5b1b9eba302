#include "evaluator/paths/address_classes.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "evaluator/paths/boundaries.h"
#include "evaluator/paths/trace.h"

namespace routesight {
namespace {

constexpr uint64_t kIpv4 = uint64_t{0xffff} << 32;
constexpr uint64_t kEnd = uint64_t{1} << 32;  // One behind the last address.

// What makes two ways the same: what is not known of them, each hop's device, its deciding row, and
// where each branch goes.
using HopOutcome =
    std::tuple<Device, std::optional<Device>, std::optional<std::tuple<Prefix, RouteSource>>,
               std::vector<std::tuple<size_t, Fate, std::string, std::string, size_t, size_t>>>;
using Outcome = std::tuple<std::vector<Fate>, std::vector<Gap>, std::vector<HopOutcome>>;

Outcome OutcomeOf(const Path& path) {
  Outcome outcome(FatesOf(path), DependsOn(path), {});
  for (const Hop& hop : path.hops) {
    auto& [device, translator, row, ends] = std::get<2>(outcome).emplace_back();
    device = hop.device;
    translator = hop.translator;
    if (hop.lookup && hop.lookup->winner) {
      row = std::tuple(hop.lookup->winner->prefix, hop.lookup->winner->source);
    }
    for (const Branch& branch : hop.branches) {
      ends.emplace_back(branch.hop.value_or(path.hops.size()), branch.fate, branch.target,
                        branch.reason, branch.caveats.size(), branch.depends_on.size());
    }
  }
  return outcome;
}

}  // namespace

std::vector<AddressRange> FindAddressRanges(const Surroundings& around) {
  // The first addresses of all ranges, as numbers.
  std::set<uint64_t> starts = {0};
  const Boundaries boundaries(around);
  for (const Prefix& prefix : boundaries.prefixes()) {
    if (!prefix.is_ipv4()) continue;
    const uint64_t first = prefix.address().low() - kIpv4;
    const uint64_t behind = first + (uint64_t{1} << (32 - prefix.length()));
    starts.insert(first);
    if (behind < kEnd) starts.insert(behind);
  }
  std::vector<AddressRange> ranges;
  for (auto start = starts.begin(); start != starts.end(); ++start) {
    const auto next = std::next(start);
    const uint64_t last = (next == starts.end() ? kEnd : *next) - 1;
    ranges.push_back({IpAddress::FromIpv4(static_cast<uint32_t>(*start)),
                      IpAddress::FromIpv4(static_cast<uint32_t>(last))});
  }
  return ranges;
}

std::vector<Prefix> PrefixesOf(const AddressRange& range) {
  std::vector<Prefix> prefixes;
  uint64_t first = range.first.low() - kIpv4;
  const uint64_t behind = range.last.low() - kIpv4 + 1;
  while (first < behind) {
    int length = 32;
    // The largest block that begins here and does not reach beyond the end.
    while (length > 0 && first % (uint64_t{1} << (33 - length)) == 0 &&
           first + (uint64_t{1} << (33 - length)) <= behind) {
      --length;
    }
    prefixes.push_back(Prefix::Covering(IpAddress::FromIpv4(static_cast<uint32_t>(first)), length));
    first += uint64_t{1} << (32 - length);
  }
  return prefixes;
}

std::vector<AddressRange> AllAddresses() {
  return {{IpAddress::FromIpv4(0), IpAddress::FromIpv4(0xffffffff)}};
}

std::vector<AddressRange> RangesInside(const Prefix& prefix, std::span<const AddressRange> ranges) {
  std::vector<AddressRange> inside;
  if (!prefix.is_ipv4()) return inside;
  const IpAddress first = prefix.address();
  const uint64_t size = uint64_t{1} << (32 - prefix.length());
  const IpAddress last = IpAddress::FromBits(first.high(), first.low() + size - 1);
  for (const AddressRange& range : ranges) {
    if (range.last < first || last < range.first) continue;
    inside.push_back({std::max(first, range.first), std::min(last, range.last)});
  }
  return inside;
}

void AddRange(const AddressRange& range, std::vector<AddressRange>& ranges) {
  if (!ranges.empty() && ranges.back().last.low() + 1 == range.first.low()) {
    ranges.back().last = range.last;
  } else {
    ranges.push_back(range);
  }
}

std::vector<DestinationClass> FindDestinationClasses(const Surroundings& around,
                                                     const Origin& origin,
                                                     std::span<const AddressRange> ranges) {
  std::vector<DestinationClass> classes;
  std::map<Outcome, size_t> by_outcome;
  for (const AddressRange& range : ranges) {
    Path path = Trace(around, origin, range.first);
    const auto [found, is_new] = by_outcome.try_emplace(OutcomeOf(path), classes.size());
    if (is_new) classes.push_back({{}, std::move(path)});
    AddRange(range, classes[found->second].ranges);
  }
  return classes;
}

}  // namespace routesight

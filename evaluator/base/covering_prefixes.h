// Longest-prefix lookups in what is sorted by prefix anyway: nothing is built for them.
#pragma once

#include <algorithm>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>

#include "evaluator/base/prefix.h"

namespace routesight {

// Visits the elements whose prefix contains the address, the longest first, those of one prefix in
// their order. `sorted` is by prefix, `prefix_of` gives that of an element.
template <typename T, typename PrefixOf, typename Visit>
void ForEachCovering(std::span<const T> sorted, IpAddress address, PrefixOf prefix_of,
                     Visit visit) {
  const int family_bits = address.is_ipv4() ? 96 : 0;
  int longest = 128 - family_bits;  // What is longer was visited, or does not contain the address.
  while (longest >= 0 && !sorted.empty()) {
    const auto behind =
        std::ranges::upper_bound(sorted, Prefix::Covering(address, longest), {}, prefix_of);
    sorted = sorted.first(static_cast<size_t>(behind - sorted.begin()));
    if (sorted.empty()) return;
    const Prefix last = std::invoke(prefix_of, sorted.back());
    if (!last.Contains(address)) {
      // Nothing with more bits in common with the address stands before it.
      const uint64_t high = last.address().high() ^ address.high();
      const uint64_t low = last.address().low() ^ address.low();
      const int common = high != 0 ? std::countl_zero(high) : 64 + std::countl_zero(low);
      longest = std::min(longest - 1, common - family_bits);
      continue;
    }
    const auto first = std::ranges::lower_bound(sorted, last, {}, prefix_of);
    std::for_each(first, sorted.end(), visit);
    sorted = sorted.first(static_cast<size_t>(first - sorted.begin()));
    longest = last.length() - 1;
  }
}

}  // namespace routesight

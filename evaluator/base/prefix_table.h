// A flat table from prefixes to values, several of them per prefix if need be.
#pragma once

#include <algorithm>
#include <bitset>
#include <cstddef>
#include <utility>
#include <vector>

#include "evaluator/base/prefix.h"

namespace routesight {

template <typename T>
class PrefixTable {
 public:
  struct Entry {
    Prefix prefix;
    T value;
  };

  // Entries of one prefix keep the order in which they are given.
  explicit PrefixTable(std::vector<Entry> entries) : entries_(std::move(entries)) {
    std::stable_sort(entries_.begin(), entries_.end(),
                     [](const Entry& a, const Entry& b) { return a.prefix < b.prefix; });
    for (const Entry& entry : entries_) {
      lengths_[entry.prefix.is_ipv4()].set(entry.prefix.length());
    }
  }

  // Visits the entries whose prefix is `prefix` or contains it, the longest first, until `visit`
  // returns false.
  template <typename Visit>
  void ForEachCovering(const Prefix& prefix, Visit visit) const {
    const auto& lengths = lengths_[prefix.is_ipv4()];
    for (int length = prefix.length(); length >= 0; --length) {
      if (!lengths.test(length)) continue;
      const Prefix covering = Prefix::Covering(prefix.address(), length);
      auto entry =
          std::lower_bound(entries_.begin(), entries_.end(), covering,
                           [](const Entry& a, const Prefix& wanted) { return a.prefix < wanted; });
      for (; entry != entries_.end() && entry->prefix == covering; ++entry) {
        if (!visit(*entry)) return;
      }
    }
  }

  size_t size() const { return entries_.size(); }

 private:
  std::vector<Entry> entries_;
  std::bitset<129> lengths_[2];  // Which lengths occur at all: of IPv6, of IPv4.
};

}  // namespace routesight

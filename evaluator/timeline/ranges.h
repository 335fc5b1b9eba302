// All ranges of addresses that some table or network tells apart at one of several moments.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

#include "evaluator/base/ip_address.h"
#include "evaluator/base/prefix.h"
#include "evaluator/timeline/ways.h"

namespace routesight {

struct Range {
  std::optional<size_t> parent;     // The place of the shortest range around it.
  size_t end = 0;                   // The place behind the last range inside it.
  std::optional<IpAddress> sample;  // None: longer ranges hold all of it.
};

// Places count the ranges in the order of their prefixes: what is inside of one comes after it.
class Ranges {
 public:
  explicit Ranges(std::span<MomentWays* const> moments);

  const Prefix& PrefixAt(size_t place) const { return prefixes_[place]; }
  const Range& operator[](size_t place) const { return ranges_[place]; }

  // Of sorted prefixes: the places of ranges that are among them and have addresses of their own.
  std::vector<size_t> PlacesOf(std::span<const Prefix> reach) const;
  // Likewise, with all ranges inside them.
  std::vector<size_t> PlacesWithin(std::span<const Prefix> reach) const;
  // How many PlacesWithin has.
  size_t CountWithin(std::span<const Prefix> reach) const;

 private:
  // Of the first prefix from `from` on that is not before this one.
  size_t PlaceFrom(size_t from, const Prefix& prefix) const;
  template <typename Use>
  void ForEachBlock(std::span<const Prefix> reach, Use use) const;

  std::vector<Prefix> prefixes_;
  std::vector<Range> ranges_;
  std::vector<size_t> sampled_ = {0};  // How many with addresses of their own are before a place.
};

}  // namespace routesight

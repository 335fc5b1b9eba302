// The prefixes at which something in a network may treat addresses differently: what is inside of
// one of them, and of no shorter one, has the same way from every origin.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

#include "evaluator/base/ip_address.h"
#include "evaluator/base/prefix.h"
#include "evaluator/paths/surroundings.h"

namespace routesight {

class Boundaries {
 public:
  explicit Boundaries(const Surroundings& around);

  // Sorted, each once.
  std::span<const Prefix> prefixes() const { return prefixes_; }

  // An address with the same way from every origin, and the same way back: one for all prefixes
  // that are heard of from the same speakers in the same words, and of which nothing else is known.
  // Else the address itself.
  IpAddress StandInFor(IpAddress address) const;
  // The longest prefix that has the address; none if none has.
  std::optional<Prefix> LongestWith(IpAddress address) const;

 private:
  std::optional<size_t> PlaceOf(IpAddress address) const;

  std::vector<Prefix> prefixes_;
  std::vector<std::optional<size_t>> parents_;       // By place: the longest prefix around it.
  std::vector<std::optional<IpAddress>> stand_ins_;  // By place; none where nothing is alike.
};

}  // namespace routesight

// Which prefixes are meant, as people write it in routing policies.
#pragma once

#include <optional>
#include <vector>

#include "evaluator/base/prefix.h"

namespace routesight {

// "10.0.0.0/8" is that prefix alone, "10.0.0.0/8+" that prefix and everything inside it.
struct PrefixPattern {
  Prefix prefix;
  bool and_inside = false;

  bool Matches(const Prefix& candidate) const {
    return and_inside ? prefix.Contains(candidate) : prefix == candidate;
  }
  friend bool operator==(const PrefixPattern&, const PrefixPattern&) = default;
};

// A prefix passes when a pattern of `only` matches it, or `only` is absent, and none of `except`.
struct PrefixFilter {
  std::optional<std::vector<PrefixPattern>> only;
  std::vector<PrefixPattern> except;

  bool Passes(const Prefix& prefix) const;
  friend bool operator==(const PrefixFilter&, const PrefixFilter&) = default;
};

}  // namespace routesight

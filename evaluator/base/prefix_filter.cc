#include "evaluator/base/prefix_filter.h"

#include <algorithm>

namespace routesight {
namespace {

bool AnyMatches(const std::vector<PrefixPattern>& patterns, const Prefix& prefix) {
  return std::any_of(patterns.begin(), patterns.end(),
                     [&](const PrefixPattern& pattern) { return pattern.Matches(prefix); });
}

}  // namespace

bool PrefixFilter::Passes(const Prefix& prefix) const {
  return (!only.has_value() || AnyMatches(*only, prefix)) && !AnyMatches(except, prefix);
}

}  // namespace routesight

#include "evaluator/base/as_path_pattern.h"

#include <algorithm>

namespace routesight {

bool AsPathPattern::Matches(std::span<const Asn> path) const {
  switch (kind) {
    case Kind::kExact:
      return std::equal(path.begin(), path.end(), asns.begin(), asns.end());
    case Kind::kContains:
      return asns.empty() ||
             std::search(path.begin(), path.end(), asns.begin(), asns.end()) != path.end();
  }
  return false;
}

}  // namespace routesight

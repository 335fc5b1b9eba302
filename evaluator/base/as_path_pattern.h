// Which AS paths are meant, as people write it in routing policies.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "evaluator/base/asn.h"

namespace routesight {

// The path itself (`[65001, 65002]`, nearest ASN first), or these ASNs somewhere in it, next to
// one another and in this order (`{contains: [64512]}`).
struct AsPathPattern {
  enum class Kind : uint8_t { kExact, kContains };
  Kind kind = Kind::kExact;
  std::vector<Asn> asns;

  bool Matches(std::span<const Asn> path) const;
  friend bool operator==(const AsPathPattern&, const AsPathPattern&) = default;
};

}  // namespace routesight

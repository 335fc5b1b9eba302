// What a BGP speaker does with the routes of one session, and what filters are made of.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "evaluator/base/asn.h"
#include "evaluator/base/community.h"
#include "evaluator/base/ip_address.h"
#include "evaluator/base/prefix.h"

namespace routesight {

// "10.0.0.0/8" is that prefix alone, "10.0.0.0/8+" that prefix and everything inside it.
struct PrefixPattern {
  Prefix prefix;
  bool and_inside = false;
  friend bool operator==(const PrefixPattern&, const PrefixPattern&) = default;
};

// A route passes when a pattern of `only` matches it, or `only` is absent, and none of `except`.
struct PrefixFilter {
  std::optional<std::vector<PrefixPattern>> only;
  std::vector<PrefixPattern> except;
  friend bool operator==(const PrefixFilter&, const PrefixFilter&) = default;
};

// The path itself (`[65001, 65002]`, nearest ASN first), or these ASNs somewhere in it, next to
// one another and in this order (`{contains: [64512]}`).
struct AsPathPattern {
  enum class Kind : uint8_t { kExact, kContains };
  Kind kind = Kind::kExact;
  std::vector<Asn> asns;
  friend bool operator==(const AsPathPattern&, const AsPathPattern&) = default;
};

// `prepend: 2` is one entry for everything.
struct PrependRule {
  int count = 0;                                       // Of the speaker's own ASN, added in front.
  std::optional<std::vector<PrefixPattern>> prefixes;  // Absent: every prefix.
  std::optional<int> instance;                         // Of the peer, from 0; absent: every one.
  friend bool operator==(const PrependRule&, const PrependRule&) = default;
};

// `local_preference: 300` is one entry for everything. Conditions that are absent hold.
struct LocalPreferenceRule {
  uint32_t value = 0;  // The higher is preferred.
  std::optional<AsPathPattern> as_path;
  std::optional<std::vector<PrefixPattern>> prefixes;
  std::optional<int> instance;  // Of the peer, from 0.
  friend bool operator==(const LocalPreferenceRule&, const LocalPreferenceRule&) = default;
};

struct SessionPolicy {
  bool as_override = false;   // The peer's ASN in a path becomes the own.
  std::vector<Asn> strip_as;  // ASNs taken out of announced paths.
  std::vector<PrependRule> prepend;
  std::optional<IpAddress> next_hop;   // Announced instead of the speaker's own address.
  PrefixFilter announce;               // What is announced of all that is known.
  std::vector<Community> communities;  // Attached.
  PrefixFilter accept;                 // What is taken of all that the peer announces.
  std::vector<LocalPreferenceRule> local_preference;  // Of what is accepted; the first that fits.
  friend bool operator==(const SessionPolicy&, const SessionPolicy&) = default;
};

}  // namespace routesight

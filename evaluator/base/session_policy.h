// What a BGP speaker does with the routes of one session.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "evaluator/base/as_path_pattern.h"
#include "evaluator/base/asn.h"
#include "evaluator/base/community.h"
#include "evaluator/base/ip_address.h"
#include "evaluator/base/prefix_filter.h"

namespace routesight {

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

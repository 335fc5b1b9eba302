// Finds out between what and what a path is asked for, at each moment.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "evaluator/paths/address_classes.h"
#include "evaluator/paths/round_trip.h"
#include "evaluator/timeline/timeline.h"

namespace routesight {

struct PathQuery {
  // Terraform address or ARM id of a subnet or an interface; an address; the name of an on-premises
  // network or the address of a local network gateway; or `internet`.
  std::string from;
  std::string to;               // An address, or a prefix for AnswerPrefixQuery.
  std::vector<std::string> at;  // before, after; at least one.
};

// The answer at one moment.
struct PathAnswer {
  const Snapshot* snapshot = nullptr;
  std::optional<RoundTrip> trip;  // Absent where the source is not there at that moment.
  std::string from;               // As the plan calls it.
};

struct PathAnswers {
  IpAddress destination;
  // Of a prefix: the addresses that go the same way at every moment asked for; else empty.
  std::vector<AddressRange> ranges;
  std::vector<PathAnswer> moments;  // As asked for.
};

// Fails for a name that exists at no moment, and for a destination that is no address. The answer
// points into the timeline.
absl::StatusOr<PathAnswers> AnswerPathQuery(const Timeline& timeline, const PathQuery& query);

// The addresses of an IPv4 prefix, by way, in order of their first addresses.
absl::StatusOr<std::vector<PathAnswers>> AnswerPrefixQuery(const Timeline& timeline,
                                                           const PathQuery& query);

}  // namespace routesight

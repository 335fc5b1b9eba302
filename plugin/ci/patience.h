// When to try a request again, and how long to wait before.
#pragma once

#include <cstdint>
#include <optional>

#include "absl/status/statusor.h"
#include "plugin/ci/http.h"

namespace routesight {

struct Patience {
  int tries = 5;
  double first_wait_seconds = 1;      // Doubled from try to try.
  double longest_wait_seconds = 120;  // A server that asks for more is not waited for.
};

// Whether doing a request twice is the same as doing it once.
enum class Repeatable : uint8_t { kYes, kNo };

// Seconds that a server asks for before the next request: Retry-After in seconds, else the time at
// which a rate limit that is used up ends. `now` is in seconds since 1970.
std::optional<double> WaitAskedFor(const HttpResponse& response, double now);

// Whether another try may end better. A request that is not repeatable is tried again only when the
// server has certainly not acted on it.
bool MayEndBetter(const absl::StatusOr<HttpResponse>& result, Repeatable repeatable, double now);

// Seconds before try number `next` (2 or more), between half and all of what doubling gives;
// `chance` is between 0 and 1.
double BackOff(const Patience& patience, int next, double chance);

}  // namespace routesight

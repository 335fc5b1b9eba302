#include "plugin/ci/patience.h"

#include <algorithm>
#include <cmath>

#include "absl/status/status.h"
#include "evaluator/base/text.h"

namespace routesight {
namespace {

// GitHub says x-ratelimit-…, GitLab ratelimit-….
std::string LimitHeader(const HttpResponse& response, std::string_view name) {
  const std::string value = response.Header(Concat("x-ratelimit-", name));
  return value.empty() ? response.Header(Concat("ratelimit-", name)) : value;
}

bool AtLimit(const HttpResponse& response) {
  if (response.status == 429) return true;
  return response.status == 403 &&
         (!response.Header("retry-after").empty() || LimitHeader(response, "remaining") == "0");
}

}  // namespace

std::optional<double> WaitAskedFor(const HttpResponse& response, double now) {
  if (const auto seconds = ParseNumber<uint32_t>(response.Header("retry-after"))) return *seconds;
  if (!AtLimit(response)) return std::nullopt;
  const auto reset = ParseNumber<int64_t>(LimitHeader(response, "reset"));
  if (!reset) return std::nullopt;
  return std::max(0.0, static_cast<double>(*reset) - now);
}

bool MayEndBetter(const absl::StatusOr<HttpResponse>& result, Repeatable repeatable, double now) {
  if (!result.ok()) {
    if (absl::IsUnavailable(result.status())) return true;
    return absl::IsAborted(result.status()) && repeatable == Repeatable::kYes;
  }
  if (AtLimit(*result)) return true;
  // A server that names a time has put the request off.
  if (result->status == 503 && WaitAskedFor(*result, now)) return true;
  return repeatable == Repeatable::kYes && (result->status == 500 || result->status == 502 ||
                                            result->status == 503 || result->status == 504);
}

double BackOff(const Patience& patience, int next, double chance) {
  const double whole = patience.first_wait_seconds * std::exp2(next - 2);
  return std::min(whole * (0.5 + chance / 2), patience.longest_wait_seconds);
}

}  // namespace routesight

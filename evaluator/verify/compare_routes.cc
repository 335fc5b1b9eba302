#include "evaluator/verify/compare_routes.h"

#include <algorithm>
#include <tuple>

#include "evaluator/base/prefix.h"
#include "evaluator/verify/match_rows.h"

namespace routesight {
namespace {

constexpr std::string_view kDocumentedNones[] = {"10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16",
                                                 "100.64.0.0/10"};

bool IsSameRow(const RouteRow& observed, const RouteRow& predicted) {
  const auto kind = [](const RouteRow& row) {
    return std::tie(row.source, row.state, row.next_hop_type);
  };
  if (kind(observed) != kind(predicted)) return false;
  return IsServiceEndpoint(observed.next_hop_type) || observed.prefix == predicted.prefix;
}

// A table always shows its next hops: none is a difference here.
HopsAgreement AgreementOf(const RouteRow& observed, const RouteRow& predicted) {
  if (IsServiceEndpoint(observed.next_hop_type)) return HopsAgreement::kByCount;
  if (!HasNextHops(observed.next_hop_type)) return HopsAgreement::kExact;
  const HopsAgreement hops = CompareHops(observed.next_hop_ips, predicted.next_hop_ips);
  return hops == HopsAgreement::kNotShown ? HopsAgreement::kDifferent : hops;
}

// SYS-03: Azure shows more None rows than the four that it documents, and which ones changes. One
// that touches anything that is predicted is a difference.
bool IsUndocumentedNone(const RouteRow& row, const std::vector<RouteRow>& predicted) {
  if (row.source != "Default" || row.next_hop_type != "None") return false;
  const PrefixReading reading = Prefix::Read(row.prefix);
  if (reading.outcome != PrefixReading::Outcome::kPrefix || reading.prefix.is_default()) {
    return false;
  }
  const auto touches = [&](std::string_view text) {
    const PrefixReading other = Prefix::Read(text);
    return other.outcome == PrefixReading::Outcome::kPrefix && !other.prefix.is_default() &&
           other.prefix.Overlaps(reading.prefix);
  };
  return std::ranges::none_of(kDocumentedNones, touches) &&
         std::ranges::none_of(predicted, touches, &RouteRow::prefix);
}

}  // namespace

ComparedRows CompareRoutes(const std::vector<RouteRow>& observed,
                           const std::vector<RouteRow>& predicted) {
  ComparedRows compared;
  std::vector<RouteRow> telling;
  for (const RouteRow& row : observed) {
    if (!IsUndocumentedNone(row, predicted)) telling.push_back(row);
  }
  compared.left_out = observed.size() - telling.size();
  compared.rows = MatchRows(telling, predicted, {IsSameRow, AgreementOf});
  return compared;
}

}  // namespace routesight

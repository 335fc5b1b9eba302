#include "evaluator/verify/compare_routes.h"

#include <algorithm>
#include <tuple>
#include <utility>

#include "evaluator/base/prefix.h"

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

HopsAgreement AgreementOf(const RouteRow& observed, const RouteRow& predicted) {
  if (IsServiceEndpoint(observed.next_hop_type)) return HopsAgreement::kByCount;
  if (!HasNextHops(observed.next_hop_type)) return HopsAgreement::kExact;
  return CompareHops(observed.next_hop_ips, predicted.next_hop_ips);
}

// What is there for the prefix instead; best a row that differs in its next hops only.
std::optional<RouteRow> NearestRow(const RouteRow& observed,
                                   const std::vector<RouteRow>& predicted) {
  const auto same = std::ranges::find_if(
      predicted, [&](const RouteRow& row) { return IsSameRow(observed, row); });
  if (same != predicted.end()) return *same;
  const auto prefix = std::ranges::find(predicted, observed.prefix, &RouteRow::prefix);
  if (prefix != predicted.end()) return *prefix;
  return std::nullopt;
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
  std::vector<RouteRow> left = predicted;
  std::vector<RouteRow> missed;
  for (const RouteRow& row : observed) {
    if (IsUndocumentedNone(row, predicted)) {
      ++compared.left_out;
      continue;
    }
    const auto same = std::ranges::find_if(left, [&](const RouteRow& candidate) {
      if (!IsSameRow(row, candidate)) return false;
      const HopsAgreement hops = AgreementOf(row, candidate);
      // A table always shows its next hops: none is a difference here.
      return hops == HopsAgreement::kExact || hops == HopsAgreement::kByCount;
    });
    if (same == left.end()) {
      missed.push_back(row);
      continue;
    }
    compared.rows.push_back({RowStanding::kMatch, row, *same, AgreementOf(row, *same)});
    left.erase(same);
  }
  for (RouteRow& row : missed) {
    std::optional<RouteRow> nearest = NearestRow(row, left);
    compared.rows.push_back(
        {RowStanding::kMiss, std::move(row), std::move(nearest), HopsAgreement::kDifferent});
  }
  for (RouteRow& row : left) {
    compared.rows.push_back(
        {RowStanding::kExtra, std::move(row), std::nullopt, HopsAgreement::kDifferent});
  }
  SortRows(compared.rows);
  return compared;
}

}  // namespace routesight

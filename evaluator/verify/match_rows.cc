#include "evaluator/verify/match_rows.h"

#include <algorithm>
#include <utility>

namespace routesight {
namespace {

std::optional<RouteRow> NearestRow(const RouteRow& observed, const std::vector<RouteRow>& predicted,
                                   const RowLikeness& likeness) {
  const auto same = std::ranges::find_if(
      predicted, [&](const RouteRow& row) { return likeness.is_same(observed, row); });
  if (same != predicted.end()) return *same;
  const auto prefix = std::ranges::find(predicted, observed.prefix, &RouteRow::prefix);
  if (prefix != predicted.end()) return *prefix;
  return std::nullopt;
}

}  // namespace

std::vector<VerifiedRow> MatchRows(const std::vector<RouteRow>& observed,
                                   const std::vector<RouteRow>& predicted,
                                   const RowLikeness& likeness) {
  std::vector<VerifiedRow> rows;
  std::vector<RouteRow> left = predicted;
  std::vector<RouteRow> missed;
  for (const RouteRow& row : observed) {
    const auto same = std::ranges::find_if(left, [&](const RouteRow& candidate) {
      return likeness.is_same(row, candidate) &&
             likeness.hops(row, candidate) != HopsAgreement::kDifferent;
    });
    if (same == left.end()) {
      missed.push_back(row);
      continue;
    }
    rows.push_back({RowStanding::kMatch, row, *same, likeness.hops(row, *same)});
    left.erase(same);
  }
  for (RouteRow& row : missed) {
    std::optional<RouteRow> nearest = NearestRow(row, left, likeness);
    rows.push_back(
        {RowStanding::kMiss, std::move(row), std::move(nearest), HopsAgreement::kDifferent});
  }
  for (RouteRow& row : left) {
    rows.push_back({RowStanding::kExtra, std::move(row), std::nullopt, HopsAgreement::kDifferent});
  }
  SortRows(rows);
  return rows;
}

}  // namespace routesight

#include "evaluator/verify/compare_bgp_routes.h"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

namespace routesight {
namespace {

constexpr std::string_view kLearned = "learned";

RouteRow RowOf(const std::string& prefix, const std::vector<uint32_t>& as_path) {
  RouteRow row;
  row.prefix = prefix;
  row.as_path = as_path;
  return row;
}

bool IsSameRoute(const RouteRow& a, const RouteRow& b) {
  return a.prefix == b.prefix && a.as_path == b.as_path;
}

std::optional<RouteRow> NearestRow(const RouteRow& observed,
                                   const std::vector<RouteRow>& predicted) {
  const auto same = std::ranges::find_if(
      predicted, [&](const RouteRow& row) { return IsSameRoute(row, observed); });
  if (same != predicted.end()) return *same;
  const auto prefix = std::ranges::find(predicted, observed.prefix, &RouteRow::prefix);
  if (prefix != predicted.end()) return *prefix;
  return std::nullopt;
}

}  // namespace

std::vector<RouteRow> PredictedBgpRows(const std::vector<RibView>& views) {
  std::map<std::pair<std::string, std::vector<uint32_t>>, std::set<std::string>> routes;
  for (const RibView& view : views) {
    for (const RibRoute& route : view.routes) {
      const bool own = view.direction == kLearned && route.as_path.empty();
      if (own || route.state == "rejected") continue;
      auto& hops = routes[{route.prefix, route.as_path}];
      hops.insert(route.next_hop_ips.begin(), route.next_hop_ips.end());
    }
  }
  std::vector<RouteRow> rows;
  for (const auto& [key, hops] : routes) {
    RouteRow row = RowOf(key.first, key.second);
    row.next_hop_ips.assign(hops.begin(), hops.end());
    rows.push_back(std::move(row));
  }
  return rows;
}

ComparedRows CompareBgpRoutes(const ObservedBgpRoutes& observed, const std::vector<RibView>& views,
                              RecordKind kind) {
  ComparedRows compared{{}, observed.own};
  std::vector<RouteRow> left = PredictedBgpRows(views);
  std::vector<RouteRow> missed;
  for (const BgpRow& shown : observed.rows) {
    if (kind == RecordKind::kLearned && shown.as_path.empty()) {
      ++compared.left_out;
      continue;
    }
    RouteRow row = RowOf(shown.prefix, shown.as_path);
    row.next_hop_ips = shown.next_hop_ips;
    const auto same = std::ranges::find_if(left, [&](const RouteRow& candidate) {
      return IsSameRoute(row, candidate) &&
             CompareHops(row.next_hop_ips, candidate.next_hop_ips) != HopsAgreement::kDifferent;
    });
    if (same == left.end()) {
      missed.push_back(std::move(row));
      continue;
    }
    const HopsAgreement hops = CompareHops(row.next_hop_ips, same->next_hop_ips);
    compared.rows.push_back({RowStanding::kMatch, std::move(row), *same, hops});
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

#include "evaluator/verify/compare_bgp_routes.h"

#include <map>
#include <set>
#include <utility>

#include "evaluator/verify/match_rows.h"

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

HopsAgreement AgreementOf(const RouteRow& observed, const RouteRow& predicted) {
  return CompareHops(observed.next_hop_ips, predicted.next_hop_ips);
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
  std::vector<RouteRow> telling;
  for (const BgpRow& shown : observed.rows) {
    if (kind == RecordKind::kLearned && shown.as_path.empty()) {
      ++compared.left_out;
      continue;
    }
    telling.push_back(RowOf(shown.prefix, shown.as_path));
    telling.back().next_hop_ips = shown.next_hop_ips;
  }
  compared.rows = MatchRows(telling, PredictedBgpRows(views), {IsSameRoute, AgreementOf});
  return compared;
}

}  // namespace routesight

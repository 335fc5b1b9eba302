#include "evaluator/forwarding/shared_rows.h"

#include <catch2/catch.hpp>
#include <memory>
#include <vector>

#include "evaluator/base/rule_catalogue.h"

namespace routesight {
namespace {

constexpr size_t kSymbols = 10;
constexpr size_t kSets = 5;
const SharedRows::Owner kOwner(Symbol{1}, Symbol{2}, {});

Route RouteTo(const char* prefix) {
  Route route;
  route.prefix = Prefix::Read(prefix).prefix;
  route.source = RouteSource::kUser;
  route.next_hop_type = NextHopType::kVirtualAppliance;
  route.rule = RuleNamed("UDR-02");
  route.name = Symbol{kSymbols - 1};
  route.next_hops = NextHopsId{kSets - 1};
  return route;
}

std::vector<Route> Candidates() { return {RouteTo("10.0.0.0/16"), RouteTo("10.1.0.0/16")}; }

// Whether rows that were selected of the first candidates are found for the others.
bool IsFound(const std::vector<Route>& selected, const std::vector<Route>& wanted) {
  SharedRows shared(kSymbols, kSets);
  const auto rows =
      std::make_shared<const TableRows>(SelectRoutes(selected, Propagation::kEnabled, Behaviour()));
  shared.Add(kOwner, rows);
  const auto found = shared.Find(kOwner, wanted, Propagation::kEnabled);
  if (found != nullptr) CHECK(found == rows);
  return found != nullptr;
}

}  // namespace

TEST_CASE("rows are found for the same candidates") {
  CHECK(IsFound(Candidates(), Candidates()));
  CHECK(IsFound({}, {}));
  // One of two routes to a prefix wins, and the other is shown, or hidden.
  std::vector<Route> rivals = Candidates();
  rivals.insert(rivals.begin(), rivals.front());
  rivals.front().source = RouteSource::kVirtualNetworkGateway;
  rivals.front().name = {};
  CHECK(IsFound(rivals, rivals));
}

TEST_CASE("each part of a candidate tells its rows from others") {
  const auto differs = [](auto change) {
    std::vector<Route> others = Candidates();
    change(others[1]);
    return !IsFound(Candidates(), others);
  };
  CHECK(differs([](Route& route) { route.prefix = Prefix::Read("10.2.0.0/16").prefix; }));
  CHECK(differs([](Route& route) { route.label = Symbol{0}; }));
  CHECK(differs([](Route& route) { route.name = Symbol{0}; }));
  CHECK(differs([](Route& route) { route.next_hops = NextHopsId{0}; }));
  CHECK(differs([](Route& route) { route.source = RouteSource::kDefault; }));
  CHECK(differs([](Route& route) { route.next_hop_type = NextHopType::kNone; }));
  CHECK(differs([](Route& route) { route.rule = RuleNamed("UDR-10"); }));
  CHECK(differs([](Route& route) { route.yields_to_length = 16; }));
  CHECK_FALSE(IsFound(Candidates(), {RouteTo("10.0.0.0/16")}));
  CHECK_FALSE(IsFound({RouteTo("10.0.0.0/16")}, Candidates()));
}

TEST_CASE("rows are found for the same owner, with propagation as it was") {
  SharedRows shared(kSymbols, kSets);
  shared.Add(kOwner, std::make_shared<const TableRows>(
                         SelectRoutes(Candidates(), Propagation::kDisabled, Behaviour())));
  CHECK(shared.Find(kOwner, Candidates(), Propagation::kDisabled) != nullptr);
  CHECK(shared.Find(kOwner, Candidates(), Propagation::kEnabled) == nullptr);
  const SharedRows::Owner other(Symbol{1}, Symbol{3}, {});
  CHECK(shared.Find(other, Candidates(), Propagation::kDisabled) == nullptr);
}

TEST_CASE("rows that mean something else at other moments are not shared") {
  const auto is_shared = [](auto change) {
    std::vector<Route> routes = Candidates();
    change(routes[1]);
    return IsFound(routes, routes);
  };
  CHECK_FALSE(is_shared([](Route& route) { route.name = Symbol{kSymbols}; }));
  CHECK_FALSE(is_shared([](Route& route) { route.label = Symbol{kSymbols}; }));
  CHECK_FALSE(is_shared([](Route& route) { route.next_hops = NextHopsId{kSets}; }));
  CHECK(is_shared([](Route& route) { route.next_hops = {}; }));
}

}  // namespace routesight

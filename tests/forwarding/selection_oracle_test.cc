// Random tables through the selection and its plain counterpart, and laws that always hold.
#include <algorithm>
#include <catch2/catch.hpp>
#include <random>
#include <vector>

#include "evaluator/forwarding/select_routes.h"
#include "tests/oracle/plain_selection.h"

namespace routesight {
namespace {

std::vector<Route> RandomRoutes(std::mt19937& random) {
  std::vector<Route> routes(random() % 14 + 1);
  uint32_t name = 0;
  for (Route& route : routes) {
    // Few prefixes, so that routes meet often.
    static constexpr uint32_t kAddresses[] = {0x0a000000, 0x0a010000, 0x0a010100, 0xc0a80000};
    static constexpr int kLengths[] = {0, 8, 16, 24, 32};
    route.prefix =
        Prefix::Covering(IpAddress::FromIpv4(kAddresses[random() % 4]), kLengths[random() % 5]);
    route.source = static_cast<RouteSource>(random() % 3);
    route.name = Symbol{name++};
    switch (route.source) {
      case RouteSource::kDefault: {
        static constexpr NextHopType kTypes[] = {NextHopType::kVnetLocal, NextHopType::kVnetPeering,
                                                 NextHopType::kInterfaceEndpoint,
                                                 NextHopType::kInternet, NextHopType::kNone};
        route.next_hop_type = kTypes[random() % 5];
        if (route.next_hop_type == NextHopType::kInterfaceEndpoint && random() % 2 == 0) {
          route.yields_to_length = 16;
        }
        break;
      }
      case RouteSource::kVirtualNetworkGateway:
        route.next_hop_type = NextHopType::kVirtualNetworkGateway;
        break;
      case RouteSource::kUser:
        route.next_hop_type =
            random() % 2 == 0 ? NextHopType::kVirtualAppliance : NextHopType::kNone;
        break;
    }
    if (random() % 20 == 0) route.label = Symbol{1};
  }
  return routes;
}

// The names of the routes, sorted: what of them does not depend on order.
struct Outcome {
  std::vector<Symbol> active;
  std::vector<Symbol> invalid;
  std::vector<Symbol> hidden;

  void Sort() {
    for (auto* names : {&active, &invalid, &hidden}) std::sort(names->begin(), names->end());
  }
  friend bool operator==(const Outcome&, const Outcome&) = default;
};

Outcome OutcomeOf(const TableRows& selection) {
  Outcome outcome;
  for (const EffectiveRoute& route : selection.shown) {
    auto& names = route.state() == RouteState::kActive ? outcome.active : outcome.invalid;
    names.push_back(route.route.name);
  }
  for (const EffectiveRoute& route : selection.hidden) outcome.hidden.push_back(route.route.name);
  outcome.Sort();
  return outcome;
}

TEST_CASE("selection is what the plain one gives, whatever the order of the candidates") {
  std::mt19937 random(20260501);  // NOLINT: the same tables in every run.
  for (int round = 0; round < 5000; ++round) {
    std::vector<Route> routes = RandomRoutes(random);
    const Propagation propagation =
        random() % 4 == 0 ? Propagation::kDisabled : Propagation::kEnabled;
    const Outcome fast = OutcomeOf(SelectRoutes(routes, propagation, Behaviour()));
    Outcome plain;
    const PlainSelection places = SelectPlainly(routes, propagation);
    for (const size_t place : places.active) plain.active.push_back(routes[place].name);
    for (const size_t place : places.invalid) plain.invalid.push_back(routes[place].name);
    plain.Sort();
    REQUIRE(fast.active == plain.active);
    REQUIRE(fast.invalid == plain.invalid);
    REQUIRE(fast.active.size() + fast.invalid.size() + fast.hidden.size() == routes.size());

    std::shuffle(routes.begin(), routes.end(), random);
    REQUIRE(OutcomeOf(SelectRoutes(routes, propagation, Behaviour())) == fast);
  }
}

TEST_CASE("an address that a route of any kind but None covers stays covered") {
  std::mt19937 random(7);  // NOLINT
  for (int round = 0; round < 2000; ++round) {
    const std::vector<Route> routes = RandomRoutes(random);
    const TableRows selection = SelectRoutes(routes, Propagation::kEnabled, Behaviour());
    for (const EffectiveRoute& lost : selection.hidden) {
      if (lost.route.next_hop_type == NextHopType::kNone) continue;
      const bool covered = std::any_of(
          selection.shown.begin(), selection.shown.end(), [&](const EffectiveRoute& route) {
            return route.state() == RouteState::kActive && !route.route.label.has_value() &&
                   route.route.prefix.Contains(lost.route.prefix);
          });
      REQUIRE(covered);
    }
  }
}

}  // namespace
}  // namespace routesight

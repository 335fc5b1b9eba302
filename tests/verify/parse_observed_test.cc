#include "evaluator/verify/parse_observed.h"

#include <catch2/catch.hpp>

namespace routesight {

using Catch::Matchers::Contains;

TEST_CASE("a table as az prints it") {
  const auto rows = ParseObservedRoutes(R"({"value": [
    {"addressPrefix": ["10.0.0.0/16", "10.1.0.0/16"], "disableBgpRoutePropagation": false,
     "hasBgpOverride": false, "name": null, "nextHopIpAddress": [], "nextHopType": "VnetLocal",
     "source": "Default", "state": "Active"},
    {"addressPrefix": ["10.9.0.0/16"], "nextHopIpAddress": ["10.0.0.5"],
     "nextHopType": "VirtualNetworkGateway", "source": "VirtualNetworkGateway", "state": "Active"},
    {"addressPrefix": ["10.9.0.0/16"], "nextHopIpAddress": ["10.0.0.4"],
     "nextHopType": "VirtualNetworkGateway", "source": "VirtualNetworkGateway", "state": "Active"},
    {"addressPrefix": ["20.0.0.0/24", "20.0.1.0/24"], "nextHopIpAddress": null,
     "nextHopType": "VirtualNetworkServiceEndpoint", "source": "Default", "state": "Active"}]})");
  REQUIRE(rows.ok());
  REQUIRE(rows->size() == 4);
  CHECK((*rows)[0].prefix == "2 prefixes of a service");
  CHECK((*rows)[1].prefix == "10.0.0.0/16");
  CHECK((*rows)[2].prefix == "10.1.0.0/16");
  CHECK((*rows)[3].next_hop_ips == std::vector<std::string>{"10.0.0.4", "10.0.0.5"});
}

TEST_CASE("routes of both instances of a route server are one list") {
  const auto routes = ParseObservedBgpRoutes(R"({"value": null,
    "RouteServiceRole_IN_0": [{"asPath": "65001-65002", "localAddress": "10.0.0.4",
      "network": "10.50.0.0/16", "nextHop": "10.0.1.4", "origin": "EBgp",
      "sourcePeer": "10.0.1.4", "weight": 32768}],
    "RouteServiceRole_IN_1": [{"asPath": "65001-65002", "localAddress": "10.0.0.5",
      "network": "10.50.0.0/16", "nextHop": "10.0.1.4", "origin": "EBgp",
      "sourcePeer": "10.0.1.4", "weight": 32768}]})");
  REQUIRE(routes.ok());
  REQUIRE(routes->rows.size() == 1);
  CHECK(routes->rows[0].as_path == std::vector<uint32_t>{65001, 65002});
  CHECK(routes->rows[0].next_hop_ips == std::vector<std::string>{"10.0.1.4"});
}

TEST_CASE("what the other instance told counts only where nobody else did") {
  const auto routes = ParseObservedBgpRoutes(R"({"value": [
    {"network": "10.1.0.0/16", "nextHop": "", "asPath": "", "origin": "Network"},
    {"network": "10.2.0.0/16", "nextHop": "10.9.0.1", "asPath": "65002", "origin": "EBgp"},
    {"network": "10.2.0.0/16", "nextHop": "10.1.0.5", "asPath": "65002", "origin": "IBgp"},
    {"network": "10.3.0.0/16", "nextHop": "10.1.0.9", "asPath": "65003", "origin": "IBgp"}]})");
  REQUIRE(routes.ok());
  CHECK(routes->own == 1);
  REQUIRE(routes->rows.size() == 2);
  CHECK(routes->rows[0].next_hop_ips == std::vector<std::string>{"10.9.0.1"});
  CHECK(routes->rows[1].next_hop_ips == std::vector<std::string>{"10.1.0.9"});
}

TEST_CASE("what is no record says what was expected") {
  const auto message = [](const auto& result) { return std::string(result.status().message()); };
  CHECK_THAT(message(ParseObservedRoutes("{")), Contains("no JSON"));
  CHECK_THAT(message(ParseObservedRoutes("{}")), Contains("no list of routes"));
  CHECK_THAT(message(ParseObservedRoutes("[1]")), Contains("no object"));
  CHECK_THAT(message(ParseObservedRoutes("[{}]")), Contains("addressPrefix"));
  CHECK_THAT(message(ParseObservedRoutes(R"([{"network": "10.0.0.0/8"}])")), Contains("learned:"));
  CHECK_THAT(message(ParseObservedBgpRoutes("[{}]")), Contains("without network"));
  CHECK_THAT(message(ParseObservedBgpRoutes(R"([{"network": "10.0.0.0/8", "asPath": "i"}])")),
             Contains("AS path \"i\""));
}

}  // namespace routesight

// Limits on prefixes in one hub with everything in it: route server, two appliances, a data centre
// over ExpressRoute (premium), a branch over VPN; branch-to-branch is on.
#include <algorithm>
#include <catch2/catch.hpp>

#include "evaluator/base/rule_catalogue.h"
#include "evaluator/base/text.h"
#include "evaluator/configuration/parse_configuration.h"
#include "evaluator/report/rib_views.h"
#include "tests/support/test_case.h"

namespace routesight {
namespace {

// What each announces besides one prefix of its own.
struct Announced {
  int one = 0;  // Appliances.
  int two = 0;
  int dc = 0;
  int dc_ipv6 = 0;
  int branch = 0;
  std::string switches = "";
  std::string tier = R"("tier": "Premium")";
};

std::string Ranges(std::string_view within, int length, int count) {
  if (count == 0) return "";
  return Concat(", {within: ", within, ", length: ", length, ", count: ", count, "}");
}

std::string ApplianceText(std::string_view name, std::string_view prefixes) {
  return Concat("    - name: ", name,
                "\n      interfaces: ['azurerm_network_interface.appliance[\"", name,
                "\"]']\n      asn: 65001\n      originates: [10.50.0.0/16", prefixes,
                "]\n      sessions: [{peer: azurerm_route_server.hub}]\n");
}

std::string SiteText(std::string_view name, int asn, std::string_view prefixes) {
  return Concat("    - name: ", name, "\n      asn: ", asn,
                "\n      reached_through: [azurerm_virtual_network_gateway_connection.", name,
                "]\n      announces: [{prefixes: [", prefixes, "]}]\n");
}

Evaluation Evaluated(const Announced& announced) {
  const std::string yaml = Concat(
      "version: 1\nassume:\n  appliances:\n",
      ApplianceText("one", Ranges("10.64.0.0/10", 24, announced.one)),
      ApplianceText("two", Ranges("10.128.0.0/10", 24, announced.two)), "  on_premises:\n",
      SiteText("dc", 65100,
               Concat("192.168.0.0/20", Ranges("11.0.0.0/8", 24, announced.dc),
                      Ranges("2001:db8::/32", 48, announced.dc_ipv6))),
      SiteText("branch", 65200,
               Concat("192.168.16.0/20", Ranges("12.0.0.0/8", 24, announced.branch))),
      "  gateways:\n    - {gateway: azurerm_virtual_network_gateway.vpn, addresses: [10.0.9.4, "
      "10.0.9.5]}\n  switches: {",
      announced.switches, "}\n");
  const auto configuration = ParseConfiguration(yaml, "routesight.yaml");
  INFO(yaml);
  REQUIRE(configuration.ok());
  std::string plan = ReadFile(SourceDirectory() /
                              "testdata/bgp-hub-vpn-expressroute-branch-to-branch-on/plan.json");
  const std::string_view tier = R"("tier": "Premium")";
  for (size_t at = plan.find(tier); at != plan.npos; at = plan.find(tier, at + 1)) {
    plan.replace(at, tier.size(), announced.tier);
  }
  auto evaluation = Evaluate({"plan.json", std::string_view(plan)}, {}, *configuration);
  REQUIRE(evaluation.ok());
  return *std::move(evaluation);
}

std::string Short(std::string_view name) {
  const size_t dot = name.find('.');
  return std::string(dot == name.npos ? name : name.substr(dot + 1));
}

// "LIM-02 hub one 1201 of 1000", one line each; then the codes of findings about limits.
std::string LimitsIn(const Evaluation& evaluation) {
  std::string text = "\n";
  for (const RibSpeaker& speaker : ListRibs(evaluation.timeline)) {
    if (speaker.at != "after") continue;
    for (const RibView& view : speaker.views) {
      if (!view.down || view.direction != "learned") continue;
      CHECK(view.routes.empty());
      text += Concat(view.down->rule, " ", Short(speaker.name), " ", Short(view.peer), " ",
                     view.down->prefixes, " of ", view.down->limit, "\n");
    }
  }
  for (const Finding& finding : evaluation.findings) {
    if (!finding.kind->code.starts_with("RS40")) continue;
    text += Concat(finding.kind->code);
    for (const RuleId rule : finding.rules) text += Concat(" ", GetRule(rule).id);
    text += Concat(" ", Short(finding.resources.front()), "\n");
  }
  return text;
}

std::string LimitsWith(const Announced& announced) { return LimitsIn(Evaluated(announced)); }

std::vector<std::string> GapsIn(const Evaluation& evaluation, std::string_view resource) {
  std::vector<std::string> effects;
  for (const Gap& gap : evaluation.timeline.after().ribs.gaps) {
    if (gap.resource == resource) effects.push_back(gap.effect);
  }
  return effects;
}

size_t RoutesAt(const Evaluation& evaluation, std::string_view speaker, std::string_view peer) {
  for (const RibSpeaker& one : ListRibs(evaluation.timeline)) {
    if (one.at != "after" || one.name != speaker) continue;
    for (const RibView& view : one.views) {
      if (view.peer != peer || view.direction != "learned") continue;
      return static_cast<size_t>(
          std::count_if(view.routes.begin(), view.routes.end(),
                        [](const auto& route) { return route.state != "rejected"; }));
    }
  }
  return 0;
}

TEST_CASE("LIM-02: a route server ends the session of a peer that announces more than 1,000") {
  const Evaluation evaluation = Evaluated({.one = 1000});
  CHECK(LimitsIn(evaluation) == R"(
LIM-02 hub one 1001 of 1000
LIM-02 one hub 1001 of 1000
RS401 LIM-02 appliance["one"]
)");
  // The other appliance stays, and what only the first announced is gone.
  CHECK(RoutesAt(evaluation, "azurerm_route_server.hub", "two") == 1);
  CHECK(RoutesAt(evaluation, "two", "one") == 0);
  const auto& domains = evaluation.timeline.after().ribs.domains;
  const auto& assumptions = domains[domains.IdAt(0)].assumptions;
  CHECK(std::any_of(assumptions.begin(), assumptions.end(), [](const std::string& text) {
    return text.find("stays down (LIM-02)") != text.npos;
  }));
}

TEST_CASE("LIM-02: at the limit the session stays, and more than half of it is near") {
  CHECK(LimitsWith({.one = 499}) == "\n");
  CHECK(LimitsWith({.one = 500}) == "\nRS403 LIM-02 appliance[\"one\"]\n");
  const std::string at_limit = LimitsWith({.one = 999, .switches = "er_routes_out: 4000"});
  CHECK(at_limit.find("RS401") == at_limit.npos);
}

TEST_CASE("LIM-02: the configuration file can say that Azure takes more") {
  CHECK(LimitsWith({.one = 700, .switches = "ars_routes_per_peer: 4000"}) == "\n");
  CHECK(LimitsWith({.one = 7, .switches = "ars_routes_per_peer: 7"}) == R"(
LIM-02 hub one 8 of 7
LIM-02 one hub 8 of 7
RS401 LIM-02 appliance["one"]
)");
}

TEST_CASE("ER-02: a gateway that announces more than 1,000 prefixes loses its connection") {
  // 600 and 500 behind appliances, one of both, the branch, its address space and two networks.
  const Evaluation evaluation = Evaluated({.one = 600, .two = 500});
  const std::string limits = LimitsIn(evaluation);
  CHECK_THAT(limits, Catch::Contains("LIM-08 dc#primary er 1104 of 1000\n"));
  CHECK_THAT(limits, Catch::Contains("LIM-08 dc#secondary er 1104 of 1000\n"));
  CHECK_THAT(limits, Catch::Contains("RS401 ER-02 LIM-08 dc\n"));
  CHECK(RoutesAt(evaluation, "azurerm_virtual_network_gateway.er",
                 "azurerm_express_route_circuit.dc#primary") == 0);
}

TEST_CASE("LIM-08: prefixes over a connection count once, not once a link") {
  const std::string limits = LimitsWith({.one = 450, .two = 400});
  CHECK(limits == "\n");
  CHECK_THAT(LimitsWith({.one = 450, .two = 450}), Catch::Contains("RS403 ER-02 LIM-08 dc\n"));
}

TEST_CASE("LIM-03: which of more than 1,000 routes a route server passes on is not known") {
  const Evaluation evaluation =
      Evaluated({.one = 600, .two = 500, .switches = "er_routes_out: 4000"});
  CHECK_THAT(LimitsIn(evaluation), Catch::Contains("RS402 LIM-03 hub\n"));
  const auto gaps = GapsIn(evaluation, "azurerm_route_server.hub");
  REQUIRE(gaps.size() == 1);
  CHECK_THAT(gaps[0], Catch::StartsWith("which routes are missing: 1102 IPv4 prefixes arrive at "
                                        "azurerm_virtual_network_gateway.er"));
}

TEST_CASE("LIM-03: a route server holds at most 10,000 prefixes") {
  CHECK_THAT(LimitsWith({.dc = 120, .switches = "ars_routes_total: 123"}),
             Catch::Contains("RS402 LIM-03 hub\n"));
  const std::string fits = LimitsWith({.dc = 120, .switches = "ars_routes_total: 126"});
  CHECK(fits.find("RS402") == fits.npos);
}

TEST_CASE("LIM-09: a circuit takes 10,000 prefixes if it is premium, else 4,000") {
  const Announced announced = {.dc = 5000};
  CHECK(LimitsWith(announced) == "\n");
  Announced standard = announced;
  standard.tier = R"("tier": "Standard")";
  CHECK(LimitsWith(standard) == R"(
LIM-09 dc#primary dc 5001 of 4000
LIM-09 dc#secondary dc 5001 of 4000
LIM-09 dc dc#primary 5001 of 4000
LIM-09 dc dc#secondary 5001 of 4000
RS401 LIM-09 dc
)");
  CHECK_THAT(LimitsWith({.dc = 10000}), Catch::Contains("RS401 LIM-09 dc\n"));
}

TEST_CASE("LIM-09: nothing goes down while the tier of the circuit is not known") {
  Announced announced = {.dc = 5000};
  announced.tier = R"("tier": null)";
  const Evaluation evaluation = Evaluated(announced);
  CHECK(LimitsIn(evaluation) == "\nRS402 LIM-09 dc\n");
  const auto gaps = GapsIn(evaluation, "azurerm_express_route_circuit.dc");
  REQUIRE_FALSE(gaps.empty());
  CHECK_THAT(gaps[0], Catch::Contains("unless the tier is Premium"));
  announced.dc = 10000;
  CHECK_THAT(LimitsWith(announced), Catch::Contains("RS401 LIM-09 dc\n"));
}

TEST_CASE("LIM-09: IPv6 prefixes count for themselves") {
  CHECK(LimitsWith({.dc_ipv6 = 90}) == "\n");
  CHECK_THAT(LimitsWith({.dc = 200, .dc_ipv6 = 101}),
             Catch::Contains("LIM-09 dc#primary dc 101 of 100\n"));
}

// What the branch announces would also take the ExpressRoute connection down, if its own session
// did not go first.
TEST_CASE("LIM-10: a VPN gateway ends the session of a peer that announces more than 4,000") {
  CHECK(LimitsWith({.branch = 4000}) == R"(
LIM-10 vpn branch 4001 of 4000
LIM-10 branch vpn 4001 of 4000
RS401 LIM-10 branch
)");
  const std::string fits = LimitsWith({.branch = 3000, .switches = "er_routes_out: 9000"});
  CHECK(fits.find("LIM-10") == fits.npos);
}

// The only finding about limits, or null.
const Finding* OnlyLimit(const Evaluation& evaluation) {
  const Finding* only = nullptr;
  for (const Finding& finding : evaluation.findings) {
    if (!finding.kind->code.starts_with("RS40")) continue;
    REQUIRE(only == nullptr);
    only = &finding;
  }
  return only;
}

TEST_CASE("RS401: the finding names the session, the subnets behind it and how much arrives") {
  const Evaluation evaluation = Evaluated({.one = 1000});
  const Finding* finding = OnlyLimit(evaluation);
  REQUIRE(finding != nullptr);
  CHECK(finding->kind->code == "RS401");
  CHECK(finding->severity == Severity::kCritical);
  CHECK(finding->resources ==
        std::vector<std::string>{R"(azurerm_route_server_bgp_connection.appliance["one"])"});
  CHECK(finding->subnets.size() == 4);
  CHECK_THAT(finding->message, Catch::Contains("arrive at azurerm_route_server.hub from one"));
  CHECK_THAT(finding->remedy, Catch::Contains("1001 arrive now"));
}

TEST_CASE("RS401 near miss: one prefix fewer") {
  const Evaluation evaluation = Evaluated({.one = 999, .switches = "er_routes_out: 4000"});
  for (const Finding& finding : evaluation.findings) CHECK(finding.kind->code != "RS401");
}

TEST_CASE("RS402: a limit that depends on what is not known") {
  Announced announced = {.dc = 4000};
  announced.tier = R"("tier": null)";
  const Evaluation evaluation = Evaluated(announced);
  const Finding* finding = OnlyLimit(evaluation);
  REQUIRE(finding != nullptr);
  CHECK(finding->kind->code == "RS402");
  CHECK(finding->severity == Severity::kHigh);
}

TEST_CASE("RS402 near miss: what the lowest limit allows") {
  Announced announced = {.dc = 3500};
  announced.tier = R"("tier": null)";
  const Evaluation evaluation = Evaluated(announced);
  CHECK(OnlyLimit(evaluation) == nullptr);
}

TEST_CASE("RS403: announcing again would exceed what a route server takes") {
  const Evaluation evaluation = Evaluated({.one = 500});
  const Finding* finding = OnlyLimit(evaluation);
  REQUIRE(finding != nullptr);
  CHECK(finding->kind->code == "RS403");
  CHECK_THAT(finding->message, Catch::Contains("count twice"));
}

TEST_CASE("RS403 near miss: half of the limit") {
  const Evaluation evaluation = Evaluated({.one = 499});
  CHECK(OnlyLimit(evaluation) == nullptr);
}

}  // namespace
}  // namespace routesight

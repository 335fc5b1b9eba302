#include <catch2/catch.hpp>

#include "evaluator/verify/compare_bgp_routes.h"
#include "evaluator/verify/compare_routes.h"

namespace routesight {
namespace {

RouteRow User(std::string prefix, std::vector<std::string> hops) {
  return {std::move(prefix), "User",       "Active",    "VirtualAppliance", std::move(hops), "",
          "UDR-02",          std::nullopt, std::nullopt};
}

RouteRow System(std::string prefix, std::string type) {
  return {std::move(prefix), "Default",    "Active",    std::move(type), {}, "",
          "SYS-01",          std::nullopt, std::nullopt};
}

std::vector<VerifiedRow> RowsOf(const std::vector<RouteRow>& observed,
                                const std::vector<RouteRow>& predicted) {
  return CompareRoutes(observed, predicted).rows;
}

}  // namespace

TEST_CASE("None rows that Azure adds without documenting them are left out, others are not") {
  const ComparedRows compared =
      CompareRoutes({System("157.59.0.0/16", "None"), System("10.0.0.0/8", "None"),
                     System("10.64.0.0/16", "None"), System("157.59.0.0/16", "Internet"),
                     System("0.0.0.0/0", "None"), System("25.4.0.0/14", "None")},
                    {System("10.0.0.0/8", "None"), System("25.4.1.0/24", "VnetLocal")});
  CHECK(compared.left_out == 1);
  CHECK(compared.rows.size() == 6);
}

TEST_CASE("an altered next hop is a miss beside its prediction, and an extra row") {
  const auto rows = RowsOf({User("0.0.0.0/0", {"10.0.0.9"}), System("10.0.0.0/16", "VnetLocal")},
                           {User("0.0.0.0/0", {"10.0.0.4"}), System("10.0.0.0/16", "VnetLocal")});
  REQUIRE(rows.size() == 3);
  CHECK(rows[0].standing == RowStanding::kMiss);
  CHECK(rows[0].row.next_hop_ips == std::vector<std::string>{"10.0.0.9"});
  REQUIRE(rows[0].predicted);
  CHECK(rows[0].predicted->next_hop_ips == std::vector<std::string>{"10.0.0.4"});
  CHECK(rows[0].rule() == "UDR-02");
  CHECK(rows[1].standing == RowStanding::kExtra);
  CHECK(rows[2].standing == RowStanding::kMatch);
}

TEST_CASE("state, source and type are part of a row") {
  RouteRow invalid = System("10.0.0.0/16", "VnetLocal");
  invalid.state = "Invalid";
  for (const RouteRow& other :
       {invalid, System("10.0.0.0/16", "VNetPeering"), System("10.0.0.0/17", "VnetLocal")}) {
    const auto rows = RowsOf({other}, {System("10.0.0.0/16", "VnetLocal")});
    REQUIRE(rows.size() == 2);
    CHECK(rows[0].standing != RowStanding::kMatch);
    CHECK(rows[1].standing != RowStanding::kMatch);
  }
}

TEST_CASE("a service endpoint is one row, whatever its addresses are") {
  const auto rows = RowsOf({System("40 prefixes of a service", "VirtualNetworkServiceEndpoint")},
                           {System("Microsoft.Storage", "VirtualNetworkServiceEndpoint"),
                            System("Microsoft.KeyVault", "VirtualNetworkServiceEndpoint")});
  REQUIRE(rows.size() == 2);
  CHECK(CountRows({{RecordKind::kEffectiveRoutes, "", "", "", rows, {}, 0}}).by_count == 1);
  CHECK(CountRows({{RecordKind::kEffectiveRoutes, "", "", "", rows, {}, 0}}).extras == 1);
}

TEST_CASE("BGP routes are compared by prefix and path, without what is rejected") {
  const std::vector<RibView> views = {
      {"nva1",
       "learned",
       {{"10.1.0.0/16", {"10.0.0.4"}, {65001}, "best", ""},
        {"10.2.0.0/16", {"10.0.0.4"}, {65001, 65515}, "rejected", "BGP-02"},
        {"10.3.0.0/16", {}, {}, "best", ""},
        {"10.4.0.0/16", {"10.0.0.4"}, {65001}, "lost", "BGP-05"}},
       std::nullopt}};
  const ObservedBgpRoutes observed{
      {{"10.0.0.0/24", {}, {}}, {"10.1.0.0/16", {65001}, {}}, {"10.4.0.0/16", {65001, 65001}, {}}},
      1};
  const ComparedRows compared = CompareBgpRoutes(observed, views, RecordKind::kLearned);
  CHECK(compared.left_out == 2);
  REQUIRE(compared.rows.size() == 3);
  CHECK(compared.rows[0].standing == RowStanding::kMatch);
  CHECK(compared.rows[0].hops == HopsAgreement::kNotShown);
  CHECK(compared.rows[1].standing == RowStanding::kMiss);
  CHECK(compared.rows[2].standing == RowStanding::kExtra);
}

TEST_CASE("the score is 1000 only when nothing differs") {
  RowCounts counts{1999, 1, 0, 0};
  CHECK(counts.per_mille() == 999U);
  counts.misses = 0;
  CHECK(counts.per_mille() == 1000U);
  CHECK_FALSE(RowCounts{}.per_mille());
}

}  // namespace routesight

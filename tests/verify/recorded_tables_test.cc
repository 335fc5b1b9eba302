// The tables that real Azure showed, in the shape in which az prints them, verified as a user
// would.
#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>
#include <set>

#include "evaluator/report/rib_views.h"
#include "evaluator/report/table_query.h"
#include "evaluator/verify/compare_bgp_routes.h"
#include "evaluator/verify/compare_routes.h"
#include "evaluator/verify/find_view.h"
#include "evaluator/verify/parse_observed.h"
#include "tests/support/test_case.h"

namespace routesight {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;

std::string AsAzPrints(const json& table) {
  json routes = json::array();
  for (const json& route : table.at("routes")) {
    routes.push_back({{"addressPrefix", json::array({route.at("prefix")})},
                      {"nextHopIpAddress", route.value("next_hop_ip", json::array())},
                      {"nextHopType", route.at("next_hop_type")},
                      {"source", route.at("source")},
                      {"state", route.at("state")}});
  }
  return json{{"value", routes}}.dump();
}

bool IsNone(const json& route) {
  return route.at("source") == "Default" && route.at("next_hop_type") == "None";
}

// Records that hold every row of their table; of some the None rows were cut off.
bool IsWhole(const json& table, const json& mapping) {
  const json cut = mapping.value("scoring", json::object()).value("none_rows_cut", json::array());
  const auto& routes = table.at("routes");
  return table.at("complete") == true &&
         std::find(cut.begin(), cut.end(), table.at("nic")) == cut.end() &&
         table.value("system_none_routes", "unknown").starts_with("present") &&
         std::count_if(routes.begin(), routes.end(), IsNone) > 1;
}

std::vector<VerifiedRow> VerifiedAgainst(const Evaluation& evaluation, const json& table,
                                         const std::string& interface) {
  const auto tables = SelectTables(evaluation.timeline, {{}, {interface}, "after"});
  REQUIRE(tables.ok());
  const auto observed = ParseObservedRoutes(AsAzPrints(table));
  REQUIRE(observed.ok());
  return CompareRoutes(*observed, tables->contents[tables->entries.front().content].routes).rows;
}

}  // namespace

TEST_CASE("every recorded table is verified without a miss, but for known differences") {
  size_t tables = 0;
  size_t whole = 0;
  size_t rows = 0;
  for (const fs::path& directory : CaseDirectories()) {
    if (!fs::exists(directory / "observed/observed.json")) continue;
    const json record = json::parse(ReadFile(directory / "observed/observed.json"));
    const json mapping = json::parse(ReadFile(directory / "observed/mapping.json"));
    const json known =
        json::parse(ReadFile(directory / "case.json")).value("known_differences", json::object());
    const Evaluation evaluation = EvaluatePlan(directory / "plan.json");
    for (const json& table : record.at("expected")) {
      const std::string nic = table.at("nic");
      INFO(directory << " " << nic);
      const auto verified = VerifiedAgainst(evaluation, table, mapping.at("interfaces").at(nic));
      for (const VerifiedRow& row : verified) {
        INFO(row.row.prefix << " " << row.row.source << " " << row.row.next_hop_type);
        if (!known.contains(nic)) CHECK(row.standing != RowStanding::kMiss);
        // Older Azure did not show this one.
        const bool tolerated = row.row.prefix == "172.16.0.0/12" && row.row.next_hop_type == "None";
        if (IsWhole(table, mapping) && !known.contains(nic) && !tolerated) {
          CHECK(row.standing == RowStanding::kMatch);
        }
        if (row.standing == RowStanding::kMatch) ++rows;
      }
      ++tables;
      if (IsWhole(table, mapping)) ++whole;
    }
  }
  CHECK(tables == 36);
  CHECK(whole > 5);
  CHECK(rows > 150);
}

TEST_CASE("every altered row of a recorded table is reported as a miss at that row") {
  const fs::path directory = SourceDirectory() / "testdata/lab-udr-default-route";
  const json record = json::parse(ReadFile(directory / "observed/observed.json"));
  const json mapping = json::parse(ReadFile(directory / "observed/mapping.json"));
  const Evaluation evaluation = EvaluatePlan(directory / "plan.json");
  size_t altered = 0;
  for (const json& table : record.at("expected")) {
    const std::string interface = mapping.at("interfaces").at(table.at("nic").get<std::string>());
    for (size_t i = 0; i < table.at("routes").size(); ++i) {
      if (IsNone(table.at("routes")[i])) continue;  // Some of them are not compared.
      json other = table;
      json& route = other.at("routes")[i];
      route["state"] = route["state"] == "Active" ? "Invalid" : "Active";
      size_t misses = 0;
      for (const VerifiedRow& row : VerifiedAgainst(evaluation, other, interface)) {
        if (row.standing != RowStanding::kMiss) continue;
        ++misses;
        CHECK(row.row.prefix == route["prefix"]);
        CHECK(row.row.state == route["state"]);
        REQUIRE(row.predicted);
        CHECK(row.predicted->prefix == route["prefix"]);
      }
      CHECK(misses == 1);
      ++altered;
    }
  }
  CHECK(altered > 5);
}

TEST_CASE("recorded routes of route servers are verified without a difference") {
  size_t views = 0;
  for (const fs::path& directory : CaseDirectories()) {
    if (!fs::exists(directory / "observed/observed.json")) continue;
    const json record = json::parse(ReadFile(directory / "observed/observed.json"));
    const json devices = json::parse(ReadFile(directory / "observed/mapping.json")).at("devices");
    const Evaluation evaluation = EvaluatePlan(directory / "plan.json");
    for (const json& entry : record.value("expected_bgp", json::array())) {
      const std::string view = entry.at("view");
      if (!entry.contains("peer") || entry.at("peer").is_null()) continue;
      if ((view != "learned" && view != "advertised") || entry.at("complete") != true) continue;
      if (!devices.contains(entry.at("peer").get<std::string>())) continue;
      json routes = json::array();
      for (const json& route : entry.at("routes")) {
        routes.push_back({{"network", route.at("prefix")}, {"asPath", route.at("as_path")}});
      }
      std::vector<RibSpeaker> speakers = ListRibs(evaluation.timeline);
      std::erase_if(speakers, [](const RibSpeaker& speaker) { return speaker.at != "after"; });
      const RecordKind kind = view == "learned" ? RecordKind::kLearned : RecordKind::kAdvertised;
      const auto found =
          FindView(evaluation.timeline.after(), speakers, kind,
                   devices.at(entry.at("device").get<std::string>()).get<std::string>() + ":" +
                       devices.at(entry.at("peer").get<std::string>()).get<std::string>());
      INFO(directory << " " << entry.at("device") << " " << view);
      if (!found.ok()) continue;  // A peer that is no speaker of its own in the prediction.
      const auto observed = ParseObservedBgpRoutes(routes.dump());
      REQUIRE(observed.ok());
      const auto compared = CompareBgpRoutes(*observed, found->views, kind);
      CHECK_FALSE(compared.rows.empty());
      for (const VerifiedRow& row : compared.rows) {
        INFO(row.row.prefix);
        CHECK(row.standing == RowStanding::kMatch);
      }
      ++views;
    }
  }
  CHECK(views >= 6);
}

}  // namespace routesight

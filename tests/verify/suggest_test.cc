#include "evaluator/verify/suggest.h"

#include <catch2/catch.hpp>
#include <optional>

#include "evaluator/configuration/parse_configuration.h"
#include "evaluator/report/rib_views.h"
#include "evaluator/report/table_query.h"
#include "evaluator/verify/compare_bgp_routes.h"
#include "evaluator/verify/compare_routes.h"
#include "evaluator/verify/find_view.h"
#include "tests/support/test_case.h"

namespace routesight {
namespace {

constexpr const char* kRouteServer = "azurerm_route_server.route_server";
constexpr const char* kSpoke = "azurerm_subnet.";

Evaluation EvaluatedWith(const std::string& originates) {
  const auto directory = SourceDirectory() / "testdata/lab-route-server-one-appliance";
  const std::string yaml = R"(
version: 1
assume:
  appliances:
    - name: nva1
      interfaces: [azurerm_network_interface.nva1_nic]
      asn: 65514
      originates: )" + originates +
                           R"(
      sessions:
        - {peer: azurerm_route_server.route_server}
)";
  const auto configuration = ParseConfiguration(yaml, "routesight.yaml");
  REQUIRE(configuration.ok());
  const std::string text = ReadFile(directory / "plan.json");
  auto evaluation = Evaluate({"plan.json", std::string_view(text)}, {}, *configuration);
  REQUIRE(evaluation.ok());
  return *std::move(evaluation);
}

std::vector<RibSpeaker> SpeakersAfter(const Evaluation& evaluation) {
  std::vector<RibSpeaker> speakers = ListRibs(evaluation.timeline);
  std::erase_if(speakers, [](const RibSpeaker& speaker) { return speaker.at != "after"; });
  return speakers;
}

FoundView LearnedFromAppliance(const Evaluation& evaluation) {
  auto view = FindView(evaluation.timeline.after(), SpeakersAfter(evaluation), RecordKind::kLearned,
                       std::string(kRouteServer) + ":nva1");
  REQUIRE(view.ok());
  return *std::move(view);
}

// What `truth` predicts, as if Azure had shown it, against `evaluation`.
VerifiedRecord LearnedRecord(const Evaluation& truth, const Evaluation& evaluation) {
  ObservedBgpRoutes observed;
  for (const RouteRow& row : PredictedBgpRows(LearnedFromAppliance(truth).views)) {
    observed.rows.push_back({row.prefix, *row.as_path, row.next_hop_ips});
  }
  REQUIRE_FALSE(observed.rows.empty());
  auto compared =
      CompareBgpRoutes(observed, LearnedFromAppliance(evaluation).views, RecordKind::kLearned);
  return {RecordKind::kLearned,     kRouteServer, "nva1", "learned.json",
          std::move(compared.rows), {},           0};
}

VerifiedRecord TableRecord(const Evaluation& truth, const Evaluation& evaluation) {
  const auto observed = SelectTables(truth.timeline, {{}, {}, "after"});
  const auto predicted = SelectTables(evaluation.timeline, {{}, {}, "after"});
  REQUIRE(observed.ok());
  REQUIRE(predicted.ok());
  for (size_t i = 0; i < observed->entries.size(); ++i) {
    const auto& routes = observed->contents[observed->entries[i].content].routes;
    const auto& other = predicted->contents[predicted->entries[i].content].routes;
    if (routes.size() == other.size()) continue;
    return {RecordKind::kEffectiveRoutes,
            observed->entries[i].subnet,
            "",
            "table.json",
            CompareRoutes(routes, other).rows,
            {},
            0};
  }
  FAIL("the tables are all alike");
  return {};
}

std::vector<Suggestion> Suggested(const Evaluation& evaluation, const VerifiedRecord& record) {
  return SuggestAssumptions(evaluation.timeline.after(), SpeakersAfter(evaluation), {record});
}

}  // namespace

TEST_CASE("a prefix that an appliance must be announcing is suggested from what was learned") {
  const Evaluation truth = EvaluatedWith("[10.50.0.0/16, 10.60.0.0/16]");
  const Evaluation guess = EvaluatedWith("[10.50.0.0/16]");
  const auto suggestions = Suggested(guess, LearnedRecord(truth, guess));
  REQUIRE(suggestions.size() == 1);
  CHECK(suggestions[0].place == "assume.appliances, nva1");
  CHECK(suggestions[0].yaml == "originates: [10.60.0.0/16]");
  CHECK(suggestions[0].explains ==
        std::vector<std::string>{std::string(kRouteServer) + " 10.60.0.0/16"});
  CHECK_FALSE(
      CountRows(LearnedRecord(truth, EvaluatedWith("[10.50.0.0/16, 10.60.0.0/16]"))).differs());
}

TEST_CASE("a prefix that an appliance must be announcing is suggested from a table") {
  const Evaluation truth = EvaluatedWith("[10.50.0.0/16, 10.60.0.0/16]");
  const Evaluation guess = EvaluatedWith("[10.50.0.0/16]");
  const VerifiedRecord record = TableRecord(truth, guess);
  CHECK(record.owner.starts_with(kSpoke));
  const auto suggestions = Suggested(guess, record);
  REQUIRE(suggestions.size() == 1);
  CHECK(suggestions[0].yaml == "originates: [10.60.0.0/16]");
}

TEST_CASE("a prefix that an appliance keeps back is suggested") {
  const Evaluation truth = EvaluatedWith("[10.50.0.0/16]");
  const Evaluation guess = EvaluatedWith("[10.50.0.0/16, 10.60.0.0/16]");
  const auto suggestions = Suggested(guess, LearnedRecord(truth, guess));
  REQUIRE(suggestions.size() == 1);
  CHECK(suggestions[0].place ==
        "assume.appliances, nva1, its session with azurerm_route_server.route_server");
  CHECK(suggestions[0].yaml == "announce: {except: [10.60.0.0/16]}");
}

TEST_CASE(
    "near miss: nothing is suggested where nothing differs, or where no speaker is to blame") {
  const Evaluation truth = EvaluatedWith("[10.50.0.0/16]");
  CHECK(Suggested(truth, LearnedRecord(truth, truth)).empty());
  VerifiedRecord record{RecordKind::kEffectiveRoutes, "azurerm_subnet.a", "", "t.json", {}, {}, 0};
  RouteRow row;
  row.prefix = "10.60.0.0/16";
  row.source = "VirtualNetworkGateway";
  row.state = "Active";
  row.next_hop_ips = {"10.99.99.99"};
  record.rows.push_back({RowStanding::kMiss, row, std::nullopt, HopsAgreement::kDifferent});
  CHECK(Suggested(truth, record).empty());
}

}  // namespace routesight

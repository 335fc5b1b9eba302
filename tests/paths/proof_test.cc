// Every proof of every case is accepted by a checker that shares nothing with who made it, and
// what is changed in one is noticed.
#include <catch2/catch.hpp>
#include <set>

#include "evaluator/base/text.h"
#include "evaluator/report/path_query.h"
#include "evaluator/report/rib_views.h"
#include "evaluator/report/routes_json.h"
#include "evaluator/report/table_catalogue.h"
#include "evaluator/report/why_json.h"
#include "tests/paths/proof_checker.h"
#include "tests/support/test_case.h"

namespace routesight {
namespace {

using nlohmann::json;

constexpr size_t kMostNames = 8;

// Sources and destinations worth asking about: some of each network.
struct Questions {
  std::set<std::string> from;
  std::set<std::string> to{"8.8.8.8", "10.77.0.1", "192.168.1.1"};
};

Questions QuestionsAbout(const Timeline& timeline) {
  Questions questions;
  for (const Snapshot& snapshot : timeline.snapshots) {
    const Topology& topology = snapshot.topology;
    const auto add = [&](const auto& nodes) {
      size_t count = 0;
      for (const Node& node : nodes) {
        if (count++ < kMostNames) questions.from.emplace(topology.Text(node.name));
      }
    };
    add(topology.subnets);
    add(topology.nics);
    add(topology.sites);
    add(topology.local_network_gateways);
    for (const Subnet& subnet : topology.subnets) {
      if (questions.to.size() > 2 * kMostNames || subnet.address_prefixes.empty()) continue;
      const IpAddress first = subnet.address_prefixes.front().address();
      questions.to.insert(IpAddress::FromBits(first.high(), first.low() + 4).ToString());
    }
  }
  questions.from.insert("internet");
  return questions;
}

json TablesOf(const Timeline& timeline) {
  return json::parse(RoutesAsJson(ListTables(timeline)))["tables"];
}

json SpeakersOf(const Timeline& timeline) {
  return json::parse(RibsAsJson(ListRibs(timeline)))["speakers"];
}

json ProofOf(const Timeline& timeline, const std::string& from, const std::string& to) {
  const absl::StatusOr<PathAnswers> answers =
      AnswerPathQuery(timeline, {from, to, {"before", "after"}});
  INFO(FromAbsl(answers.status().message()));
  REQUIRE(answers.ok());
  return json::parse(WhyAsJson(*answers));
}

Evaluation Case(std::string_view name) {
  return EvaluatePlan(SourceDirectory() / "testdata" / name / "plan.json");
}

}  // namespace

TEST_CASE("the checker accepts every path of every case") {
  size_t count = 0;
  for (const auto& directory : CaseDirectories()) {
    const Evaluation evaluation = EvaluatePlan(directory / "plan.json");
    const json tables = TablesOf(evaluation.timeline);
    const json speakers = SpeakersOf(evaluation.timeline);
    const Questions questions = QuestionsAbout(evaluation.timeline);
    for (const std::string& from : questions.from) {
      for (const std::string& to : questions.to) {
        INFO(directory.filename().string() << " " << from << " -> " << to);
        const auto complaints =
            CheckProof(ProofOf(evaluation.timeline, from, to), tables, speakers);
        CHECK(Join(complaints, "\n") == "");
        ++count;
      }
    }
  }
  CHECK(count > 1000);
}

TEST_CASE("the checker rejects what is changed in a proof") {
  const Evaluation evaluation = Case("resources-egress-through-nat-gateway");
  const json tables = TablesOf(evaluation.timeline);
  const json proof = ProofOf(evaluation.timeline, "azurerm_subnet.app", "8.8.8.8");
  REQUIRE(CheckProof(proof, tables, json::array()).empty());
  const auto rejects = [&](auto change) {
    json changed = proof;
    json& forward = changed["moments"][1]["forward"];
    change(forward);
    REQUIRE(changed != proof);
    return !CheckProof(changed, tables, json::array()).empty();
  };
  const auto winner = [](json& forward) -> json& {
    return forward["hops"][0]["decision"]["winner"];
  };
  const auto loser = [](json& forward) -> json& {
    return forward["hops"][0]["decision"]["eliminated"][0];
  };
  CHECK(rejects([&](json& path) { path["hops"][0]["branches"][0]["next_hop"] = "10.0.2.9"; }));
  CHECK(rejects([&](json& path) { winner(path)["next_hop_ips"] = {"10.0.2.9"}; }));
  CHECK(rejects([&](json& path) { winner(path)["prefix"] = "8.0.0.0/8"; }));
  CHECK(rejects([&](json& path) { winner(path)["rule"] = "VPN-01"; }));
  CHECK(rejects([&](json& path) { winner(path)["source"] = "Default"; }));
  CHECK(rejects([&](json& path) { winner(path) = nullptr; }));
  CHECK(rejects([&](json& path) { loser(path)["eliminated"]["rule"] = "SEL-01"; }));
  CHECK(rejects([&](json& path) { loser(path)["eliminated"]["rule"] = "SEL-03"; }));
  CHECK(rejects([&](json& path) { loser(path)["eliminated"]["by"]["prefix"] = "0.0.0.0/1"; }));
  CHECK(rejects([&](json& path) { path["hops"][0]["decision"]["eliminated"] = json::array(); }));
  CHECK(rejects([&](json& path) { path["hops"][0]["branches"] = json::array(); }));
  CHECK(rejects([&](json& path) { path["hops"][0]["branches"][0]["to_hop"] = 7; }));
  CHECK(rejects([&](json& path) { path["hops"][0]["branches"][0]["to_hop"] = 0; }));
  CHECK(rejects([&](json& path) { path["hops"][1]["branches"][0]["fate"] = "delivered"; }));
  CHECK(rejects([&](json& path) { path["hops"][1]["branches"][0]["fate"] = "dropped_by_none"; }));
  CHECK(rejects([&](json& path) { path["hops"][1]["device"]["subnet"] = "azurerm_subnet.app"; }));
  CHECK(rejects([&](json& path) { path["fates"] = {"delivered"}; }));
  CHECK(rejects([&](json& path) { path["destination"] = "9.9.9.9"; }));
}

TEST_CASE("the checker rejects what is changed in what appliances know and tunnels carry") {
  const Evaluation evaluation = Case("bgp-multi-region-overlay-as-override");
  const json tables = TablesOf(evaluation.timeline);
  const json speakers = SpeakersOf(evaluation.timeline);
  const json proof = ProofOf(evaluation.timeline, "azurerm_subnet.apps[\"west\"]", "10.5.0.4");
  const json& hops = proof["moments"][1]["forward"]["hops"];
  REQUIRE(CheckProof(proof, tables, speakers).empty());
  REQUIRE(hops.size() == 3);
  REQUIRE(hops[1]["own_routes"]["candidates"].size() > 0);
  REQUIRE(hops[1]["branches"][0]["outer"] == 0);
  const auto rejects = [&](auto change) {
    json changed = proof;
    json& forward = changed["moments"][1]["forward"];
    change(forward);
    REQUIRE(changed != proof);
    return !CheckProof(changed, tables, speakers).empty();
  };
  const auto own = [](json& path) -> json& { return path["hops"][1]["own_routes"]; };
  CHECK(rejects([&](json& path) { own(path)["candidates"] = json::array(); }));
  CHECK(rejects([&](json& path) { own(path)["candidates"][0]["from"] = "south"; }));
  CHECK(rejects([&](json& path) { own(path)["candidates"][0]["as_path"] = {65009}; }));
  CHECK(rejects([&](json& path) { own(path)["candidates"][0]["prefix"] = "10.0.0.0/8"; }));
  CHECK(rejects([&](json& path) { own(path)["candidates"][0]["eliminated_by"] = "BGP-09"; }));
  CHECK(rejects([&](json& path) { own(path)["prefix"] = "10.0.0.0/8"; }));
  CHECK(rejects([&](json& path) { own(path)["speaker"] = "north"; }));
  CHECK(rejects([&](json& path) { own(path) = nullptr; }));
  CHECK(rejects([&](json& path) { path["hops"][1]["branches"][0]["by_own_routes"] = false; }));
  CHECK(rejects([&](json& path) { path["hops"][1]["branches"][0]["outer"] = 4; }));
  CHECK(rejects([&](json& path) { path["outer"][0]["fates"] = {"loop"}; }));
  CHECK(rejects([&](json& path) { path["outer"] = json::array(); }));
}

}  // namespace routesight

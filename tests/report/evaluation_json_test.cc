#include "evaluator/report/evaluation_json.h"

#include <catch2/catch.hpp>

#include "evaluator/report/route_json.h"
#include "tests/report/sample_evaluation.h"

namespace routesight {
namespace {

Json Document(const Evaluation& evaluation) { return Json::parse(EvaluationAsJson(evaluation)); }

}  // namespace

TEST_CASE("the top level has exactly the parts of the contract, in their order") {
  const Json document = Document(SampleEvaluation());
  std::vector<std::string> keys;
  for (const auto& [key, value] : document.items()) keys.push_back(key);
  CHECK(keys == std::vector<std::string>{"format_version", "verdict", "inputs", "findings",
                                         "topology", "effective_routes", "behaviour_classes",
                                         "timeline", "failures", "tests", "gaps", "assumptions",
                                         "links", "statistics"});
}

TEST_CASE("the verdict leaves resolved findings out") {
  CHECK(Document(SampleEvaluation())["verdict"] == Json::parse(R"({
    "worst_severity": "high",
    "headline": "HIGH: 1 finding (1 new, 1 resolved), 2 subnets change, 2 tables new, 1 table removed, 2 of 5 tables incomplete"})"));
  CHECK(Document(QuietEvaluation())["verdict"] == Json::parse(R"({
    "worst_severity": null, "headline": "No findings, no effective routes change"})"));
}

TEST_CASE("a finding has everything that its kind and its network say") {
  CHECK(Document(SampleEvaluation())["findings"][0] == Json::parse(R"({
    "code": "RS999", "name": "sample-problem", "severity": "high", "status": "new",
    "title": "A problem for tests", "message": "Traffic of azurerm_subnet.a is lost.",
    "resources": ["azurerm_route.default"], "subnets": ["azurerm_subnet.a", "azurerm_subnet.b"],
    "flows": [], "window": null, "evidence": {"rules": ["SEL-02"], "routes": []},
    "confidence": "documented", "remedy": "Remove the route.",
    "help_uri": "https://example.com/sample-problem"})"));
}

TEST_CASE("each table stands once and assignments refer to it") {
  const Json routes = Document(SampleEvaluation())["effective_routes"];
  REQUIRE(routes["tables"].size() == 4);
  for (size_t i = 0; i < routes["tables"].size(); ++i) CHECK(routes["tables"][i]["table"] == i + 1);
  const auto assignment = [&](size_t i) {
    const Json& one = routes["assignments"][i];
    return Json{one["subnet"], one["interface"], one["before"], one["after"]}.dump();
  };
  REQUIRE(routes["assignments"].size() == 5);
  CHECK(assignment(0) == R"([null,"azurerm_network_interface.lost",null,1])");
  CHECK(assignment(1) == R"(["azurerm_subnet.a",null,2,3])");
  CHECK(assignment(2) == R"(["azurerm_subnet.b",null,2,3])");
  CHECK(assignment(3) == R"(["azurerm_subnet.new",null,null,4])");
  CHECK(assignment(4) == R"(["azurerm_subnet.old",null,2,null])");
  CHECK(routes["tables"][2]["propagation_disabled"] == true);
  CHECK(routes["tables"][2]["hidden"].size() == 1);
}

TEST_CASE("changes hold the rows of each prefix that changes") {
  const Json changes = Document(SampleEvaluation())["effective_routes"]["changes"];
  REQUIRE(changes.size() == 5);
  CHECK(changes[0]["change"] == "added");
  CHECK(changes[0]["interface"] == "azurerm_network_interface.lost");
  CHECK(changes[1]["change"] == "changed");
  REQUIRE(changes[1]["rows"].size() == 1);
  CHECK(changes[1]["rows"][0]["prefix"] == "0.0.0.0/0");
  CHECK(changes[1]["rows"][0]["before"].size() == 1);
  CHECK(changes[1]["rows"][0]["after"].size() == 2);
  CHECK(changes[4]["change"] == "removed");
}

TEST_CASE("gaps are numbered, tables refer to them, and each says how many tables it touches") {
  const Json document = Document(SampleEvaluation());
  // An open reference that no table depends on is a gap all the same.
  CHECK(document["gaps"][1]["resource"] == "azurerm_network_interface.vm");
  CHECK(document["gaps"][1]["tables"] == 0);
  CHECK(document["gaps"][2] == Json::parse(R"({
    "gap": 3, "kind": "open_reference", "resource": "azurerm_subnet_route_table_association.new",
    "attribute": "route_table_id", "effect": "user-defined routes may be missing",
    "candidates": ["azurerm_route_table.x", "azurerm_route_table.y"], "tables": 1})"));
  CHECK(document["effective_routes"]["tables"][3]["gaps"] == Json::parse("[3]"));
  CHECK(document["effective_routes"]["tables"][3]["complete"] == false);
}

TEST_CASE("what a plan changes in the network is told by names") {
  const Json topology = Document(SampleEvaluation())["topology"];
  CHECK(topology["virtual_networks"] == Json::parse(R"([{
    "name": "azurerm_virtual_network.hub", "status": "unchanged", "outside_the_plan": false,
    "location": "westeurope", "address_space": ["10.0.0.0/16"]}])"));
  std::string statuses;
  for (const Json& subnet : topology["subnets"]) {
    statuses +=
        subnet["name"].get<std::string>() + " " + subnet["status"].get<std::string>() + "; ";
  }
  CHECK(statuses ==
        "azurerm_subnet.a unchanged; azurerm_subnet.b unchanged; "
        "azurerm_subnet.new added; azurerm_subnet.old removed; ");
}

TEST_CASE("links name inline subnets and candidates") {
  CHECK(Document(SampleEvaluation())["links"] == Json::parse(R"([
    {"from": "azurerm_network_interface.vm", "attribute": "ip_configuration.0.subnet_id",
     "to": "azurerm_virtual_network.hub#subnet:inline", "by": "reference", "candidates": []},
    {"from": "azurerm_network_interface.vm", "attribute": "ip_configuration.1.subnet_id",
     "to": null, "by": "open", "candidates": ["azurerm_virtual_network.hub"]}])"));
}

TEST_CASE("the same evaluation gives the same bytes") {
  CHECK(EvaluationAsJson(SampleEvaluation()) == EvaluationAsJson(SampleEvaluation()));
}

}  // namespace routesight

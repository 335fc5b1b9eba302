// What always holds, of every plan in testdata/.
#include <algorithm>
#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>
#include <random>
#include <sstream>

#include "evaluator/report/evaluation_json.h"
#include "evaluator/report/routes_json.h"
#include "evaluator/report/table_catalogue.h"
#include "tests/support/print_stages.h"
#include "tests/support/test_case.h"

namespace routesight {
namespace {

namespace fs = std::filesystem;

TEST_CASE("a plan that does nothing changes no table") {
  size_t plans = 0;
  for (const fs::path& directory : CaseDirectories()) {
    for (const fs::path& plan : PlansOf(directory)) {
      const Evaluation evaluation = EvaluatePlan(plan);
      const bool idle =
          std::all_of(evaluation.plan().resources.begin(), evaluation.plan().resources.end(),
                      [](const Resource& resource) { return resource.action == Action::kNoOp; });
      if (!idle) continue;
      INFO(plan);
      CHECK(evaluation.timeline.changes.empty());
      ++plans;
    }
  }
  CHECK(plans >= 20);
}

// A circuit that is to be created is taken to be provisioned; of one that is there it is known.
std::string WithoutProvisioning(const std::string& tables) {
  std::istringstream text(tables);
  std::string kept;
  for (std::string line; std::getline(text, line);) {
    if (line.find("is provisioned by its service provider; until") == line.npos)
      kept += line + "\n";
  }
  return kept;
}

TEST_CASE("a network is the same whether it is to be created or is there") {
  size_t pairs = 0;
  for (const fs::path& directory : CaseDirectories()) {
    std::string tables;
    for (const fs::path& plan : PlansOf(directory)) {
      const Evaluation evaluation = EvaluatePlan(plan);
      std::string after = WithoutProvisioning(PrintBothTables(evaluation));
      after.erase(0, after.find("== after"));
      // Addresses that Azure chose are known only of what is there.
      if (after.find("azurerm_") != after.npos &&
          after.find("VirtualNetworkGateway") != after.npos) {
        continue;
      }
      INFO(plan);
      if (!tables.empty()) {
        CHECK(after == tables);
        ++pairs;
      }
      tables = after;
    }
  }
  CHECK(pairs >= 5);
}

TEST_CASE("the order of the resources in a plan changes nothing") {
  std::mt19937 random(11);  // NOLINT
  for (const fs::path& directory : CaseDirectories()) {
    const std::string text = ReadFile(directory / "plan.json");
    auto plan = nlohmann::ordered_json::parse(text);
    auto& changes = plan["resource_changes"];
    std::shuffle(changes.begin(), changes.end(), random);
    const std::string shuffled = plan.dump();
    const Configuration configuration = ConfigurationOf(directory);
    const auto first = Evaluate({"plan", std::string_view(text)}, {}, configuration);
    const auto second = Evaluate({"plan", std::string_view(shuffled)}, {}, configuration);
    INFO(directory);
    REQUIRE((first.ok() && second.ok()));
    CHECK(PrintBothTables(*first) == PrintBothTables(*second));
    CHECK(PrintLinks(*first) == PrintLinks(*second));
    CHECK(PrintRibs(*first) == PrintRibs(*second));
    CHECK(PrintGaps(*first) == PrintGaps(*second));
    CHECK(EvaluationAsJson(*first) == EvaluationAsJson(*second));
  }
}

TEST_CASE("a network that nobody knows of changes no other table") {
  const auto tables = [](const std::string& plan, const Configuration& configuration) {
    const auto evaluation = Evaluate({"plan", std::string_view(plan)}, {}, configuration);
    REQUIRE(evaluation.ok());
    TableCatalogue catalogue = ListTables(evaluation->timeline);
    std::erase_if(catalogue.entries, [](const TableEntry& entry) {
      return entry.virtual_network == "azurerm_virtual_network.lonely";
    });
    return RoutesAsJson(catalogue);
  };
  const auto lonely = nlohmann::ordered_json::parse(R"([
    {"address":"azurerm_virtual_network.lonely","mode":"managed","type":"azurerm_virtual_network",
     "name":"lonely","change":{"actions":["create"],"before":null,"after_unknown":{},
     "after":{"name":"lonely","resource_group_name":"lonely","location":"westeurope",
              "address_space":["10.250.0.0/16"],"subnet":[]}}},
    {"address":"azurerm_subnet.lonely","mode":"managed","type":"azurerm_subnet","name":"lonely",
     "change":{"actions":["create"],"before":null,"after_unknown":{},
     "after":{"name":"lonely","resource_group_name":"lonely","virtual_network_name":"lonely",
              "address_prefixes":["10.250.1.0/24"]}}}])");
  for (const fs::path& directory : CaseDirectories()) {
    auto plan = nlohmann::ordered_json::parse(ReadFile(directory / "plan.json"));
    if (!plan.contains("resource_changes") || plan.value("errored", false)) continue;
    const Configuration configuration = ConfigurationOf(directory);
    const std::string before = tables(plan.dump(), configuration);
    for (const auto& change : lonely) plan["resource_changes"].push_back(change);
    INFO(directory);
    CHECK(tables(plan.dump(), configuration) == before);
  }
}

}  // namespace
}  // namespace routesight

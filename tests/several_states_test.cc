// One network in several files: the tables do not depend on how states are cut.
#include <catch2/catch.hpp>
#include <map>
#include <nlohmann/json.hpp>
#include <random>

#include "evaluator/base/text.h"
#include "evaluator/report/routes_json.h"
#include "evaluator/report/table_catalogue.h"
#include "tests/support/test_case.h"

namespace routesight {
namespace {

namespace fs = std::filesystem;
using json = nlohmann::ordered_json;

json StateOf(const json& resources) {
  return {{"format_version", "1.0"},
          {"terraform_version", "1.11.4"},
          {"values", {{"root_module", {{"resources", resources}}}}}};
}

json InState(const json& change) {
  json resource;
  for (const char* key : {"address", "mode", "type", "name", "index"}) {
    if (change.contains(key)) resource[key] = change[key];
  }
  resource["values"] = change["change"]["after"];
  return resource;
}

// The plan with what it changes, and states with everything else, each resource in one of them. The
// first that stands stays in the plan: its id tells the subscription of what the plan creates.
std::vector<json> Cut(json plan, size_t states, std::mt19937& random) {
  std::vector<json> resources(states, json::array());
  json kept = json::array();
  bool tells_subscription = false;
  for (json& change : plan["resource_changes"]) {
    // What is being moved is only known to the plan.
    const bool stands = change["change"]["actions"] == json::array({"no-op"}) &&
                        !change.contains("previous_address");
    const size_t place = random() % (states + 1);
    if (stands && tells_subscription && place < states) {
      resources[place].push_back(InState(change));
    } else {
      tells_subscription = tells_subscription || stands;
      kept.push_back(std::move(change));
    }
  }
  plan["resource_changes"] = std::move(kept);
  plan.erase("prior_state");
  std::vector<json> files = {std::move(plan)};
  for (const json& content : resources) files.push_back(StateOf(content));
  return files;
}

std::string TablesOf(const std::vector<json>& files, const Configuration& configuration) {
  std::vector<std::string> texts;
  for (const json& file : files) texts.push_back(file.dump());
  std::vector<NamedText> beside;
  for (size_t i = 1; i < texts.size(); ++i) {
    beside.push_back({Concat("state", i), std::string_view(texts[i])});
  }
  const auto evaluation = Evaluate({"plan", std::string_view(texts[0])}, beside, configuration);
  REQUIRE(evaluation.ok());
  return RoutesAsJson(ListTables(evaluation->timeline));
}

TEST_CASE("TF-07: a network in several states has the tables of the network in one") {
  size_t cut = 0;
  for (const fs::path& directory : CaseDirectories()) {
    for (const fs::path& file : PlansOf(directory)) {
      json plan = json::parse(ReadFile(file));
      plan.erase("prior_state");
      if (!plan.contains("resource_changes")) continue;
      const Configuration configuration = ConfigurationOf(directory);
      const std::string whole = TablesOf({plan}, configuration);
      for (unsigned seed = 0; seed < 6; ++seed) {
        const size_t states = 1 + seed;
        std::mt19937 random(seed);  // NOLINT: what one case draws depends on no other case.
        std::vector<json> files = Cut(plan, states, random);
        if (files[0]["resource_changes"].size() == plan["resource_changes"].size()) continue;
        INFO(file << " in " << states << " states, seed " << seed);
        CHECK(TablesOf(files, configuration) == whole);
        ++cut;
      }
    }
  }
  CHECK(cut >= 60);
}

// The tables after the apply by the ARM id of their subnet, each as text: rows and whether it is
// complete.
std::map<std::string, std::string> TablesById(const Evaluation& evaluation) {
  std::map<std::string, std::string> tables;
  const TableCatalogue catalogue = ListTables(evaluation.timeline);
  for (const TableEntry& entry : catalogue.entries) {
    if (catalogue.moments[entry.at] != "after" || !entry.interface_name.empty()) continue;
    const TableContent& content = catalogue.contents[entry.content];
    std::string& text = tables[Lowered(entry.subnet_id)];
    for (const RouteRow& row : content.routes) {
      text += Concat(row.prefix, " ", row.source, " ", row.state, " ", row.next_hop_type, " ",
                     Join(row.next_hop_ips, ","), "\n");
    }
    if (!content.complete()) text += "incomplete\n";
  }
  return tables;
}

TEST_CASE("TF-07: a spoke's plan beside the states of hub and spoke says what one plan says") {
  const fs::path directory = SourceDirectory() / "testdata/split-states-hub-and-spokes";
  const auto whole = TablesById(EvaluatePlan(directory / "whole.json"));
  CHECK(whole.size() == 4);
  CHECK(!whole.contains(""));
  CHECK(TablesById(EvaluatePlan(directory / "plan.json")) == whole);
}

constexpr std::string_view kHub =
    "/subscriptions/S/resourceGroups/rg/providers/Microsoft.Network/virtualNetworks/hub";

json Network(std::string_view address, std::string_view mode, std::string_view id,
             std::string_view range) {
  return {{"address", address},
          {"mode", mode},
          {"type", "azurerm_virtual_network"},
          {"name", "this"},
          {"values",
           {{"id", id},
            {"name", "hub"},
            {"resource_group_name", "rg"},
            {"location", "westeurope"},
            {"address_space", {range}}}}};
}

json EmptyPlan() { return {{"format_version", "1.2"}, {"planned_values", json::object()}}; }

std::vector<std::string> Networks(const std::vector<json>& files) {
  std::vector<std::string> texts;
  for (const json& file : files) texts.push_back(file.dump());
  std::vector<NamedText> beside;
  for (size_t i = 1; i < texts.size(); ++i) {
    beside.push_back({Concat("state", i), std::string_view(texts[i])});
  }
  const auto evaluation = Evaluate({"plan", std::string_view(texts[0])}, beside, Configuration());
  REQUIRE(evaluation.ok());
  const Topology& topology = evaluation->timeline.after().topology;
  std::vector<std::string> found;
  for (const Vnet& vnet : topology.vnets) {
    found.push_back(Concat(topology.Text(vnet.name), " ", vnet.address_space.front().ToString()));
  }
  return found;
}

TEST_CASE("TF-07: a managed network counts before a data source of it, whatever the case of ids") {
  const json managed = StateOf(
      json::array({Network("azurerm_virtual_network.this", "managed", kHub, "10.0.0.0/16")}));
  const json data =
      StateOf(json::array({Network("data.azurerm_virtual_network.this", "data",
                                   "/Subscriptions/s/resourcegroups/RG/providers/Microsoft.Network/"
                                   "virtualNetworks/HUB",
                                   "10.9.0.0/16")}));
  const std::vector<std::string> hub = {"azurerm_virtual_network.this 10.0.0.0/16"};
  CHECK(Networks({EmptyPlan(), managed, data}) == hub);
  CHECK(Networks({EmptyPlan(), data, managed}) == hub);
}

TEST_CASE("TF-07: the first file that manages an object counts") {
  const json one = StateOf(
      json::array({Network("azurerm_virtual_network.this", "managed", kHub, "10.0.0.0/16")}));
  const json other = StateOf(
      json::array({Network("azurerm_virtual_network.other", "managed", kHub, "10.1.0.0/16")}));
  CHECK(Networks({EmptyPlan(), one, other}) ==
        std::vector<std::string>{"azurerm_virtual_network.this 10.0.0.0/16"});
  CHECK(Networks({EmptyPlan(), other, one}) ==
        std::vector<std::string>{"azurerm_virtual_network.other 10.1.0.0/16"});
}

TEST_CASE("TF-07: resources of one address in two files are told apart") {
  const json one = StateOf(
      json::array({Network("azurerm_virtual_network.this", "managed", kHub, "10.0.0.0/16")}));
  const json other = StateOf(json::array(
      {Network("azurerm_virtual_network.this", "managed", Concat(kHub, "2"), "10.1.0.0/16")}));
  CHECK(Networks({EmptyPlan(), one, other}) ==
        std::vector<std::string>{"azurerm_virtual_network.this 10.0.0.0/16",
                                 "state2:azurerm_virtual_network.this 10.1.0.0/16"});
}

TEST_CASE("TF-07: networks of one name in subscriptions that nobody knows stay apart") {
  json network = Network("azurerm_virtual_network.this", "managed", "", "10.0.0.0/16");
  network["values"].erase("id");
  CHECK(Networks({EmptyPlan(), StateOf(json::array({network})), StateOf(json::array({network}))})
            .size() == 2);
}

// A hub's state with its half of a peering to a network that only the main plan makes. Gives the
// gaps of the main plan's subnet, and those of the hub's.
std::string GapsOfPeered(const json& provider) {
  json plan = EmptyPlan();
  const auto created = [](std::string_view type, json after) {
    return json{{"address", Concat(type, ".spoke")},
                {"mode", "managed"},
                {"type", type},
                {"name", "spoke"},
                {"change",
                 {{"actions", {"create"}},
                  {"before", nullptr},
                  {"after", std::move(after)},
                  {"after_unknown", {{"id", true}}}}}};
  };
  plan["resource_changes"] =
      json::array({created("azurerm_virtual_network", {{"name", "spoke"},
                                                       {"resource_group_name", "rg"},
                                                       {"location", "westeurope"},
                                                       {"address_space", {"10.1.0.0/16"}}}),
                   created("azurerm_subnet", {{"name", "app"},
                                              {"resource_group_name", "rg"},
                                              {"virtual_network_name", "spoke"},
                                              {"address_prefixes", {"10.1.0.0/24"}}})});
  const auto block = [](std::string_view type) {
    return json{{"mode", "managed"},
                {"type", type},
                {"name", "spoke"},
                {"provider_config_key", "azurerm"},
                {"expressions", json::object()}};
  };
  plan["configuration"] = {
      {"provider_config", {{"azurerm", {{"name", "azurerm"}, {"expressions", provider}}}}},
      {"root_module",
       {{"resources", json::array({block("azurerm_virtual_network"), block("azurerm_subnet")})}}}};
  const json hub = Network("azurerm_virtual_network.this", "managed", kHub, "10.0.0.0/16");
  json subnet = hub;
  subnet["address"] = "azurerm_subnet.this";
  subnet["type"] = "azurerm_subnet";
  subnet["values"] = {{"id", Concat(kHub, "/subnets/a")},
                      {"name", "a"},
                      {"resource_group_name", "rg"},
                      {"virtual_network_name", "hub"},
                      {"address_prefixes", {"10.0.0.0/24"}}};
  json half = subnet;
  half["address"] = "azurerm_virtual_network_peering.this";
  half["type"] = "azurerm_virtual_network_peering";
  half["values"] = {{"id", Concat(kHub, "/virtualNetworkPeerings/spoke")},
                    {"name", "spoke"},
                    {"resource_group_name", "rg"},
                    {"virtual_network_name", "hub"},
                    {"allow_virtual_network_access", true},
                    {"peer_complete_virtual_networks_enabled", true},
                    {"remote_virtual_network_id",
                     "/subscriptions/S/resourceGroups/rg/providers/Microsoft.Network/"
                     "virtualNetworks/spoke"}};
  const std::string main_text = plan.dump();
  const std::string state_text = StateOf(json::array({hub, subnet, half})).dump();
  const NamedText beside[] = {{"hub", std::string_view(state_text)}};
  const auto evaluation = Evaluate({"plan", std::string_view(main_text)}, beside, Configuration());
  REQUIRE(evaluation.ok());
  const TableCatalogue catalogue = ListTables(evaluation->timeline);
  std::string text;
  for (const TableEntry& entry : catalogue.entries) {
    if (catalogue.moments[entry.at] != "after") continue;
    for (const Gap& gap : catalogue.contents[entry.content].gaps) {
      if (gap.effect.find("state subscription_id") == std::string::npos) continue;
      text += Concat(entry.subnet, " ", gap.resource, ".", gap.attribute, "\n");
    }
  }
  return text;
}

TEST_CASE("TF-07: an id that differs only by a subscription that nobody knows touches both sides") {
  CHECK(GapsOfPeered(json::object()) ==
        "azurerm_subnet.spoke azurerm_virtual_network_peering.this.remote_virtual_network_id\n"
        "azurerm_subnet.this azurerm_virtual_network_peering.this.remote_virtual_network_id\n");
  CHECK(GapsOfPeered({{"subscription_id", {{"constant_value", "S"}}}}).empty());
  CHECK(GapsOfPeered({{"subscription_id", {{"constant_value", "T"}}}}).empty());
}

TEST_CASE("a state beside the plan may be empty, and errors name the file") {
  CHECK(Networks({EmptyPlan(), {{"format_version", "1.0"}}}).empty());
  const auto wrong =
      Evaluate({"plan", std::string_view(R"({"format_version":"1.0"})")}, {}, Configuration());
  CHECK(FromAbsl(wrong.status().message()).starts_with("plan: there are no \"planned_values\""));
  const std::string plan = EmptyPlan().dump();
  const NamedText beside[] = {{"hub.json", std::string_view("[]")}};
  const auto second = Evaluate({"plan", std::string_view(plan)}, beside, Configuration());
  CHECK(FromAbsl(second.status().message()).starts_with("hub.json: "));
}

}  // namespace
}  // namespace routesight

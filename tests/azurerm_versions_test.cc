// One network gives the same result whichever version of azurerm planned it: plans of 5.x with the
// attribute names that 4.x and 3.x have for the same.
#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "tests/support/print_stages.h"
#include "tests/support/test_case.h"

namespace routesight {
namespace {

using Json = nlohmann::ordered_json;

Json Same(const Json& value) { return value; }

Json Inverted(const Json& value) { return value.is_boolean() ? Json(!value.get<bool>()) : value; }

Json ServiceNames(const Json& blocks) {
  Json names = Json::array();
  for (const Json& block : blocks) names.push_back(block.at("service"));
  return names;
}

Json IsEnabled(const Json& word) {
  return word.is_string() ? Json(word != "Disabled") : Json(nullptr);
}

struct Rename {
  std::string type;
  std::string now;
  std::string then;
  Json (*rewrite)(const Json&);
};

const std::vector<Rename> kTo4 = {
    {"azurerm_subnet", "service_endpoint", "service_endpoints", ServiceNames},
    {"azurerm_virtual_network_gateway", "bgp_enabled", "enable_bgp", Same},
    {"azurerm_virtual_network_gateway_connection", "bgp_enabled", "enable_bgp", Same},
};

const std::vector<Rename> kFrom4To3 = {
    {"azurerm_network_interface", "ip_forwarding_enabled", "enable_ip_forwarding", Same},
    {"azurerm_route_table", "bgp_route_propagation_enabled", "disable_bgp_route_propagation",
     Inverted},
    {"azurerm_subnet", "private_endpoint_network_policies",
     "private_endpoint_network_policies_enabled", IsEnabled},
};

// Renames in the values; the number of attributes that had a value.
size_t Apply(const std::vector<Rename>& renames, Json& plan) {
  size_t applied = 0;
  for (Json& resource : plan["resource_changes"]) {
    for (const Rename& rename : renames) {
      if (resource["type"] != rename.type) continue;
      for (const char* part : {"before", "after"}) {
        Json& values = resource["change"][part];
        if (!values.is_object() || !values.contains(rename.now)) continue;
        if (!values[rename.now].is_null()) {
          values[rename.then] = rename.rewrite(values[rename.now]);
          ++applied;
        }
        values.erase(rename.now);
      }
      Json& unknown = resource["change"]["after_unknown"];
      if (!unknown.is_object() || !unknown.contains(rename.now)) continue;
      if (unknown[rename.now] == true) unknown[rename.then] = true;
      unknown.erase(rename.now);
    }
  }
  return applied;
}

std::string Everything(const Json& plan) {
  const std::string text = plan.dump();
  const auto evaluation = Evaluate({"plan", std::string_view(text)}, {}, Configuration());
  if (!evaluation.ok()) return std::string(evaluation.status().message());
  return PrintBothTables(*evaluation) + PrintLinks(*evaluation) + PrintFindings(*evaluation) +
         PrintGaps(*evaluation);
}

TEST_CASE("attribute names of azurerm 3.x, 4.x and 5.x give the same result") {
  size_t to_4 = 0;
  size_t to_3 = 0;
  for (const auto& directory : CaseDirectories()) {
    Json plan = Json::parse(ReadFile(directory / "plan.json"));
    if (!plan.contains("resource_changes")) continue;
    const std::string expected = Everything(plan);
    INFO(directory);
    to_4 += Apply(kTo4, plan);
    CHECK(Everything(plan) == expected);
    to_3 += Apply(kFrom4To3, plan);
    CHECK(Everything(plan) == expected);
  }
  CHECK(to_4 > 20);
  CHECK(to_3 > 20);
}

}  // namespace
}  // namespace routesight

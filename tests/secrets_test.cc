// What a plan marks as sensitive stands in no report.
#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>
#include <set>

#include "evaluator/render/evaluation_text.h"
#include "evaluator/report/evaluation_json.h"
#include "tests/support/print_stages.h"
#include "tests/support/test_case.h"

namespace routesight {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::ordered_json;

constexpr std::string_view kSecret = "s3cr3t";

// Puts a secret in place of every text and number inside, each with a number of its own.
void Hide(Json& value, size_t& number) {
  if (value.is_string() || value.is_number()) {
    value = std::string(kSecret) + std::to_string(++number);
  } else if (value.is_structured()) {
    for (Json& member : value) Hide(member, number);
  }
}

// Hides an attribute in one half of a change and marks it so.
void HideAttribute(Json& change, const char* values, const char* mask, const std::string& name,
                   size_t& number) {
  if (!change.contains(values) || !change[values].is_object()) return;
  if (!change[values].contains(name)) return;
  Hide(change[values][name], number);
  if (!change.contains(mask) || !change[mask].is_object()) change[mask] = Json::object();
  change[mask][name] = true;
}

void HideInState(Json& module, const std::string& name, size_t& number) {
  if (module.contains("resources")) {
    for (Json& resource : module["resources"]) {
      HideAttribute(resource, "values", "sensitive_values", name, number);
    }
  }
  if (!module.contains("child_modules")) return;
  for (Json& child : module["child_modules"]) HideInState(child, name, number);
}

std::set<std::string> AttributesOf(const Json& plan) {
  std::set<std::string> names;
  if (!plan.contains("resource_changes")) return names;
  for (const Json& resource : plan["resource_changes"]) {
    for (const char* side : {"before", "after"}) {
      if (!resource["change"].contains(side) || !resource["change"][side].is_object()) continue;
      for (const auto& [name, value] : resource["change"][side].items()) names.insert(name);
    }
  }
  return names;
}

std::string EveryReport(const std::string& plan) {
  const auto evaluation = Evaluate({"plan", std::string_view(plan)}, {}, Configuration());
  if (!evaluation.ok()) return std::string(evaluation.status().message());
  return EvaluationAsJson(*evaluation) +
         RenderText(EvaluationDocument(*evaluation), RenderOptions()) +
         PrintBothTables(*evaluation) + PrintLinks(*evaluation) + PrintGaps(*evaluation);
}

TEST_CASE("whatever attribute is sensitive, no report shows it") {
  size_t hidden = 0;
  for (const char* name :
       {"plan-drift", "plan-deposed", "plan-stale-address", "plan-moved", "modules-three-deep",
        "greenfield-hub-spoke", "brownfield-add-route-server", "private-endpoint-policies"}) {
    const Json plan = Json::parse(ReadFile(SourceDirectory() / "testdata" / name / "plan.json"));
    for (const std::string& attribute : AttributesOf(plan)) {
      Json changed = plan;
      for (Json& resource : changed["resource_changes"]) {
        Json& change = resource["change"];
        HideAttribute(change, "before", "before_sensitive", attribute, hidden);
        HideAttribute(change, "after", "after_sensitive", attribute, hidden);
      }
      if (changed.contains("prior_state")) {
        HideInState(changed["prior_state"]["values"]["root_module"], attribute, hidden);
      }
      INFO(name << " " << attribute);
      CHECK(EveryReport(changed.dump()).find(kSecret) == std::string::npos);
    }
  }
  CHECK(hidden > 1000);
}

TEST_CASE("a subscription from a sensitive variable stands in no report") {
  const std::string plan = ReadFile(SourceDirectory() / "testdata/plan-sensitive/plan.json");
  REQUIRE(plan.find("5ec5e700-0000") != std::string::npos);
  const std::string reports = EveryReport(plan);
  for (const char* secret : {"5ec5e700-0000", "secret-network", "10.77.", "10.88.", "10.0.0.99"}) {
    INFO(secret);
    CHECK(plan.find(secret) != std::string::npos);
    CHECK(reports.find(secret) == std::string::npos);
  }
}

}  // namespace
}  // namespace routesight

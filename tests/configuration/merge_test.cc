#include "evaluator/configuration/merge.h"

#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>

#include "evaluator/base/text.h"
#include "evaluator/configuration/parse_configuration.h"

namespace routesight {
namespace {

Configuration Parse(std::string_view text) {
  const auto configuration = ParseConfiguration(Concat("version: 1\n", text), "f.yaml");
  if (!configuration.ok()) FAIL(std::string(configuration.status().message()));
  return *configuration;
}

Configuration EveryKey() {
  std::ostringstream text;
  text << std::ifstream(ROUTESIGHT_SOURCE_DIR "/tests/configuration/corpus/good/every_key.yaml")
              .rdbuf();
  const auto configuration = ParseConfiguration(text.str(), "every_key.yaml");
  REQUIRE(configuration.ok());
  return *configuration;
}

// Entries that only have the names of those in every_key.yaml.
constexpr std::string_view kNamesOnly = R"(
assume:
  appliances: [{name: fw}, {name: fw2}]
  on_premises: [{name: dc}]
  gateways: [{gateway: azurerm_virtual_network_gateway.hub}]
  virtual_networks: [{virtual_network: azurerm_virtual_network.hub}]
  external:
    virtual_networks: [{name: legacy}]
    peerings: [{from: legacy, to: azurerm_virtual_network.hub}]
)";

std::vector<Prefix> Prefixes(std::initializer_list<std::string_view> texts) {
  std::vector<Prefix> prefixes;
  for (const std::string_view text : texts) prefixes.push_back(Prefix::Read(text).prefix);
  return prefixes;
}

TEST_CASE("nothing merged is a configuration without statements") {
  CHECK(Merge({}) == Configuration());
  CHECK(Merge({Configuration(), Configuration()}) == Configuration());
}

TEST_CASE("one configuration stays as it is, also beside empty ones") {
  const Configuration every_key = EveryKey();
  CHECK(Merge({every_key}) == every_key);
  CHECK(Merge({Configuration(), every_key, Configuration()}) == every_key);
}

TEST_CASE("no key is forgotten where entries of one name meet") {
  const Configuration every_key = EveryKey();
  CHECK(Merge({Parse(kNamesOnly), every_key}) == every_key);
  Configuration before = Parse(kNamesOnly);
  before.before = every_key.assume;
  CHECK(AssumptionsBefore(before) == every_key.assume);
}

TEST_CASE("lists of several files are joined, of single values the later counts") {
  const Configuration merged = Merge(
      {Parse(
           "assume: {appliances: [{name: a, asn: 1, stateful: false, originates: [10.0.0.0/8]}]}\n"
           "policy: {fail_on: low, ignore: [{finding: x}], severity: {x: low, y: low}}"),
       Parse("assume: {appliances: [{name: b}, {name: a, asn: 2, originates: [11.0.0.0/8]}]}\n"
             "policy: {fail_on: high, ignore: [{finding: y}], severity: {x: high}}")});
  REQUIRE(merged.assume.appliances.size() == 2);
  const AssumedAppliance& a = merged.assume.appliances[0];
  CHECK(a.asn == Asn{2});
  CHECK_FALSE(a.stateful);
  CHECK(a.originates == Prefixes({"10.0.0.0/8", "11.0.0.0/8"}));
  CHECK(a.given == std::vector<std::string>{"asn", "name", "originates", "stateful"});
  CHECK(merged.assume.appliances[1].name == "b");
  CHECK(merged.policy.fail_on == Severity::kHigh);
  CHECK(merged.policy.ignore.size() == 2);
  REQUIRE(merged.policy.severity.size() == 2);
  CHECK(merged.policy.severity[0].severity == Severity::kHigh);
}

TEST_CASE("a later file does not undo what it leaves out") {
  const Configuration merged = Merge(
      {Parse("assume: {switches: {none_rows: observed}, appliances: [{name: a, sessions: []}]}"),
       Parse("assume: {switches: {er_vnet_to_vnet: on}, appliances: [{name: a}]}")});
  CHECK(merged.switches.none_rows == NoneRows::kObserved);
  CHECK(merged.switches.er_vnet_to_vnet == ErVnetToVnet::kOn);
  CHECK(merged.assume.appliances.at(0).sessions.has_value());
}

TEST_CASE("of pins and durations for one thing the later counts") {
  const Configuration merged =
      Merge({Parse("assume: {references: {a.b.c: d.e}, durations: {t.create: {max: 1}}}"),
             Parse("assume: {references: {a.b.c: d.f, a.b.d: d.g},\n"
                   "         durations: {t.create: {min: 2}, t.delete: {max: 3}}}")});
  REQUIRE(merged.references.size() == 2);
  CHECK(merged.references[0].target == "d.f");
  REQUIRE(merged.durations.size() == 2);
  CHECK(merged.durations[0].min_minutes == 2);
  CHECK_FALSE(merged.durations[0].max_minutes);
}

TEST_CASE("before the apply, an entry has the keys that `before` gives, lists too") {
  const Configuration configuration = Parse(R"(
assume:
  appliances:
    - {name: a, asn: 1, originates: [10.0.0.0/8, 11.0.0.0/8], sessions: [{peer: rs}]}
    - {name: b, asn: 3}
  before:
    appliances:
      - {name: a, originates: [10.0.0.0/8], sessions: []}
      - {name: gone, asn: 4}
)");
  const Assumptions before = AssumptionsBefore(configuration);
  REQUIRE(before.appliances.size() == 3);
  CHECK(before.appliances[0].asn == Asn{1});
  CHECK(before.appliances[0].originates == Prefixes({"10.0.0.0/8"}));
  CHECK(before.appliances[0].sessions.value().empty());
  CHECK(before.appliances[1] == configuration.assume.appliances[1]);
  CHECK(before.appliances[2].name == "gone");
}

TEST_CASE("without `before` the state before is as assumed") {
  const Configuration configuration = Parse(kNamesOnly);
  CHECK(AssumptionsBefore(configuration) == configuration.assume);
}

}  // namespace
}  // namespace routesight

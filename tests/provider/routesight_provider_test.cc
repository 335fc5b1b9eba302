// The provider without Terraform and without the wire: what every plan of testdata/ gives.
#include "plugin/provider/routesight_provider.h"

#include <catch2/catch.hpp>
#include <filesystem>

#include "plugin/protocol/cty_json.h"
#include "plugin/protocol/cty_msgpack.h"
#include "plugin/provider/provider_schema.h"

namespace routesight {
namespace {

namespace fs = std::filesystem;

std::vector<std::string> Plans() {
  std::vector<std::string> plans;
  for (const auto& entry :
       fs::recursive_directory_iterator(fs::path(ROUTESIGHT_SOURCE_DIR) / "testdata")) {
    const std::string name = entry.path().filename();
    if (name.starts_with("plan") && name.ends_with(".json")) plans.push_back(entry.path());
  }
  return plans;
}

CtyValue Arguments(std::map<std::string, CtyValue> fields) {
  return ObjectValue(std::move(fields));
}

ProviderDiagnostics Validated(const char* type, std::map<std::string, CtyValue> fields) {
  RoutesightProvider provider;
  return provider.ValidateDataSource(type, Arguments(std::move(fields)));
}

}  // namespace

TEST_CASE("every plan's report has the types that the provider promises") {
  RoutesightProvider provider;
  const CtyType& type = provider.schema().data_sources.at(kEvaluationSource).type;
  const std::vector<std::string> plans = Plans();
  REQUIRE(plans.size() > 20);
  for (const std::string& plan : plans) {
    INFO(plan);
    const ProviderAnswer answer =
        provider.ReadDataSource(kEvaluationSource, Arguments({{"plan_file", StringValue(plan)}}));
    REQUIRE(answer.diagnostics.empty());
    CHECK(answer.value.IsWhollyKnown());
    CHECK_FALSE(answer.value.Field("verdict").Field("headline").text.empty());
    const auto again = DecodeMsgpack(EncodeMsgpack(answer.value, type), type);
    REQUIRE(again.ok());
    CHECK(AreEqual(answer.value, *again, type));
  }
}

TEST_CASE("a way has the types that the provider promises") {
  RoutesightProvider provider;
  const CtyType& type = provider.schema().data_sources.at(kPathSource).type;
  const fs::path folder = fs::path(ROUTESIGHT_SOURCE_DIR) / "testdata/bgp-dual-homed-expressroute";
  const auto way = [&](const char* from, const char* to) {
    ProviderAnswer answer = provider.ReadDataSource(
        kPathSource, Arguments({{"plan_file", StringValue(folder / "plan.json")},
                                {"config", StringValue(folder / "routesight.yaml")},
                                {"from", StringValue(from)},
                                {"to", StringValue(to)}}));
    REQUIRE(answer.diagnostics.empty());
    CHECK(answer.value.IsWhollyKnown());
    const auto again = DecodeMsgpack(EncodeMsgpack(answer.value, type), type);
    REQUIRE(again.ok());
    CHECK(AreEqual(answer.value, *again, type));
    return answer.value;
  };
  // TOPO-07: The way back does not cross the appliances.
  const CtyValue there = way("azurerm_subnet.apps", "192.168.0.4");
  CHECK(there.Field("delivered").flag);
  CHECK_FALSE(there.Field("symmetric").flag);
  CHECK(there.Field("symmetry").text == "asymmetric");
  CHECK(there.Field("hops").items.size() == 3);
  CHECK(way("dc", "10.9.0.4").Field("fates").items.front().text == "delivered");
  const ProviderAnswer nowhere = provider.ReadDataSource(
      kPathSource, Arguments({{"plan_file", StringValue(folder / "plan.json")},
                              {"from", StringValue("azurerm_subnet.none")},
                              {"to", StringValue("10.9.0.4")}}));
  REQUIRE(nowhere.diagnostics.size() == 1);
  CHECK(nowhere.diagnostics.front().attribute.front().name == "from");
}

TEST_CASE("what is not known yet may be right") {
  CHECK(Validated(kEvaluationSource, {{"plan_json", UnknownValue()}}).empty());
  CHECK(Validated(kEffectiveRoutesSource, {{"plan_file", UnknownValue()},
                                           {"subnet", UnknownValue()},
                                           {"at", UnknownValue()},
                                           {"states", UnknownValue()},
                                           {"config", UnknownValue()}})
            .empty());
}

TEST_CASE("a wrong argument is blamed by its name") {
  const auto blamed = [](const ProviderDiagnostics& diagnostics) {
    REQUIRE(diagnostics.size() == 1);
    REQUIRE(diagnostics.front().attribute.size() == 1);
    return diagnostics.front().attribute.front().name;
  };
  const CtyValue text = StringValue("x");
  CHECK(blamed(Validated(kEvaluationSource, {{"plan_json", text}, {"plan_file", text}})) ==
        "plan_file");
  CHECK(blamed(Validated(kEffectiveRoutesSource,
                         {{"plan_json", text}, {"subnet", text}, {"at", StringValue("3")}})) ==
        "at");
  CHECK(blamed(Validated(kEffectiveRoutesSource,
                         {{"plan_json", text}, {"subnet", StringValue("")}})) == "subnet");
  CHECK(blamed(Validated(kPathSource, {{"plan_json", text}, {"from", text}, {"to", text}})) ==
        "to");
  CHECK(blamed(Validated(kPathSource, {{"plan_json", text},
                                       {"from", StringValue("")},
                                       {"to", StringValue("10.0.0.4")}})) == "from");
  CHECK(blamed(Validated(kEffectiveRoutesSource,
                         {{"plan_json", text}, {"subnet", text}, {"interface", text}})) ==
        "interface");
}

}  // namespace routesight

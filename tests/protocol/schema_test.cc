#include "plugin/protocol/schema.h"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

namespace routesight {
namespace {

absl::StatusOr<ProviderSchema> Parse(std::string_view json) {
  return ParseProviderSchema(nlohmann::json::parse(json));
}

TEST_CASE("the type of a block follows from its attributes and blocks") {
  const auto schema = Parse(R"({"resource_schemas": {"x_thing": {"version": 2, "block": {
    "attributes": {
      "name": {"type": "string", "required": true},
      "parts": {"nested_type": {"nesting_mode": "list", "attributes": {
        "size": {"type": "number", "computed": true}}}}},
    "block_types": {
      "rule": {"nesting_mode": "set", "block": {"attributes": {"on": {"type": "bool"}}}},
      "timeouts": {"nesting_mode": "single", "block": {}}}}}}})");
  REQUIRE(schema.ok());
  const Schema& thing = schema->resources.at("x_thing");
  CHECK(thing.version == 2);
  CHECK(FormatCtyType(thing.type) ==
        R"(["object",{"name":"string","parts":["list",["object",{"size":"number"}]],)"
        R"("rule":["set",["object",{"on":"bool"}]],"timeouts":["object",{}]}])");
  CHECK(thing.block.attributes.at("parts").members.at("size").computed);
}

TEST_CASE("a list of blocks with a dynamic attribute has no type of its own") {
  const auto schema = Parse(R"({"resource_schemas": {"x_thing": {"block": {"block_types": {
    "any": {"nesting_mode": "list", "block": {
      "attributes": {"value": {"type": "dynamic"}}}}}}}}})");
  REQUIRE(schema.ok());
  CHECK(FormatCtyType(schema->resources.at("x_thing").type) == R"(["object",{"any":"dynamic"}])");
}

TEST_CASE("functions keep parameters and result") {
  const auto schema = Parse(R"({"functions": {"f": {"return_type": "dynamic", "parameters": [
    {"name": "plan", "type": "dynamic", "allow_unknown_values": true}],
    "variadic_parameter": {"name": "more", "type": "string"}}}})");
  REQUIRE(schema.ok());
  const FunctionSchema& function = schema->functions.at("f");
  REQUIRE(function.parameters.size() == 1);
  CHECK(function.parameters[0].allows_unknown);
  CHECK(function.variadic->name == "more");
}

TEST_CASE("a schema with an unknown type or nesting is refused") {
  CHECK_FALSE(Parse(R"({"provider": {"block": {"attributes": {"a": {"type": "text"}}}}})").ok());
  CHECK_FALSE(Parse(R"({"provider": {"block": {"block_types": {"a": {"block": {}}}}}})").ok());
}

}  // namespace
}  // namespace routesight

#include "plugin/provider/report_schema.h"

#include <catch2/catch.hpp>

namespace routesight {
namespace {

constexpr const char* kSchema = R"({
  "properties": {
    "name": {"description": "Its name.", "type": "string"},
    "word": {"description": "A word.", "enum": ["a", "b"], "type": "string"},
    "count": {"type": ["integer", "null"]},
    "parts": {"type": "array", "items": {"$ref": "#/$defs/part"}},
    "one": {"description": "Mine.", "oneOf": [{"type": "null"}, {"$ref": "#/$defs/part"}]},
    "numbers": {"type": ["array", "null"], "items": {"type": "integer"}}
  },
  "$defs": {
    "part": {"description": "A part.", "type": "object", "properties": {
      "is_on": {"type": "boolean"}, "to_come": {"type": "null"}
    }}
  }
})";

std::string TypeAt(const std::string& pointer) {
  return FormatCtyType(ReportSchema(kSchema).Attribute(pointer).type);
}

}  // namespace

TEST_CASE("types of the report are types of Terraform") {
  CHECK(TypeAt("/properties/name") == R"("string")");
  CHECK(TypeAt("/properties/count") == R"("number")");
  CHECK(TypeAt("/properties/numbers") == R"(["list","number"])");
  CHECK(TypeAt("/properties/parts") == R"(["list",["object",{"is_on":"bool"}]])");
  CHECK(TypeAt("/properties/one") == R"(["object",{"is_on":"bool"}])");
}

TEST_CASE("descriptions of the report are descriptions of the provider") {
  const ReportSchema schema(kSchema);
  CHECK(schema.Attribute("/properties/name").description == "Its name.");
  CHECK(schema.Attribute("/properties/word").description == "A word. One of a, b.");
  CHECK(schema.Attribute("/properties/one").description == "Mine.");
  CHECK(schema.Attribute("/$defs/part").description == "A part.");
}

TEST_CASE("objects are nested attributes, and everything is computed") {
  const AttributeSchema parts = ReportSchema(kSchema).Attribute("/properties/parts");
  CHECK(parts.nesting == Nesting::kList);
  CHECK(parts.computed);
  CHECK(parts.members.at("is_on").computed);
  CHECK_FALSE(parts.members.contains("to_come"));
  CHECK(ReportSchema(kSchema).Attribute("/properties/one").nesting == Nesting::kSingle);
}

}  // namespace routesight

#include "plugin/protocol/cty_type.h"

#include <catch2/catch.hpp>

namespace routesight {
namespace {

TEST_CASE("types are written as they were read") {
  for (const char* text :
       {R"("string")", R"("dynamic")", R"(["list","string"])", R"(["map",["set","bool"]])",
        R"(["object",{"a":"number","b":["tuple",["string","bool"]]}])", R"(["tuple",[]])"}) {
    INFO(text);
    const auto type = ParseCtyTypeText(text);
    REQUIRE(type);
    CHECK(FormatCtyType(*type) == text);
  }
}

TEST_CASE("names of optional attributes are passed over") {
  const auto type = ParseCtyTypeText(R"(["object",{"a":"string"},["a"]])");
  REQUIRE(type);
  CHECK(FormatCtyType(*type) == R"(["object",{"a":"string"}])");
}

TEST_CASE("what is no type is refused") {
  for (const char* text :
       {"", "null", R"("text")", R"("list")", R"(["list"])", R"(["string","x"])",
        R"(["object",["a"]])", R"(["tuple","a"])", R"(["list","text"])", "[1,2]"}) {
    INFO(text);
    CHECK_FALSE(ParseCtyTypeText(text));
  }
}

}  // namespace
}  // namespace routesight

#include "evaluator/render/document.h"

#include <catch2/catch.hpp>

#include "evaluator/base/text.h"
#include "evaluator/render/render.h"

namespace routesight {
namespace {

using Catch::Matchers::Contains;

const std::string kSmallest =
    R"({"format_version": "1.0", "verdict": {}, "inputs": {}, "findings": [], "topology": {},
        "effective_routes": {}})";

std::string Refusal(std::string_view text) {
  const auto document = ParseEvaluationDocument(text);
  return document.ok() ? "" : std::string(FromAbsl(document.status().message()));
}

TEST_CASE("what is no evaluation is refused with the reason") {
  CHECK_THAT(Refusal("{"), Contains("not valid JSON"));
  CHECK_THAT(Refusal("[]"), Contains("not a JSON object"));
  CHECK_THAT(Refusal("{}"), Contains("/format_version is missing"));
  CHECK_THAT(Refusal(R"({"format_version": "2.0"})"), Contains("2.0; this program reads 1.x"));
  CHECK_THAT(Refusal(R"({"format_version": "1.0", "verdict": 1})"), Contains("/verdict"));
  CHECK(Refusal(kSmallest).empty());
  CHECK(ParseEvaluationDocument(kSmallest)->size() == 6);
}

TEST_CASE("values of another kind read as empty") {
  const Json object = {{"text", "a"}, {"number", 2}, {"list", {"x", 1}}, {"flag", true}};
  CHECK(TextAt(object, "number").empty());
  CHECK(TextsAt(object, "list") == std::vector<std::string>{"x"});
  CHECK(ListAt(object, "text").empty());
  CHECK(ObjectAt(object, "list").empty());
  CHECK(NumberAt(object, "number") == 2.0);
  CHECK_FALSE(NumberAt(object, "text"));
  CHECK(FlagAt(object, "flag"));
  CHECK_FALSE(FlagAt(Json("no object"), "flag"));
}

// Puts `value` in the place of every part of a document in turn.
void ReplaceEach(const Json& whole, const Json& part, const Json::json_pointer& at,
                 const Json& value) {
  for (const auto& [key, item] : part.items()) {
    Json changed = whole;
    changed[at / key] = value;
    for (const RenderFormat& format : RenderFormats()) {
      CHECK_FALSE(Rendered(changed, format.name, RenderOptions()).empty());
    }
    if (item.is_object()) ReplaceEach(whole, item, at / key, value);
  }
}

TEST_CASE("a document whose parts are of other kinds gives every report all the same") {
  Json document = Json::parse(kSmallest);
  document["findings"] = Json::array({{{"code", 1}, {"resources", "x"}, {"severity", {}}}, 7});
  document["topology"] = {{"virtual_networks", {1, {{"name", 2}}}}, {"peerings", {{{"from", 1}}}}};
  for (const Json& value :
       {Json(nullptr), Json(1), Json("text"), Json::array({1}), Json({{"key", Json::array()}})}) {
    ReplaceEach(document, document, Json::json_pointer(), value);
  }
}

}  // namespace
}  // namespace routesight

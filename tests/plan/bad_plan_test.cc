// What is wrong with the text of a plan: always an error that says where and what, never a crash or
// half an answer.
#include <catch2/catch.hpp>
#include <string>

#include "evaluator/base/text.h"
#include "evaluator/plan/plan.h"

namespace routesight {
namespace {

using Catch::Matchers::Contains;
using Catch::Matchers::StartsWith;

const std::vector<WantedAttributes> kWanted = {
    {"azurerm_subnet", {"service_endpoint"}},
    {"azurerm_route_table", {"route"}},
};

std::string ErrorOf(std::string_view text) {
  return std::string(ParsePlan(text, kWanted).status().message());
}

// A plan with something in every section, kept or skipped.
std::string Sample(std::string_view tags = R"({"k":[1,2]})", std::string_view skipped = "{}") {
  return Concat(
      R"({"format_version":"1.2","terraform_version":"1.9.0","planned_values":)", skipped,
      R"(,"resource_changes":[{"address":"azurerm_subnet.a","mode":"managed",)",
      R"("type":"azurerm_subnet","name":"a","change":{"actions":["create"],"before":null,)",
      R"("after":{"name":"a","tags":)", tags, R"(,"service_endpoint":[{"service":"S"}]},)",
      R"("after_unknown":{"id":true}}}],"prior_state":{"values":{"root_module":{}}},)",
      R"("configuration":{"root_module":{"resources":[{"address":"azurerm_subnet.a",)",
      R"("type":"azurerm_subnet","name":"a","mode":"managed","expressions":)",
      R"({"name":{"constant_value":"a"}}}]}}})");
}

std::string Repeated(std::string_view part, size_t count) {
  std::string text;
  for (size_t i = 0; i < count; ++i) text += part;
  return text;
}

}  // namespace

TEST_CASE("a plan that ends too early anywhere is refused, and space behind it changes nothing") {
  const std::string text = Sample();
  REQUIRE(ErrorOf(text).empty());
  CHECK(ErrorOf(text + " \n\t").empty());
  for (size_t length = 0; length < text.size(); ++length) {
    INFO(text.substr(0, length));
    CHECK_FALSE(ErrorOf(text.substr(0, length)).empty());
  }
}

TEST_CASE("what people give in place of a plan is called by its name") {
  using std::string_view_literals::operator""sv;
  CHECK_THAT(ErrorOf(" \n"), StartsWith("this is empty"));
  CHECK_THAT(ErrorOf("PK\x03\x04zip"), Contains("terraform show -json"));
  CHECK_THAT(ErrorOf("\x1f\x8b\x08"), Contains("gzip"));
  CHECK_THAT(ErrorOf("\xff\xfe{\0\"\0"sv), Contains("UTF-16"));
  CHECK_THAT(ErrorOf("{\0\"\0"sv), Contains("UTF-16"));
  CHECK_THAT(ErrorOf(R"({"format_version":"1.0","values":{}})"), Contains("--with"));
  CHECK_THAT(ErrorOf(R"({"version":4,"serial":3,"lineage":"x"})"), Contains("stored state"));
  CHECK_THAT(ErrorOf("{\"@level\":\"info\",\"@message\":\"m\"}\n{\"@level\":\"info\"}"),
             Contains("the log of `terraform plan -json`"));
  CHECK_THAT(ErrorOf("Terraform will perform the following actions"),
             Contains("expected the output of `terraform show -json`"));
  CHECK(ErrorOf("\xef\xbb\xbf" + Sample()).empty());
}

TEST_CASE("only format version 1 is read") {
  for (const std::string version : {"0.1", "0.2", "2.0", "10.0", "1", ""}) {
    const std::string error = ErrorOf(R"({"format_version":")" + version + "\"}");
    CHECK_THAT(error, StartsWith("at /format_version: found the format version \"" + version));
  }
  CHECK(ErrorOf(R"({"format_version":1.2})") ==
        "at /format_version: found a number; expected a string");
  CHECK_THAT(ErrorOf("{}"), StartsWith("there is no \"format_version\""));
}

TEST_CASE("a member that stands twice is refused, whichever would count") {
  CHECK_THAT(ErrorOf(R"({"format_version":"1.0","format_version":"1.1"})"),
             StartsWith("at /format_version: stands here a second time"));
  std::string text = Sample();
  text.insert(text.find(R"("tags")"), R"("name":"b",)");
  CHECK(ErrorOf(text) ==
        "at /resource_changes/0/change/after/name: stands here a second time; expected it once");
  std::string many = Sample();
  std::string members;
  for (int i = 0; i < 40; ++i) members += Concat("\"k", i, "\":0,");
  many.insert(many.find(R"("service":"S")"), members + "\"k7\":0,");
  CHECK_THAT(ErrorOf(many), Contains("/service_endpoint/0/k7: stands here a second time"));
}

TEST_CASE("nesting is followed to a depth that no provider has, and skipped at any depth") {
  constexpr size_t kDepth = 100000;
  const std::string lists = Repeated("[", kDepth) + Repeated("]", kDepth);
  const std::string objects = Repeated(R"({"a":)", kDepth) + "1" + Repeated("}", kDepth);
  for (const std::string& deep : {lists, objects}) {
    // Whether skipped or refused, it ends, and an error says so.
    for (const std::string& text : {Sample(deep), Sample("{}", deep)}) {
      const std::string error = ErrorOf(text);
      INFO(error.substr(0, 200));
      CHECK((error.empty() || error.find("at /") == 0 || error.find("this is no JSON") == 0));
    }
    std::string kept = Sample();
    const size_t place = kept.find(R"([{"service":"S"}])");
    kept.replace(place, std::string_view(R"([{"service":"S"}])").size(), deep);
    CHECK_THAT(ErrorOf(kept), Contains("nested deeper than"));
  }
  const std::string modules = Repeated(R"({"child_modules":[)", kDepth) + Repeated("]}", kDepth);
  std::string prior = Sample();
  prior.replace(prior.find(R"("root_module":{})"), 16, R"("root_module":)" + modules);
  CHECK_THAT(ErrorOf(prior), Contains("nested deeper than"));
  const std::string calls =
      Repeated(R"({"module_calls":{"m":{"module":)", kDepth) + "{}" + Repeated("}}}", kDepth);
  std::string configured = Sample();
  const size_t root = configured.find(R"("configuration":{)") + 16;
  configured.replace(root, configured.size() - 1 - root, R"({"root_module":)" + calls + "}");
  CHECK_THAT(ErrorOf(configured), Contains("nested deeper than"));
}

TEST_CASE("bytes that are no text, and numbers beyond all bounds") {
  using std::string_view_literals::operator""sv;
  const auto with_name = [](std::string_view json) {
    std::string text = Sample();
    text.replace(text.find(R"("name":"a","tags")"), 10, Concat("\"name\":", json));
    return text;
  };
  REQUIRE(ErrorOf(with_name("\"b\"")).empty());
  CHECK_FALSE(ErrorOf(with_name("\"\xff\"")).empty());
  CHECK_FALSE(ErrorOf(with_name("\"\0\""sv)).empty());
  CHECK_FALSE(ErrorOf(with_name("\"\n\"")).empty());
  CHECK_FALSE(ErrorOf(with_name(R"("\ud800")")).empty());
  CHECK_FALSE(ErrorOf(with_name("NaN")).empty());
  CHECK_FALSE(ErrorOf(with_name("Infinity")).empty());
  CHECK_FALSE(ErrorOf(with_name("1e999999")).empty());
  CHECK_FALSE(ErrorOf(with_name("01")).empty());
  CHECK_THAT(ErrorOf(with_name("123456789012345678901234567890")),
             Contains("/after/name: found a number; expected a string"));
  CHECK(ErrorOf(with_name(R"("\u0000\u001b[31m\u202e")")).empty());
}

TEST_CASE("two resources of one address are refused") {
  std::string text = Sample();
  const size_t start = text.find(R"([{"address":"azurerm_subnet.a","mode")") + 1;
  const size_t end = text.find(R"(],"prior_state")");
  text.insert(end, "," + text.substr(start, end - start));
  CHECK(ErrorOf(text) ==
        "at /resource_changes/1: the address azurerm_subnet.a stands here a second time; expected "
        "it once");
}

}  // namespace routesight

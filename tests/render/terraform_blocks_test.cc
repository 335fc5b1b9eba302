#include "evaluator/render/terraform_blocks.h"

#include <catch2/catch.hpp>

namespace routesight {
namespace {

std::string Told(std::string_view text) {
  std::string told;
  for (const TerraformBlock& block : FindTerraformBlocks(text)) {
    told += std::to_string(block.line) + " " + block.kind;
    for (const std::string& label : block.labels) told += " " + label;
    if (!block.source.empty()) told += " from " + block.source;
    told += "\n";
  }
  return told;
}

TEST_CASE("blocks are found with their lines and labels") {
  CHECK(Told("\nresource \"azurerm_subnet\" \"a\" {\n  name = \"x\"\n}\n\n"
             "data azurerm_subnet b {}\nmodule \"m\" {\n  source = \"./m\"\n}\n") ==
        "2 resource azurerm_subnet a\n6 data azurerm_subnet b\n7 module m from ./m\n");
}

TEST_CASE("what looks like a block inside of texts, comments and blocks is none") {
  CHECK(
      Told("# resource \"a\" \"b\" {\n/* resource \"a\" \"c\" {\n} */\n"
           "locals {\n  a = \"} resource ${ \"}\" } {\"\n  b = <<-END\n    resource \"x\" \"y\" {\n"
           "    END\n  resource = { source = \"./no\" }\n}\n"
           "resource \"a\" \"d\" { dynamic \"x\" { for_each = {} } }\n") ==
      "4 locals\n11 resource a d\n");
}

TEST_CASE("a module's source counts only where it is a plain text of its own") {
  CHECK(Told("module \"a\" {\n  providers = { source = \"./x\" }\n}\n") == "1 module a\n");
  CHECK(Told("module \"a\" {\n  source = \"${path.module}/x\"\n}\n") == "1 module a\n");
  CHECK(Told("module \"a\" {\n  version = 1\n  source=\"../net\" # here\n}") ==
        "1 module a from ../net\n");
}

TEST_CASE("what is no configuration ends, with what can be told") {
  CHECK(Told("resource \"a\" \"b\" {").starts_with("1 resource a b"));
  CHECK(Told("\"${\"${\"${") == "");
  CHECK(Told("x = <<") == "");
  CHECK(Told("}}}} resource \"a\" \"b\" {}") == "1 resource a b\n");
  std::string deep;
  for (int i = 0; i < 100000; ++i) deep += "\"${";
  CHECK(Told(deep) == "");
}

}  // namespace
}  // namespace routesight

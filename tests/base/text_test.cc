#include "evaluator/base/text.h"

#include <catch2/catch.hpp>

#include "evaluator/base/symbol.h"

namespace routesight {
namespace {

TEST_CASE("texts and numbers are put together") {
  CHECK(Concat("a", std::string("b"), std::string_view("c"), 1, size_t{2}) == "abc12");
  CHECK(Join(std::vector<std::string>{"a", "b"}, ", ") == "a, b");
  CHECK(Join(std::vector<std::string>{}, ", ").empty());
}

TEST_CASE("names of Azure are compared ignoring case") {
  CHECK(SameName("GatewaySubnet", "gatewaysubnet"));
  CHECK_FALSE(SameName("a", "ab"));
}

TEST_CASE("a number is a whole text") {
  CHECK(ParseNumber<int>("-12") == -12);
  CHECK_FALSE(ParseNumber<int>("12 "));
  CHECK_FALSE(ParseNumber<int>(""));
  CHECK_FALSE(ParseNumber<unsigned>("-1"));
  CHECK_FALSE(ParseNumber<int>("99999999999999"));
}

TEST_CASE("a symbol stands for one text, also after the table moved") {
  SymbolTable symbols;
  const Symbol a = symbols.Intern("a");
  for (int i = 0; i < 1000; ++i) symbols.Intern(std::to_string(i));
  const SymbolTable moved = std::move(symbols);
  CHECK(moved.Text(a) == "a");
  CHECK(moved.Find("a") == a);
  CHECK_FALSE(moved.Find("b").has_value());
  CHECK(moved.Text(Symbol{}).empty());
}

}  // namespace
}  // namespace routesight

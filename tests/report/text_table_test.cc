#include "evaluator/report/text_table.h"

#include <catch2/catch.hpp>

namespace routesight {
namespace {

CellLine Line(const std::vector<std::string>& texts) {
  CellLine line;
  for (const std::string& text : texts) line.push_back({text});
  return line;
}

}  // namespace

TEST_CASE("columns are as wide as their widest cell") {
  CHECK(AlignedLines({Line({"a", "bb", "c"}), Line({"aaaa", "b", "cc"})}, 2, {}) ==
        "  a     bb  c\n"
        "  aaaa  b   cc\n");
}

TEST_CASE("nothing but cells is at the end of a line") {
  CHECK(AlignedLines({Line({"a", "", ""}), Line({"aa", "b", "c"}), Line({"", "b"})}, 0, {}) ==
        "a\n"
        "aa  b  c\n"
        "    b\n");
}

TEST_CASE("written out and many-byte characters keep the columns") {
  CHECK(AlignedLines({Line({"\x1b", "x"}), Line({"\xc3\xa9", "x"})}, 0, {}) ==
        "\\x1b  x\n"
        "\xc3\xa9     x\n");
}

TEST_CASE("colours do not move columns") {
  CHECK(AlignedLines({{{"a", Ink::kRed}, {"b"}}, {{"aaa"}, {"b"}}}, 0, {Colours::kOn, 0}) ==
        "\x1b[31ma\x1b[0m    b\n"
        "aaa  b\n");
}

TEST_CASE("the last column is broken to fit the width") {
  CHECK(AlignedLines({Line({"a", "10.0.0.4, 10.0.0.5, 10.0.0.6"})}, 0, {Colours::kOff, 28}) ==
        "a  10.0.0.4, 10.0.0.5,\n"
        "   10.0.0.6\n");
}

}  // namespace routesight

#include "evaluator/report/text_style.h"

#include <catch2/catch.hpp>

namespace routesight {

TEST_CASE("what acts on a terminal is written out") {
  CHECK(Printable("azurerm_subnet.app[\"a\"]") == "azurerm_subnet.app[\"a\"]");
  CHECK(Printable("\x1b[31mred\x07") == "\\x1b[31mred\\x07");
  CHECK(Printable(std::string_view("a\0b\n", 4)) == "a\\x00b\\x0a");
  CHECK(Printable("\x7f") == "\\x7f");
  CHECK(Printable("\xc2\x9b"
                  "31m") == "\\u009b31m");  // CSI in one character.
  CHECK(Printable("a\xe2\x80\xae"
                  "b") == "a\\u202eb");  // Right-to-left override.
  CHECK(Printable("a\xe2\x80\x8b"
                  "b") == "a\\u200bb");                   // Zero width space.
  CHECK(Printable("\xf3\xa0\x81\x81") == "\\U000e0041");  // Tag character.
}

TEST_CASE("letters of any language stay") {
  CHECK(Printable("\xc3\xa9\xe2\x82\xac\xf0\x9f\x98\x80") ==
        "\xc3\xa9\xe2\x82\xac\xf0\x9f\x98\x80");
  CHECK(DisplayWidth("\xc3\xa9\xe2\x82\xac") == 2);
}

TEST_CASE("bytes that are no UTF-8 are written out") {
  CHECK(Printable("a\xff") == "a\\xff");
  CHECK(Printable("\xc3") == "\\xc3");
  CHECK(Printable("\xc0\x9b") == "\\xc0\\x9b");           // Overlong ESC.
  CHECK(Printable("\xed\xa0\x80") == "\\xed\\xa0\\x80");  // Surrogate.
  CHECK(Printable("\xe2\x82") == "\\xe2\\x82");
}

TEST_CASE("ink only where there are colours") {
  CHECK(Painted("x", Ink::kRed, {Colours::kOn, 0}) == "\x1b[31mx\x1b[0m");
  CHECK(Painted("x", Ink::kPlain, {Colours::kOn, 0}) == "x");
  CHECK(Painted("\x1b", Ink::kRed, {Colours::kOff, 0}) == "\\x1b");
}

TEST_CASE("lines are broken at spaces where there is a width") {
  const std::string text = "one two three four five six seven eight";
  CHECK(Wrapped(text, 2, {Colours::kOff, 30}) ==
        "  one two three four five six\n"
        "  seven eight\n");
  CHECK(Wrapped(text, 2, {}) == "  " + text + "\n");
  CHECK(Wrapped("a_word_that_is_longer_than_the_line b", 0, {Colours::kOff, 24}) ==
        "a_word_that_is_longer_than_the_line\nb\n");
  CHECK(Wrapped(text, 20, {Colours::kOff, 30}) == std::string(20, ' ') + text + "\n");
  CHECK(Wrapped("", 0, {}) == "\n");
}

TEST_CASE("counts have their plural") {
  CHECK(Counted(0, "finding") == "no findings");
  CHECK(Counted(1, "finding") == "1 finding");
  CHECK(Counted(2, "finding") == "2 findings");
}

}  // namespace routesight

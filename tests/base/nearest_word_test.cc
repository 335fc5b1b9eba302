#include "evaluator/base/nearest_word.h"

#include <catch2/catch.hpp>
#include <string>

namespace routesight {
namespace {

TEST_CASE("a misspelled word finds the one that was meant") {
  const std::vector<std::string_view> words = {"interfaces", "asn", "as_override", "sessions"};
  CHECK(NearestWord("asnn", words) == "asn");
  CHECK(NearestWord("sesions", words) == "sessions");
  CHECK(NearestWord("sessoins", words) == "sessions");
  CHECK(NearestWord("Interfaces", words) == "interfaces");
  CHECK(NearestWord("as-override", words) == "as_override");
}

TEST_CASE("a word far from all finds none") {
  const std::vector<std::string_view> words = {"asn", "sessions"};
  CHECK(NearestWord("colour", words).empty());
  CHECK(NearestWord("", words).empty());
  CHECK(NearestWord(std::string(1'000'000, 'a'), words).empty());
  CHECK(NearestWord("asn", {}).empty());
}

TEST_CASE("the words are listed, the nearest is offered") {
  CHECK(OneOfWords("x", {"on", "off"}) == "one of on, off");
  CHECK(OneOfWords("of", {"on", "off"}) == "one of on, off; did you mean \"on\"?");
  CHECK(OneOfWords("x", {"contains"}) == "contains");
}

}  // namespace
}  // namespace routesight
